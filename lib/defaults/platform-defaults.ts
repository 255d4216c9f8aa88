import type { DefaultsTable } from './defaults-table';
import { DEFAULTS_V1 } from './defaults-v1';

/**
 * A set of default versions and sizes.
 *
 * It contains every default whose change would roll nodes or restart Cassandra: AMI release, add-on and chart versions, the sizing formula, user
 * data. A set never changes after its release. A new release of the library adds a new set, and you decide when to use it.
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
