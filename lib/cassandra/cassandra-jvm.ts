import { Duration } from 'aws-cdk-lib';
import { checkedCall } from '../input/checked';

/** How G1 collects garbage. */
export interface G1Options {
  /**
   * Pause that it aims at (`MaxGCPauseMillis`).
   * @default - 300 ms in Cassandra's own files
   */
  readonly maxPause?: Duration;

  /**
   * Threads that work while the application stands still (`ParallelGCThreads`).
   * @default - by the number of CPUs
   */
  readonly parallelThreads?: number;

  /**
   * Threads that work beside the application (`ConcGCThreads`).
   * @default - a quarter of the parallel ones
   */
  readonly concurrentThreads?: number;

  /**
   * Per cent of the heap at which it starts (`InitiatingHeapOccupancyPercent`): 0 to 100.
   * @default - 70 in Cassandra's own files
   */
  readonly initiatingHeapOccupancyPercent?: number;
}

/**
 * The garbage collector of Cassandra's JVM.
 *
 * @example
 * const jvm: CassandraJvmOptions = { garbageCollector: JvmGarbageCollector.g1({ maxPause: Duration.millis(200) }) };
 */
export class JvmGarbageCollector {
  /**
   * G1, which most clusters run with.
   *
   * @param options how
   */
  public static g1(options: G1Options = {}): JvmGarbageCollector {
    [options] = checkedCall('JvmGarbageCollector.g1', options);
    const { maxPause, parallelThreads, concurrentThreads, initiatingHeapOccupancyPercent } = options;
    const flags: [string, number | undefined][] = [
      ['MaxGCPauseMillis', maxPause?.toMilliseconds()],
      ['ParallelGCThreads', parallelThreads],
      ['ConcGCThreads', concurrentThreads],
      ['InitiatingHeapOccupancyPercent', initiatingHeapOccupancyPercent],
    ];
    return new JvmGarbageCollector('G1GC', flags.filter(([, value]) => value !== undefined).map(([flag, value]) => `-XX:${flag}=${value}`));
  }

  /** ZGC: pauses of a millisecond for more CPU and more memory. Experimental on Java 11, which Cassandra 4.0 and 4.1 run on. */
  public static zgc(): JvmGarbageCollector {
    return new JvmGarbageCollector('ZGC', []);
  }

  /** Shenandoah: short pauses; only in builds of Java that have it, such as those of Red Hat. */
  public static shenandoah(): JvmGarbageCollector {
    return new JvmGarbageCollector('Shenandoah', []);
  }

  private constructor(
    /** Name, as the operator knows it. @internal */
    public readonly _name: 'G1GC' | 'ZGC' | 'Shenandoah',
    /** What is set of it. @internal */
    public readonly _flags: string[],
  ) {}
}

/** Options of Cassandra's JVM. The size of the heap is `heap` of the datacenter. */
export interface CassandraJvmOptions {
  /**
   * The garbage collector.
   * @default - G1
   */
  readonly garbageCollector?: JvmGarbageCollector;

  /**
   * More options, as in "-Dcassandra.max_queued_native_transport_requests=1024". They come after all options files of the image, so they win.
   * @default - none
   */
  readonly options?: string[];
}
