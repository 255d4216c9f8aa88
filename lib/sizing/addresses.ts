import { workersFor } from './workers';
import { zoneKey } from './zone-loss';
import type { ClusterModel, InstanceModel } from '../model/cluster-model';
import { Deferred, known } from '../model/deferred';
import { CNI_ADDRESS_POOL } from '../private/address-pool';

/** One node more in each rack: a replacement is there before the addresses of what it replaces are free again. */
const REPLACEMENTS = 1;

/** Addresses of the subnet that a node takes: the pool that the network add-on keeps for pods, and one for each interface that the pool needs. */
export function nodeAddresses(instance: InstanceModel | undefined): number {
  return poolSize(instance) + nodeInterfaces(instance);
}

/** Network interfaces that the pool needs. */
export function nodeInterfaces(instance: InstanceModel | undefined): number {
  return Math.max(1, Math.ceil(poolSize(instance) / addressesForPods(instance)));
}

function poolSize(instance: InstanceModel | undefined): number {
  return Math.min(CNI_ADDRESS_POOL.minimum, (instance?.network?.interfaces ?? Infinity) * addressesForPods(instance));
}

function addressesForPods(instance: InstanceModel | undefined): number {
  return (instance?.network?.addressesPerInterface ?? Infinity) - 1;
}

/** What all racks in one zone take of its subnet, and what that has; undefined if only the deployment knows. */
export interface ZoneAddresses {
  /** Name of the zone; undefined if only the deployment knows it. */
  readonly zone?: string;
  /** What the nodes take. */
  readonly running: number;
  /** What they take while one in each rack is replaced. */
  readonly needed: number;
  readonly available?: number;
}


/** For each zone, in the order of the zones and then of the racks. */
export function zoneAddresses({ zones, datacenters }: ClusterModel): Map<string, ZoneAddresses> {
  const found = new Map<string, ZoneAddresses>(zones.map((zone) => [zoneKey(zone), none(zone)]));
  for (const { racks, instance, workers } of datacenters) {
    const each = workers.addresses ?? nodeAddresses(instance);
    for (const { zone, nodes, subnetAddresses } of racks) {
      const machines = workersFor(nodes, workers);
      const before = found.get(zoneKey(zone)) ?? none(zone);
      found.set(zoneKey(zone), {
        zone: before.zone,
        running: before.running + machines * each,
        needed: before.needed + (machines + REPLACEMENTS) * each,
        available: subnetAddresses ?? before.available,
      });
    }
  }
  return found;
}

function none(zone: Deferred<string>): ZoneAddresses {
  return { zone: known(zone), running: 0, needed: 0 };
}
