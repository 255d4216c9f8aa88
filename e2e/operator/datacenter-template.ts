import { clean } from './names';
import { RELEASE } from './objects';
import { deepMerge } from '../../lib/private/deep-merge';
import { KubeClient, KubeObject } from '../harness/kube-client';

export const LABELS = { 'app.kubernetes.io/created-by': 'k8ssandracluster-controller' };
export const HASH = 'k8ssandra.io/resource-hash';
export const SKIPS_USERS = 'cassandra.datastax.com/skip-user-creation';
const FINALIZER = 'k8ssandracluster.k8ssandra.io/finalizer';
const STORES = { server: 'server_encryption_options', client: 'client_encryption_options' };

/** The CassandraDatacenter that k8ssandra-operator makes of one entry of a K8ssandraCluster. */
export async function datacenterOf(
  client: KubeClient, cluster: KubeObject, template: any, { skipsUsers, existing }: { skipsUsers?: boolean; existing?: KubeObject },
): Promise<KubeObject> {
  const shared = cluster.spec.cassandra;
  const { metadata, size, racks, k8sContext, stopped, rebuild, ...own } = template;
  const all = { ...shared, ...own };
  const jvm = deepMerge<any>(shared.config?.jvmOptions ?? {}, own.config?.jvmOptions);
  const yaml = deepMerge<any>(shared.config?.cassandraYaml ?? {}, own.config?.cassandraYaml);
  const { heap_initial_size, heap_max_size, additionalOptions, ...otherOptions } = jvm;
  const namespace = metadata.namespace ?? cluster.metadata.namespace;
  const skips = skipsUsers ?? existing?.metadata.annotations?.[SKIPS_USERS] === 'true';
  return {
    apiVersion: 'cassandra.datastax.com/v1beta1',
    kind: 'CassandraDatacenter',
    metadata: {
      name: metadata.name,
      namespace,
      labels: { ...LABELS, 'k8ssandra.io/cluster-name': cluster.metadata.name, 'k8ssandra.io/cluster-namespace': cluster.metadata.namespace! },
      annotations: { ...shared.metadata?.annotations, ...metadata.annotations, ...(skips && { [SKIPS_USERS]: 'true' }) },
      finalizers: [FINALIZER],
    },
    spec: {
      clusterName: shared.clusterName ?? cluster.metadata.name,
      ...(all.datacenterName && { datacenterName: all.datacenterName }),
      size,
      ...(stopped && { stopped }),
      racks: racks?.map(({ name, nodeAffinityLabels }: any) => ({ name, nodeAffinityLabels })),
      serverType: all.serverType ?? 'cassandra',
      serverVersion: all.serverVersion,
      ...(all.serverImage && { serverImage: all.serverImage }),
      systemLoggerImage: `docker.io/k8ssandra/system-logger:${RELEASE}`,
      storageConfig: all.storageConfig,
      resources: all.resources ?? {},
      tolerations: all.tolerations,
      serviceAccountName: all.serviceAccount,
      superuserSecretName: shared.superuserSecretRef?.name ?? `${clean(cluster.metadata.name)}-superuser`,
      managementApiAuth: all.managementApiAuth ?? { insecure: {} },
      ...(all.softPodAntiAffinity && { allowMultipleNodesPerWorker: true }),
      config: {
        'cassandra-yaml': deepMerge(yaml, await stores(client, cluster)),
        'jvm-server-options': { initial_heap_size: heap_initial_size, max_heap_size: heap_max_size, ...otherOptions },
        ...(additionalOptions && { 'additional-jvm-opts': additionalOptions }),
        ...(own.config?.dseYaml && { 'dse-yaml': own.config.dseYaml }),
      },
      podTemplateSpec: {
        spec: {
          containers: [
            { name: 'cassandra' },
            ...(cluster.spec.medusa ? [{ name: 'medusa', image: `docker.io/k8ssandra/medusa:${RELEASE}`, resources: cluster.spec.medusa.containerResources }] : []),
          ],
          ...(cluster.spec.medusa && { initContainers: [{ name: 'medusa-restore', image: `docker.io/k8ssandra/medusa:${RELEASE}` }] }),
          securityContext: all.podSecurityContext,
        },
      },
    },
  };
}

/** The passwords of the stores stand in the settings, in clear. */
async function stores(client: KubeClient, cluster: KubeObject): Promise<object> {
  const settings: Record<string, object> = {};
  for (const [kind, section] of Object.entries(STORES)) {
    const given = cluster.spec.cassandra[`${kind}EncryptionStores`];
    if (!given) continue;
    settings[section] = {
      keystore: `/mnt/${kind}-keystore/keystore`,
      keystore_password: await passwordOf(client, cluster, given.keystorePasswordSecretRef ?? given.keystoreSecretRef, 'keystore-password'),
      truststore: `/mnt/${kind}-truststore/truststore`,
      truststore_password: await passwordOf(client, cluster, given.truststorePasswordSecretRef ?? given.truststoreSecretRef, 'truststore-password'),
    };
  }
  return settings;
}

export async function passwordOf(client: KubeClient, cluster: KubeObject, reference: any, key: string): Promise<string> {
  const secret = await client.get(`/api/v1/namespaces/${cluster.metadata.namespace}/secrets/${reference.name}`);
  return Buffer.from(secret.data[reference.key ?? key] ?? '', 'base64').toString();
}
