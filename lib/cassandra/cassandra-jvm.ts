import { Duration } from 'aws-cdk-lib';
import { checkedCall } from '../input/checked';

/** Options of the G1 garbage collector. */
export interface G1Options {
  /**
   * Target for the maximum pause (`MaxGCPauseMillis`).
   * @default - 300 ms, from Cassandra's own files
   */
  readonly maxPause?: Duration;

  /**
   * Number of threads during pauses (`ParallelGCThreads`).
   * @default - by the number of CPUs
   */
  readonly parallelThreads?: number;

  /**
   * Number of threads that run concurrently with the application (`ConcGCThreads`).
   * @default - a quarter of the parallel ones
   */
  readonly concurrentThreads?: number;

  /**
   * Percentage of heap occupancy that starts a concurrent cycle (`InitiatingHeapOccupancyPercent`): 0 to 100.
   * @default - 70, from Cassandra's own files
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
   * The G1 collector, the usual choice.
   *
   * @param options options of the collector
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

  /** ZGC: pauses of about a millisecond, at the cost of more CPU and memory. Experimental on Java 11, on which Cassandra 4.0 and 4.1 run. */
  public static zgc(): JvmGarbageCollector {
    return new JvmGarbageCollector('ZGC', []);
  }

  /** Shenandoah: short pauses. Only some JDK builds include it, such as those of Red Hat. */
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

/** Options of Cassandra's JVM. The heap size is `heap` of the datacenter. */
export interface CassandraJvmOptions {
  /**
   * The garbage collector.
   * @default - G1
   */
  readonly garbageCollector?: JvmGarbageCollector;

  /**
   * Additional JVM options, as in "-Dcassandra.max_queued_native_transport_requests=1024". They follow the options files of the image and take
   * precedence.
   * @default - none
   */
  readonly options?: string[];
}
