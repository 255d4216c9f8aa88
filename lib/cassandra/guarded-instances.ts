import { Token } from 'aws-cdk-lib';
import { CassandraDatacenterProps } from './cassandra-workload';
import type { GuardedInstances } from '../backends/backend';
import type { ClusterModel, DatacenterModel } from '../model/cluster-model';
import { GuardedLeaving, UNKNOWN } from '../model/guarded-cluster';
import { estimatedAllocatable } from '../sizing/allocatable';
import { podFootprint, roomForPod } from '../sizing/pod-size';

/** What the change guard compares of the instances of each datacenter, which no custom resource tells. */
export function guardedInstances(model: ClusterModel, props: readonly CassandraDatacenterProps[]): Map<string, GuardedInstances> {
  return new Map(model.datacenters.map((datacenter): [string, GuardedInstances] => {
    const { workerNodes, instanceType } = propsOf(datacenter, props);
    const { existing } = datacenter.workers;
    return [datacenter.name, {
      ...(!existing && { workers: workerNodes ?? datacenter.nodes }),
      foreignWorkers: existing,
      instanceType: Token.isUnresolved(instanceType.toString()) ? UNKNOWN : instanceType.toString(),
      ...roomAndRequests(datacenter, model),
    }];
  }));
}

/** Datacenters that leave, with the nodes that there are instances for. */
export function guardedLeaving(model: ClusterModel, props: readonly CassandraDatacenterProps[]): GuardedLeaving[] {
  return model.leaving.map((datacenter) => ({ name: datacenter.name, workers: propsOf(datacenter, props).workerNodes ?? datacenter.nodes }));
}

/** The props that a datacenter was made from. */
export function propsOf({ name }: DatacenterModel, props: readonly CassandraDatacenterProps[]): CassandraDatacenterProps {
  return props.find((one) => one.name === name)!;
}

function roomAndRequests({ instance, pod, workers }: DatacenterModel, { sizing, companions }: ClusterModel): Pick<GuardedInstances, 'room' | 'requests'> {
  const each = podFootprint(pod, companions);
  const requests = { cpuMillis: each.cpuMillis * workers.nodesPerWorker, memoryMib: each.memoryMib * workers.nodesPerWorker };
  if (!instance) return { requests };
  const room = roomForPod(estimatedAllocatable(instance, workers.maxPods, sizing), workers.daemonsets);
  return { room: { cpuMillis: Math.floor(room.cpuMillis), memoryMib: Math.floor(room.memoryMib) }, requests };
}
