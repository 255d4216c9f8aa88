import { backupSchedules } from './backup-schedules';
import { k8ssandraCluster } from './k8ssandra-cluster';
import { KubernetesObject } from './kubernetes-object';
import { namespace, serviceAccounts } from './namespace-objects';
import { networkPolicies } from './network-policies';
import type { ClusterModel } from '../../model/cluster-model';

/** A rendered object and the id under which it hangs in the construct tree, which never changes. */
export interface RenderedObject {
  readonly id: string;
  readonly object: KubernetesObject;
}

/** Everything that one Cassandra cluster is in Kubernetes, by the step of the deployment in which it comes. */
export interface RenderedCluster {
  /** What pods need before they start: namespace first, then identities and policies. */
  readonly namespace: RenderedObject[];
  readonly prerequisites: RenderedObject[];
  /** The custom resource that the operator turns into Cassandra. */
  readonly cluster: RenderedObject;
  /** What refers to datacenters that exist. */
  readonly schedules: RenderedObject[];
}

export function renderCluster(model: ClusterModel): RenderedCluster {
  return {
    namespace: model.createNamespace ? [{ id: 'Namespace', object: namespace(model) }] : [],
    prerequisites: [...serviceAccounts(model), ...networkPolicies(model)].map(named),
    cluster: named(k8ssandraCluster(model)),
    schedules: backupSchedules(model).map(named),
  };
}

function named(object: KubernetesObject): RenderedObject {
  return { id: `${object.kind}-${object.metadata.name}`, object };
}
