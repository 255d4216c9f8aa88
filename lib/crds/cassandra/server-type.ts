import { Choice } from '../rendering/choice';

/**
 * Distributions of Cassandra.
 */
export class ServerType extends Choice {
  /** Apache Cassandra. */
  public static readonly CASSANDRA = new ServerType('cassandra');

  /** DataStax Enterprise. */
  public static readonly DSE = new ServerType('dse');

  /** DataStax Hyper-Converged Database (HCD). */
  public static readonly HCD = new ServerType('hcd');

  /**
   * A distribution that only a newer operator knows.
   *
   * @param value The string in the manifest.
   */
  public static of(value: string): ServerType {
    return new ServerType(value);
  }
}
