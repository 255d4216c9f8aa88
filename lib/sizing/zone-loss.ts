import { replication } from './data-capacity';
import type { DatacenterModel, RackModel } from '../model/cluster-model';
import { Deferred, isUnresolved } from '../model/deferred';

/** What is left of a datacenter when the zone goes that hurts it most. */
export interface ZoneLoss {
  readonly replicasLeft: number;
  readonly nodesLeft: number;
  readonly localQuorum: boolean;
}

/** Two zones that only the deployment knows are the same if their placeholders are. */
export function zoneKey(zone: Deferred<string>): string {
  return isUnresolved(zone) ? JSON.stringify(zone.unresolved) : zone;
}

export function quorum(replicas: number): number {
  return Math.floor(replicas / 2) + 1;
}

export function zoneLoss(datacenter: DatacenterModel): ZoneLoss {
  const replicas = replication(datacenter);
  const replicasLeft = Math.min(replicas, ...zonesOf([datacenter]).map((zone) => replicas - replicasIn(zone, datacenter)));
  const nodesLeft = Math.min(datacenter.nodes, ...zonesOf([datacenter]).map((zone) => datacenter.nodes - nodesIn(zone, datacenter.racks)));
  return { replicasLeft, nodesLeft, localQuorum: replicasLeft >= quorum(replicas) };
}

/** Whether QUORUM, which counts the replicas of all datacenters together, is answered without any one of the zones. */
export function quorumWithoutAnyZone(datacenters: readonly DatacenterModel[]): boolean {
  const replicas = sum(datacenters.map(replication));
  return zonesOf(datacenters).every((zone) => replicas - sum(datacenters.map((datacenter) => replicasIn(zone, datacenter))) >= quorum(replicas));
}

/** How many replicas of one row a zone can hold. Cassandra puts each replica into another rack as long as there are racks. */
function replicasIn(zone: string, { racks, nodes }: DatacenterModel): number {
  const replicas = replication({ racks, nodes });
  const within = racks.filter((rack) => zoneKey(rack.zone) === zone);
  const perRack = racks.length >= replicas ? within.length : replicas - (racks.length - within.length);
  return Math.min(replicas, perRack, nodesIn(zone, racks));
}

function nodesIn(zone: string, racks: readonly RackModel[]): number {
  return sum(racks.filter((rack) => zoneKey(rack.zone) === zone).map(({ nodes }) => nodes));
}

function zonesOf(datacenters: readonly DatacenterModel[]): string[] {
  return [...new Set(datacenters.flatMap(({ racks }) => racks.map(({ zone }) => zoneKey(zone))))];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
