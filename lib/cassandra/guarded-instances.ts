import { Token } from 'aws-cdk-lib';
import { nodesOfRack } from './build-model';
import { CassandraDatacenterOptions } from './cassandra-workload';
import type { GuardedInstances } from '../backends/backend';
import type { ClusterModel, DatacenterModel } from '../model/cluster-model';
import { GuardedLeaving, UNKNOWN } from '../model/guarded-cluster';
import { estimatedAllocatable } from '../sizing/allocatable';
import { podFootprint, roomForPod } from '../sizing/pod-size';
import { workersFor } from '../sizing/workers';

/** What the change guard compares of the instances of each datacenter, which no custom resource tells. */
export function guardedInstances(model: ClusterModel, props: readonly CassandraDatacenterOptions[]): Map<string, GuardedInstances> {
  return new Map(model.datacenters.map((datacenter): [string, GuardedInstances] => {
    const { workerNodes, instanceType } = propsOf(datacenter, props);
    return [datacenter.name, {
      ...(!datacenter.workers.existing && { workers: workerNodes ?? datacenter.nodes }),
      ...placed(datacenter),
      instanceType: Token.isUnresolved(instanceType.toString()) ? UNKNOWN : instanceType.toString(),
      ...roomAndRequests(datacenter, model),
    }];
  }));
}

/** Datacenters that leave, with the nodes that there are instances for. */
export function guardedLeaving(model: ClusterModel, props: readonly CassandraDatacenterOptions[]): GuardedLeaving[] {
  return model.leaving.map((datacenter) => ({
    name: datacenter.name, workers: propsOf(datacenter, props).workerNodes ?? datacenter.nodes, ...placed(datacenter),
  }));
}

/** Who makes its instances, and how many there are of ours for each rack. */
function placed({ nodes, racks, workers }: DatacenterModel): Pick<GuardedLeaving, 'foreignWorkers' | 'rackInstances'> {
  if (workers.existing) return { foreignWorkers: true };
  return {
    foreignWorkers: false,
    rackInstances: racks.map(({ name }, at) => {
      const instancesFor = (count: number) => workersFor(nodesOfRack(count, racks.length, at), workers);
      return { rack: name, instances: instancesFor(workers.keptFor ?? nodes), needed: instancesFor(nodes) };
    }),
  };
}

/** The props that a datacenter was made from. */
export function propsOf({ name }: DatacenterModel, props: readonly CassandraDatacenterOptions[]): CassandraDatacenterOptions {
  return props.find((one) => one.name === name)!;
}

function roomAndRequests({ instance, pod, workers }: DatacenterModel, { sizing, companions }: ClusterModel): Pick<GuardedInstances, 'room' | 'requests'> {
  const each = podFootprint(pod, companions);
  const requests = { cpuMillis: each.cpuMillis * workers.nodesPerWorker, memoryMib: each.memoryMib * workers.nodesPerWorker };
  if (!instance) return { requests };
  const room = roomForPod(estimatedAllocatable(instance, workers.maxPods, sizing), workers.daemonsets);
  return { room: { cpuMillis: Math.floor(room.cpuMillis), memoryMib: Math.floor(room.memoryMib) }, requests };
}
