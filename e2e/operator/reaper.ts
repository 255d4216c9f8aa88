import { LABELS, passwordOf } from './datacenter-template';
import { clean } from './names';
import { ownedBy, RELEASE } from './objects';
import { KubeClient, KubeObject } from '../harness/kube-client';

const MANAGER = { manager: 'k8ssandra-operator' };
const reapers = (namespace: string) => `/apis/reaper.k8ssandra.io/v1alpha1/namespaces/${namespace}/reapers`;

/** The Reaper of a datacenter. It rolls at once when its operator is another one. @returns whether it runs */
export async function reaperRuns(client: KubeClient, cluster: KubeObject, datacenter: string): Promise<boolean> {
  const namespace = cluster.metadata.namespace!;
  const { reaper, cassandra } = cluster.spec;
  const name = `${clean(cluster.metadata.name)}-${datacenter}-reaper`;
  const labels = { ...LABELS, 'k8ssandra.io/cluster-name': cluster.metadata.name, 'k8ssandra.io/cluster-namespace': namespace, 'app.kubernetes.io/name': 'reaper', 'k8ssandra.io/reaper': name };
  const made = await client.apply(`${reapers(namespace)}/${name}`, {
    apiVersion: 'reaper.k8ssandra.io/v1alpha1',
    kind: 'Reaper',
    metadata: { name, namespace, labels },
    spec: { datacenterRef: { name: datacenter, namespace } },
  }, MANAGER);
  const stores = cassandra.clientEncryptionStores;
  const password = stores && await passwordOf(client, cluster, stores.keystorePasswordSecretRef ?? stores.keystoreSecretRef, 'keystore-password');
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`;
  const deployment = await client.apply(path, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels, ownerReferences: ownedBy(made, 'reaper.k8ssandra.io/v1alpha1', 'Reaper') },
    spec: {
      replicas: 1,
      selector: { matchLabels: { 'k8ssandra.io/reaper': name } },
      template: {
        metadata: { labels },
        spec: {
          ...(reaper.ServiceAccountName && { serviceAccountName: reaper.ServiceAccountName }),
          tolerations: reaper.tolerations,
          affinity: reaper.affinity,
          containers: [{
            name: 'reaper',
            image: `docker.io/thelastpickle/cassandra-reaper:${RELEASE}`,
            resources: reaper.resources,
            ...(password && { env: [{ name: 'JAVA_OPTS', value: `-Djavax.net.ssl.keyStorePassword=${password}` }] }),
          }],
        },
      },
    },
  }, MANAGER);
  return deployment.status?.observedGeneration === deployment.metadata.generation
    && deployment.status?.updatedReplicas === 1 && deployment.status?.availableReplicas === 1;
}

export async function removeReapers(client: KubeClient, { metadata }: KubeObject): Promise<void> {
  const path = reapers(metadata.namespace!);
  const mine = await client.list(`${path}?labelSelector=${encodeURIComponent(`k8ssandra.io/cluster-name=${metadata.name}`)}`);
  for (const one of mine) await client.delete(`${path}/${one.metadata.name}`);
}
