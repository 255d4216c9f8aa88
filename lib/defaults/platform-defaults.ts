import type { DefaultsTable } from './defaults-table';
import { DEFAULTS_V1 } from './defaults-v1';

/**
 * The versions and sizes that this library chooses when you do not.
 *
 * Whatever would roll nodes or restart Cassandra when it changes hangs on such a set: AMI release, add-on and chart versions, the sizing
 * formula, user data. A set never changes after its release; a new release of the library adds a new one, and you move to it when you want.
 */
export class PlatformDefaults {
  /** The set of November 2026: k8ssandra-operator 1.32.5, Kubernetes 1.33 to 1.36. */
  public static readonly V1 = new PlatformDefaults('V1', DEFAULTS_V1);

  /** @internal */
  public readonly _table: DefaultsTable;

  private constructor(
    /** Name of the set. */
    public readonly name: string,
    table: DefaultsTable,
  ) {
    this._table = table;
  }
}
