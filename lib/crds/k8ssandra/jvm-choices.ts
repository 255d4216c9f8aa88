import { Choice } from '../rendering/choice';

/**
 * From where JMX accepts connections, and how it authenticates clients.
 */
export class JmxConnectionType extends Choice {
  /** From within the pod only, without authentication. */
  public static readonly LOCAL_NO_AUTH = new JmxConnectionType('local-no-auth');

  /** From anywhere, without authentication. */
  public static readonly REMOTE_NO_AUTH = new JmxConnectionType('remote-no-auth');

  /** From anywhere, authenticated with the roles of DataStax Enterprise. */
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
 * What happens if a TTL expires after the last date that Cassandra can store.
 */
export class ExpirationDateOverflowPolicy extends Choice {
  /** Rejects the write. */
  public static readonly REJECT = new ExpirationDateOverflowPolicy('REJECT');

  /** Sets the expiration to the last possible date, with a warning. */
  public static readonly CAP = new ExpirationDateOverflowPolicy('CAP');

  /** Sets the expiration to the last possible date, without a warning. */
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
