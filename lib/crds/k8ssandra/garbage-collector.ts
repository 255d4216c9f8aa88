import { Choice } from '../rendering/choice';

/**
 * Garbage collectors of the JVM. Cassandra 3.11 knows G1 and CMS, Cassandra 4.x all but CMS; Cassandra 5.0 does not read
 * this choice.
 */
export class GarbageCollector extends Choice {
  /** Garbage first. */
  public static readonly G1GC = new GarbageCollector('G1GC');

  /** Concurrent mark sweep. */
  public static readonly CMS = new GarbageCollector('CMS');

  /** The Z collector. */
  public static readonly ZGC = new GarbageCollector('ZGC');

  /** Shenandoah. */
  public static readonly SHENANDOAH = new GarbageCollector('Shenandoah');

  /** The collector of GraalVM. */
  public static readonly GRAAL = new GarbageCollector('Graal');

  /** None of these: the additional options say which. */
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
