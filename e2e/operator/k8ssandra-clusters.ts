import { randomBytes } from 'crypto';
import { clean } from './names';
import { encodeConfig, hasFinalizer, setFinalizer } from './objects';
import { KubeClient, KubeError, KubeObject } from '../harness/kube-client';

const GROUP = '/apis/k8ssandra.io/v1alpha1';
const FINALIZER = 'k8ssandracluster.k8ssandra.io/finalizer';
const LABELS = { 'app.kubernetes.io/created-by': 'k8ssandracluster-controller' };

export async function reconcileClusters(client: KubeClient): Promise<void> {
  for (const cluster of await client.list(`${GROUP}/k8ssandraclusters`)) {
    const path = `${GROUP}/namespaces/${cluster.metadata.namespace}/k8ssandraclusters/${cluster.metadata.name}`;
    try {
      if (cluster.metadata.deletionTimestamp) await remove(client, cluster, path);
      else await settle(client, cluster, path);
    } catch (error) {
      console.error(new Date().toISOString(), cluster.metadata.name, String(error));
      await report(client, cluster, path, { error: error instanceof Error ? error.message : String(error) });
    }
  }
}

/** One datacenter after the other; the next one comes when the one before is ready. */
async function settle(client: KubeClient, cluster: KubeObject, path: string): Promise<void> {
  if (!hasFinalizer(cluster, FINALIZER)) await setFinalizer(client, path, cluster, FINALIZER, true);
  await makeSuperuser(client, cluster);
  const datacenters: Record<string, object> = {};
  const wanted: any[] = cluster.spec.cassandra.datacenters;
  let ready = 0;
  for (const template of wanted) {
    const datacenter = await applyDatacenter(client, cluster, template);
    datacenters[template.metadata.name] = { cassandra: datacenter.status ?? {} };
    if (!isReady(datacenter)) break;
    ready++;
    if (cluster.spec.medusa) await makePurgeSchedule(client, cluster, template);
  }
  const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  await report(client, cluster, path, {
    error: 'None',
    datacenters,
    ...(ready === wanted.length && { conditions: [{ type: 'CassandraInitialized', status: 'True', lastTransitionTime: now }] }),
    ...(ready === wanted.length && { observedGeneration: cluster.metadata.generation }),
  });
}

async function applyDatacenter(client: KubeClient, cluster: KubeObject, template: any): Promise<KubeObject> {
  const shared = cluster.spec.cassandra;
  const { metadata, size, racks, k8sContext, stopped, ...own } = template;
  const all = { ...shared, ...own };
  const namespace = metadata.namespace ?? cluster.metadata.namespace;
  const jvm = { ...shared.config?.jvmOptions, ...own.config?.jvmOptions };
  const yaml = { ...shared.config?.cassandraYaml, ...own.config?.cassandraYaml };
  const path = `/apis/cassandra.datastax.com/v1beta1/namespaces/${namespace}/cassandradatacenters/${metadata.name}`;
  const superuser = shared.superuserSecretRef?.name;
  const spec = {
    clusterName: shared.clusterName ?? cluster.metadata.name,
    ...(all.datacenterName && { datacenterName: all.datacenterName }),
    size,
    racks: racks?.map(({ name, nodeAffinityLabels }: any) => ({ name, nodeAffinityLabels })),
    serverType: all.serverType ?? 'cassandra',
    serverVersion: all.serverVersion,
    storageConfig: all.storageConfig,
    resources: all.resources ?? {},
    tolerations: all.tolerations,
    serviceAccountName: all.serviceAccount,
    superuserSecretName: superuser ?? `${clean(cluster.metadata.name)}-superuser`,
    managementApiAuth: { insecure: {} },
    ...(all.softPodAntiAffinity && { allowMultipleNodesPerWorker: true }),
    config: encodeConfig({
      'cassandra-yaml': yaml,
      'jvm-server-options': { initial_heap_size: jvm.heap_initial_size, max_heap_size: jvm.heap_max_size },
      ...(own.config?.dseYaml && { 'dse-yaml': own.config.dseYaml }),
    }),
    podTemplateSpec: {
      spec: {
        containers: [
          { name: 'cassandra' },
          ...(cluster.spec.medusa ? [{ name: 'medusa', image: 'docker.io/k8ssandra/medusa:stand-in', resources: cluster.spec.medusa.containerResources }] : []),
        ],
        securityContext: all.podSecurityContext,
      },
    },
  };
  return client.apply(path, {
    apiVersion: 'cassandra.datastax.com/v1beta1',
    kind: 'CassandraDatacenter',
    metadata: {
      name: metadata.name,
      namespace,
      labels: { ...LABELS, 'k8ssandra.io/cluster-name': cluster.metadata.name, 'k8ssandra.io/cluster-namespace': cluster.metadata.namespace },
      annotations: { ...shared.metadata?.annotations, ...metadata.annotations },
      finalizers: [FINALIZER],
    },
    spec,
  }, { manager: 'k8ssandra-operator' });
}

