import type { ClusterModel } from '../../model/cluster-model';
import { Deferred, rendered } from '../../model/deferred';
import type { PodsModel } from '../../model/pods-model';
import type { CqlClients } from '../backend';
import { KubernetesObject, ownLabels } from '../kubernetes-object';

/** Ports of the pods that the operators create. Source: cass-operator 1.30.3, Medusa 0.29, Reaper 5. */
const PORTS = {
  internode: [7000, 7001],
  cql: [9042, 9142],
  managementApi: [8080],
  medusa: [50051],
  metrics: [9000],
  reaper: [8080, 8081],
};

export const CLUSTER_LABEL = 'cassandra.datastax.com/cluster';
const REAPER_LABELS = (cluster: string) => ({ 'k8ssandra.io/cluster-name': cluster, 'app.kubernetes.io/component': 'reaper' });

/**
 * Defines who may connect to what. The management API has no authentication and can stop a node; internode and backup ports trust every client.
 * Enabling such policies later would break running clusters, so they exist from the start.
 */
export function networkPolicies(model: ClusterModel): KubernetesObject[] {
  return [cassandraPolicy(model), ...(model.repair ? [reaperPolicy(model)] : [])];
}

function cassandraPolicy(model: ClusterModel): KubernetesObject {
  const nodes = { podSelector: { matchLabels: { [CLUSTER_LABEL]: clusterLabelValue(model) } } };
  const anyPod = { namespaceSelector: {} };
  return policy(model, nodePolicy(model), nodes.podSelector, [
    { from: [nodes], ports: tcp(PORTS.internode) },
    { from: [operators(model)], ports: tcp([...PORTS.managementApi, ...PORTS.medusa]) },
    ...(model.repair ? [{ from: [reaperOf(model)], ports: tcp(PORTS.managementApi) }] : []),
    ...cqlRules(model, anyPod),
    { from: [model.monitoring ? podsPeer(model.monitoring.collector) : anyPod], ports: tcp(PORTS.metrics) },
  ]);
}

/** The operator keeps only characters that a label value may contain, so spaces of a display name are dropped. */
export function clusterLabelValue({ clusterName }: ClusterModel): string {
  return clusterName.replace(/[^-A-Za-z0-9_.]/g, '');
}

/** Kubernetes treats a rule without peers as one that admits everyone, so the rule is omitted. */
function cqlRules(model: ClusterModel, anyPod: object): object[] {
  const pods = model.cqlPods ? [...model.cqlPods.map(podsPeer), ...(model.repair ? [reaperOf(model)] : [])] : [anyPod];
  const from = [...pods, ...model.cqlClients.map(rangePeer)];
  return from.length > 0 ? [{ from, ports: tcp(PORTS.cql) }] : [];
}

/** The network policy of the nodes, by the id of its object, and the rule that admits more clients. */
export function cqlIngress(model: ClusterModel, { pods, ranges }: CqlClients): { policy: string; rule: object } {
  return { policy: `NetworkPolicy-${nodePolicy(model)}`, rule: { from: [...pods.map(podsPeer), ...ranges.map(rangePeer)], ports: tcp(PORTS.cql) } };
}

function podsPeer({ namespace, labels }: PodsModel): object {
  const matchLabels = Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, rendered(value)]));
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': rendered(namespace) } },
    ...(Object.keys(matchLabels).length > 0 && { podSelector: { matchLabels } }),
  };
}

function rangePeer(range: Deferred<string>): object {
  return { ipBlock: { cidr: rendered(range) } };
}

function reaperOf(model: ClusterModel): object {
  return { podSelector: { matchLabels: REAPER_LABELS(model.name) } };
}

function nodePolicy(model: ClusterModel): string {
  return `${model.name}-cassandra`;
}

function reaperPolicy(model: ClusterModel): KubernetesObject {
  return policy(model, `${model.name}-reaper`, { matchLabels: REAPER_LABELS(model.name) }, [
    { from: [operators(model)], ports: tcp(PORTS.reaper) },
  ]);
}

function policy(model: ClusterModel, name: string, podSelector: object, ingress: object[]): KubernetesObject {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace: rendered(model.namespace), labels: ownLabels(model.name) },
    spec: { podSelector, policyTypes: ['Ingress'], ingress },
  };
}

function operators(model: ClusterModel): object {
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': rendered(model.operatorNamespace) } } };
}

function tcp(ports: readonly number[]): object[] {
  return ports.map((port) => ({ protocol: 'TCP', port }));
}
