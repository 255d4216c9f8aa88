import { replication } from './data-capacity';
import type { DatacenterModel, RackModel } from '../model/cluster-model';
import { Deferred, isUnresolved } from '../model/deferred';

/** What is left of a datacenter when the zone goes that hurts it most. */
export interface ZoneLoss {
  readonly copiesLeft: number;
  readonly nodesLeft: number;
  readonly localQuorum: boolean;
}

/** Two zones that only the deployment knows are the same if their placeholders are. */
export function zoneKey(zone: Deferred<string>): string {
  return isUnresolved(zone) ? JSON.stringify(zone.unresolved) : zone;
}

export function quorum(copies: number): number {
  return Math.floor(copies / 2) + 1;
}

export function zoneLoss(datacenter: DatacenterModel): ZoneLoss {
  const copies = replication(datacenter);
  const copiesLeft = Math.min(copies, ...zonesOf([datacenter]).map((zone) => copies - copiesIn(zone, datacenter)));
  const nodesLeft = Math.min(datacenter.nodes, ...zonesOf([datacenter]).map((zone) => datacenter.nodes - nodesIn(zone, datacenter.racks)));
  return { copiesLeft, nodesLeft, localQuorum: copiesLeft >= quorum(copies) };
}

/** Whether QUORUM, which counts the copies of all datacenters together, is answered without any one of the zones. */
export function quorumWithoutAnyZone(datacenters: readonly DatacenterModel[]): boolean {
  const copies = sum(datacenters.map(replication));
  return zonesOf(datacenters).every((zone) => copies - sum(datacenters.map((datacenter) => copiesIn(zone, datacenter))) >= quorum(copies));
}

/** How many copies of one row a zone can hold. Cassandra puts each copy into another rack as long as there are racks. */
function copiesIn(zone: string, { racks, nodes }: DatacenterModel): number {
  const copies = replication({ racks, nodes });
  const within = racks.filter((rack) => zoneKey(rack.zone) === zone);
  const perRack = racks.length >= copies ? within.length : copies - (racks.length - within.length);
  return Math.min(copies, perRack, nodesIn(zone, racks));
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
