import { HEADROOM, nodeCapacity } from './data-capacity';
import { mebibytes, volumeSpeed } from './volume-speed';
import type { BackupModel, ClusterModel, DatacenterModel } from '../model/cluster-model';

/** GiB of a node whose volume is as full as it may get. */
export function fullNodeGib(datacenter: DatacenterModel): number | undefined {
  return nodeCapacity(datacenter, HEADROOM.leveled);
}

/** MiB that a node moves to or from the bucket in a second: the limit for each of its files, if instance and volume keep up. */
export function transferMibps({ transferMibps: perFile, concurrentTransfers }: BackupModel, { storage, instance, workers }: DatacenterModel): number {
  const told = perFile * concurrentTransfers;
  const volume = volumeSpeed(storage)?.throughput ?? told;
  const machine = instance?.ebs ? mebibytes(instance.ebs.mbps / workers.nodesPerWorker) : told;
  // Not whole numbers: a share of the smallest instance is less than one.
  return +Math.min(told, volume, machine).toPrecision(3);
}

/** How long it takes to upload, or to restore, that many GiB on one node; all nodes do it at the same time. */
export function transferHours(gib: number, mibps: number): number {
  return gib * 1024 / mibps / 3600;
}

/** How long the deployment waits for a new cluster: a custom resource must answer within an hour. */
export const FIRST_START_LIMIT_MINUTES = 55;

/** How long a new cluster takes from the custom resource to its last ready node. Datacenters follow each other too. */
export function firstStartMinutes({ datacenters, companions }: ClusterModel): number {
  return companions.minutesBeforeFirst + companions.minutesPerNode * datacenters.reduce((nodes, datacenter) => nodes + datacenter.nodes, 0);
}