/** A Secret that the user names is taken as it is, and made if it is missing. */
async function makeSuperuser(client: KubeClient, cluster: KubeObject): Promise<void> {
  const { namespace, name, uid } = cluster.metadata;
  const secret = cluster.spec.cassandra.superuserSecretRef?.name ?? `${clean(name)}-superuser`;
  const path = `/api/v1/namespaces/${namespace}/secrets`;
  if (await client.find(`${path}/${secret}`)) return;
  const encode = (text: string) => Buffer.from(text).toString('base64');
  await client.create(path, {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: secret, namespace, labels: LABELS, ownerReferences: [{ apiVersion: cluster.apiVersion ?? 'k8ssandra.io/v1alpha1', kind: 'K8ssandraCluster', name, uid }] },
    data: { username: encode(secret), password: encode(randomBytes(15).toString('hex')) },
  });
}

async function makePurgeSchedule(client: KubeClient, cluster: KubeObject, template: any): Promise<void> {
  const { namespace, name } = cluster.metadata;
  const schedule = `${name}-${template.metadata.name}-medusa-purge`;
  await client.apply(`/apis/medusa.k8ssandra.io/v1alpha1/namespaces/${namespace}/medusabackupschedules/${schedule}`, {
    apiVersion: 'medusa.k8ssandra.io/v1alpha1',
    kind: 'MedusaBackupSchedule',
    metadata: { name: schedule, namespace, labels: LABELS, ownerReferences: [{ apiVersion: 'k8ssandra.io/v1alpha1', kind: 'K8ssandraCluster', name, uid: cluster.metadata.uid }] },
    spec: { cronSchedule: '0 0 * * *', operationType: 'purge', backupSpec: { cassandraDatacenter: template.metadata.name } },
  }, { manager: 'k8ssandra-operator' });
}

async function remove(client: KubeClient, cluster: KubeObject, path: string): Promise<void> {
  if (!hasFinalizer(cluster, FINALIZER)) return;
  const mine = await client.list(`/apis/cassandra.datastax.com/v1beta1/cassandradatacenters?labelSelector=k8ssandra.io%2Fcluster-name%3D${cluster.metadata.name}`);
  for (const datacenter of mine.filter(({ metadata }) => metadata.labels?.['k8ssandra.io/cluster-namespace'] === cluster.metadata.namespace)) {
    const own = `/apis/cassandra.datastax.com/v1beta1/namespaces/${datacenter.metadata.namespace}/cassandradatacenters/${datacenter.metadata.name}`;
    if (!datacenter.metadata.deletionTimestamp) await client.delete(own);
    // Its own finalizer on the datacenter goes when cass-operator's has gone.
    else if (!hasFinalizer(datacenter, 'finalizer.cassandra.datastax.com')) await setFinalizer(client, own, datacenter, FINALIZER, false);
    return;
  }
  await setFinalizer(client, path, cluster, FINALIZER, false);
}

async function report(client: KubeClient, cluster: KubeObject, path: string, status: any): Promise<void> {
  const before = cluster.status?.conditions?.find(({ type }: any) => type === 'CassandraInitialized');
  if (before && status.conditions) status.conditions = [before];
  await client.patch(`${path}/status`, { status }).catch((error) => {
    if (!(error instanceof KubeError)) throw error;
  });
}

function isReady(datacenter: KubeObject): boolean {
  const { status, metadata } = datacenter;
  return status?.observedGeneration === metadata.generation && status?.cassandraOperatorProgress === 'Ready'
    && status?.conditions?.some(({ type, status: value }: any) => type === 'Ready' && value === 'True');
}
