import { Size } from 'aws-cdk-lib';
import { CassandraConfiguration } from './configuration/cassandra-configuration';
import { checkedCall } from '../input/checked';

/** What a profile of one's own says. */
export interface CassandraProfileOptions {
  /**
   * Configuration that the cluster's own is laid over.
   * @default - none
   */
  readonly configuration?: CassandraConfiguration;

  /**
   * Whether a datacenter has one rack, in the first zone, unless its racks are given.
   * @default false
   */
  readonly singleRack?: boolean;

  /**
   * Ids of rules whose warnings are meant to be: they are not told.
   * @default - none
   */
  readonly acknowledgedWarnings?: string[];
}

/**
 * What a cluster is for: settings that go together, as data. What the cluster says itself wins.
 *
 * @example
 * const profile = CassandraProfile.DEVELOPMENT;
 */
export class CassandraProfile {
  /**
   * A cluster to try things on: one rack, and no warnings about what it can therefore not survive. It has one node unless `nodes` says otherwise;
   * give it a small machine.
   */
  public static readonly DEVELOPMENT = new CassandraProfile('development', {
    singleRack: true,
    // A small machine has nothing left for the concurrency of a large one.
    configuration: { concurrency: { reads: 16, writes: 16 }, compaction: { concurrentCompactors: 1 } },
    acknowledgedWarnings: ['quorum-nodes', 'no-backup', 'nodes-per-rack', 'rack-zones', 'zones-named'],
  });

  /** Cassandra's and the operator's own defaults, and every warning. */
  public static readonly PRODUCTION = new CassandraProfile('production', {});

  /**
   * Much data on each node, two terabytes and more: compaction and streaming get the speed without which a node never catches up, or takes days to
   * be replaced. Its volumes need at least 500 MiB/s.
   */
  public static readonly DENSE = new CassandraProfile('dense', {
    configuration: {
      compaction: { throughput: Size.mebibytes(128), concurrentCompactors: 4 },
      streaming: { throughput: Size.mebibytes(100), entireSstables: true },
    },
  });

  /**
   * A profile of one's own.
   *
   * @param name its name
   * @param options what it says
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
