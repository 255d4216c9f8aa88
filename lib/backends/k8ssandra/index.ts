import { backupSchedules } from './backup-schedules';
import { certificates } from './encryption';
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

/** What there is around the custom resource, by the step of the deployment in which it comes. */
export interface RenderedSurroundings {
  /** What pods need before they start: namespace first, then identities and policies. */
  readonly namespace: RenderedObject[];
  readonly prerequisites: RenderedObject[];
  /** What refers to datacenters that exist. */
  readonly schedules: RenderedObject[];
}

/** The custom resource that the operator turns into Cassandra. */
export function renderCluster(model: ClusterModel): RenderedObject {
  return named(k8ssandraCluster(model));
}

export function renderSurroundings(model: ClusterModel): RenderedSurroundings {
  return {
    namespace: model.createNamespace ? [{ id: 'Namespace', object: namespace(model) }] : [],
    prerequisites: [...serviceAccounts(model), ...networkPolicies(model), ...certificates(model)].map(named),
    schedules: backupSchedules(model).map(named),
  };
}

function named(object: KubernetesObject): RenderedObject {
  return { id: `${object.kind}-${object.metadata.name}`, object };
}
