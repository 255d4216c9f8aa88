import { Choice } from '../rendering/choice';

/**
 * Garbage collectors of the JVM. Cassandra 3.11 supports G1 and CMS, Cassandra 4.x supports all except CMS, and Cassandra 5.0 ignores this
 * choice.
 */
export class GarbageCollector extends Choice {
  /** Garbage-First (G1). */
  public static readonly G1GC = new GarbageCollector('G1GC');

  /** Concurrent Mark Sweep (CMS). */
  public static readonly CMS = new GarbageCollector('CMS');

  /** Z Garbage Collector (ZGC). */
  public static readonly ZGC = new GarbageCollector('ZGC');

  /** Shenandoah. */
  public static readonly SHENANDOAH = new GarbageCollector('Shenandoah');

  /** The garbage collector of GraalVM. */
  public static readonly GRAAL = new GarbageCollector('Graal');

  /** None of these: the additional options select the collector. */
  public static readonly CUSTOM = new GarbageCollector('Custom');

  /**
   * A collector that only a newer operator knows.
   *
   * @param value The string in the manifest.
   */
  public static of(value: string): GarbageCollector {
    return new GarbageCollector(value);
  }
}
