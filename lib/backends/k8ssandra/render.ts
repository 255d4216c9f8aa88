import { backupSchedules } from './backup-schedules';
import { certificates } from './encryption';
import { k8ssandraCluster } from './k8ssandra-cluster';
import { monitoring } from './monitoring';
import { namespace, serviceAccounts } from './namespace-objects';
import { networkPolicies } from './network-policies';
import type { ClusterModel } from '../../model/cluster-model';
import type { Rendered, RenderedObject } from '../backend';
import { KubernetesObject } from '../kubernetes-object';

/** Renders the custom resource from which the operator creates Cassandra, and the objects around it. */
export function render(model: ClusterModel): Rendered {
  return {
    namespace: model.createNamespace ? [{ id: 'Namespace', object: namespace(model) }] : [],
    prerequisites: [...serviceAccounts(model), ...networkPolicies(model), ...certificates(model)].map(named),
    cluster: [named(k8ssandraCluster(model))],
    afterwards: [...backupSchedules(model), ...monitoring(model)].map(named),
  };
}

function named(object: KubernetesObject): RenderedObject {
  return { id: `${object.kind}-${object.metadata.name}`, object };
}
