import { Choice } from '../rendering/choice';

/**
 * From where JMX can be reached, and how it knows its callers.
 */
export class JmxConnectionType extends Choice {
  /** From the pod itself, by everybody. */
  public static readonly LOCAL_NO_AUTH = new JmxConnectionType('local-no-auth');

  /** From anywhere, by everybody. */
  public static readonly REMOTE_NO_AUTH = new JmxConnectionType('remote-no-auth');

  /** From anywhere, with the roles of DataStax Enterprise. */
  public static readonly REMOTE_DSE_UNIFIED_AUTH = new JmxConnectionType('remote-dse-unified-auth');

  /**
   * A type that only a newer operator knows.
   *
   * @param value The string in the manifest.
   */
  public static of(value: string): JmxConnectionType {
    return new JmxConnectionType(value);
  }
}

/**
 * What happens to a time to live that ends after the last date Cassandra can store.
 */
export class ExpirationDateOverflowPolicy extends Choice {
  /** The write is refused. */
  public static readonly REJECT = new ExpirationDateOverflowPolicy('REJECT');

  /** The data expires at the last date, with a warning. */
  public static readonly CAP = new ExpirationDateOverflowPolicy('CAP');

  /** The data expires at the last date, without a warning. */
  public static readonly CAP_NOWARN = new ExpirationDateOverflowPolicy('CAP_NOWARN');

  /**
   * A policy that only a newer Cassandra knows.
   *
   * @param value The string in the manifest.
   */
  public static of(value: string): ExpirationDateOverflowPolicy {
    return new ExpirationDateOverflowPolicy(value);
  }
}
