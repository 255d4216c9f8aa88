import type { ClusterModel } from '../../model/cluster-model';
import { rendered } from '../../model/deferred';
import { KubernetesObject, ownLabels } from '../kubernetes-object';

/** Ports of the pods that the operators make. Source: cass-operator 1.30.3, Medusa 0.29, Reaper 5. */
const PORTS = {
  internode: [7000, 7001],
  cql: [9042, 9142],
  managementApi: [8080],
  medusa: [50051],
  metrics: [9000],
  reaper: [8080, 8081],
};

const CLUSTER_LABEL = 'cassandra.datastax.com/cluster';
const REAPER_LABELS = (cluster: string) => ({ 'k8ssandra.io/cluster-name': cluster, 'app.kubernetes.io/component': 'reaper' });

/**
 * Who may speak to what. The management API has no authentication and can stop a node; internode and backup ports trust whoever connects.
 * Turning such policies on later breaks what runs, so they are there from the first day.
 */
export function networkPolicies(model: ClusterModel): KubernetesObject[] {
  return [cassandraPolicy(model), ...(model.repair ? [reaperPolicy(model)] : [])];
}

function cassandraPolicy(model: ClusterModel): KubernetesObject {
  // The operator keeps of a label's value what a label can hold; the spaces of a display name vanish.
  const nodes = { podSelector: { matchLabels: { [CLUSTER_LABEL]: model.clusterName.replace(/[^-A-Za-z0-9_.]/g, '') } } };
  const anyPod = { namespaceSelector: {} };
  return policy(model, `${model.name}-cassandra`, nodes.podSelector, [
    { from: [nodes], ports: tcp(PORTS.internode) },
    { from: [operators(model)], ports: tcp([...PORTS.managementApi, ...PORTS.medusa]) },
    ...(model.repair ? [{ from: [{ podSelector: { matchLabels: REAPER_LABELS(model.name) } }], ports: tcp(PORTS.managementApi) }] : []),
    { from: [anyPod, ...model.cqlClients.map((range) => ({ ipBlock: { cidr: rendered(range) } }))], ports: tcp(PORTS.cql) },
    { from: [anyPod], ports: tcp(PORTS.metrics) },
  ]);
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
