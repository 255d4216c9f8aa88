import { RING } from './watch';
import type { Rendered } from '../../lib/backends/backend';
import { KubernetesObject, mebibytes, ownLabels } from '../../lib/backends/kubernetes-object';
import type { ClusterModel } from '../../lib/model/cluster-model';
import { rendered } from '../../lib/model/deferred';

/** What only this backend has. */
export interface ToyModel {
  readonly flavour: string;
}

/** Everything of a cluster is one Ring. */
export function render(model: ClusterModel): Rendered {
  const { flavour } = model.own as ToyModel;
  const [datacenter] = model.datacenters;
  const ring = object(model, `${RING.group}/${RING.version}`, RING.kind, model.name, {
    flavour,
    clusterName: model.clusterName,
    release: model.version.text,
    nodes: datacenter.nodes,
    datacenter: datacenter.name,
    racks: datacenter.racks.map(({ name, zone }) => ({ name, zone: rendered(zone) })),
    memory: mebibytes(datacenter.pod.memoryMib),
    storage: { class: datacenter.storage.storageClass, gib: rendered(datacenter.storage.sizeGib) },
    settings: model.cassandraYaml,
    account: model.serviceAccount,
  });
  return {
    namespace: [{ id: 'Namespace', object: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: rendered(model.namespace) } } }],
    prerequisites: [{ id: 'Account', object: object(model, 'v1', 'ServiceAccount', model.serviceAccount) }],
    cluster: [{ id: 'Ring', object: ring }],
    afterwards: [],
  };
}

function object(model: ClusterModel, apiVersion: string, kind: string, name: string, spec?: object): KubernetesObject {
  return { apiVersion, kind, metadata: { name, namespace: rendered(model.namespace), labels: ownLabels(model.name) }, ...(spec && { spec }) };
}
