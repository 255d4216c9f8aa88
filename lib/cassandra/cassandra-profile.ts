import { Size } from 'aws-cdk-lib';
import { CassandraConfiguration } from './configuration/cassandra-configuration';
import { checkedCall } from '../input/checked';

/** Options of a custom profile. */
export interface CassandraProfileOptions {
  /**
   * Base configuration, over which that of the cluster is merged.
   * @default - none
   */
  readonly configuration?: CassandraConfiguration;

  /**
   * Whether a datacenter has one rack, in the first zone, by default.
   * @default false
   */
  readonly singleRack?: boolean;

  /**
   * Ids of rules whose warnings are acknowledged.
   * @default - none
   */
  readonly acknowledgedWarnings?: string[];
}

/**
 * A set of settings for one purpose. The props of the cluster take precedence over those of the profile.
 *
 * @example
 * const profile = CassandraProfile.DEVELOPMENT;
 */
export class CassandraProfile {
  /**
   * A cluster for development: one rack, and no warnings about failures that it therefore does not survive. It has one node by default; use a small
   * instance type.
   */
  public static readonly DEVELOPMENT = new CassandraProfile('development', {
    singleRack: true,
    // A small instance has not the resources for the concurrency of a large one.
    configuration: { concurrency: { reads: 16, writes: 16 }, compaction: { concurrentCompactors: 1 } },
    acknowledgedWarnings: ['quorum-nodes', 'no-backup', 'nodes-per-rack', 'rack-zones', 'zones-named'],
  });

  /** The defaults of Cassandra and the operator, with all warnings. */
  public static readonly PRODUCTION = new CassandraProfile('production', {});

  /**
   * For two terabytes of data per node and more: compaction and streaming are allowed the throughput without which a node never catches up, or takes
   * days to be replaced. Volumes need at least 500 MiB/s.
   */
  public static readonly DENSE = new CassandraProfile('dense', {
    configuration: {
      compaction: { throughput: Size.mebibytes(128), concurrentCompactors: 4 },
      streaming: { throughput: Size.mebibytes(100), entireSstables: true },
    },
  });

  /**
   * A custom profile.
   *
   * @param name the name of the profile
   * @param options the settings of the profile
   */
  public static of(name: string, options: CassandraProfileOptions): CassandraProfile {
    [name, options] = checkedCall('CassandraProfile.of', name, options);
    return new CassandraProfile(name, options);
  }

  private constructor(
    /** Name of the profile. */
    public readonly name: string,
    /** What it says. @internal */
    public readonly _options: CassandraProfileOptions,
  ) {}
}
