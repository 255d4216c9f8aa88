import { Choice } from '../rendering/choice';

/**
 * How many Reaper instances a cluster has.
 */
export class DeploymentMode extends Choice {
  /** One per datacenter. */
  public static readonly PER_DC = new DeploymentMode('PER_DC');

  /** One in the first datacenter, which must reach all nodes. */
  public static readonly SINGLE = new DeploymentMode('SINGLE');

  /** None: a standalone Reaper repairs this cluster. */
  public static readonly CONTROL_PLANE = new DeploymentMode('CONTROL_PLANE');

  /**
   * A mode that only a newer operator knows.
   *
   * @param value The string in the manifest.
   */
  public static of(value: string): DeploymentMode {
    return new DeploymentMode(value);
  }
}

/**
 * Where Reaper stores its data.
 */
export class ReaperStorageType extends Choice {
  /** In a keyspace of the cluster that it repairs. */
  public static readonly CASSANDRA = new ReaperStorageType('cassandra');

  /** On its own volume; it can then repair several clusters. */
  public static readonly LOCAL = new ReaperStorageType('local');

  /**
   * A type that only a newer operator knows.
   *
   * @param value The string in the manifest.
   */
  public static of(value: string): ReaperStorageType {
    return new ReaperStorageType(value);
  }
}

/**
 * Types of repairs.
 */
export class RepairType extends Choice {
  /** Full repair, split into segments by token range. */
  public static readonly REGULAR = new RepairType('REGULAR');

  /** Full repair that adapts to how long its segments take: for Cassandra 3. */
  public static readonly ADAPTIVE = new RepairType('ADAPTIVE');

  /** Repair of the data written since the last repair: for Cassandra 4 and newer. */
  public static readonly INCREMENTAL = new RepairType('INCREMENTAL');

  /** Adaptive for Cassandra 3, incremental for newer ones. */
  public static readonly AUTO = new RepairType('AUTO');

  /**
   * A kind that only a newer operator knows.
   *
   * @param value The string in the manifest.
   */
  public static of(value: string): RepairType {
    return new RepairType(value);
  }
}

/**
 * Which datacenters a Reaper instance can reach.
 */
export class DatacenterAvailability extends Choice {
  /** Only its own. */
  public static readonly LOCAL = new DatacenterAvailability('LOCAL');

  /** All of them. */
  public static readonly ALL = new DatacenterAvailability('ALL');

  /** Only its own; every other datacenter has its own Reaper, and they share the work. */
  public static readonly EACH = new DatacenterAvailability('EACH');

  /**
   * An availability that only a newer operator knows.
   *
   * @param value The string in the manifest.
   */
  public static of(value: string): DatacenterAvailability {
    return new DatacenterAvailability(value);
  }
}
