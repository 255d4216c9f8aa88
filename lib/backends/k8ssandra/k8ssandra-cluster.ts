import { MEDUSA_MIBPS } from './companions';
import { encryptionOf, medusaStores } from './encryption';
import { imageOf } from './image';
import { medusaLimitMib } from './medusa-memory';
import { ownOf } from './own-model';
import { rebuildOf } from './rebuild-source';
import type { BackupModel, ClusterModel, DatacenterModel, JvmModel, PodModel, RackModel, ReleaseModel, RepairModel } from '../../model/cluster-model';
import { rendered, renderedDeep } from '../../model/deferred';
import { POD_SYSCTLS } from '../../model/pod-sysctls';
import { LABEL_ZONE } from '../../private/placement';
import { KubernetesObject, mebibytes, millis, ownLabels } from '../kubernetes-object';

/** User and group of Cassandra in the management API's images. */
const CASSANDRA_USER = 999;

/** The K8ssandraCluster of a model: k8ssandra-operator makes everything else from it. */
export function k8ssandraCluster(model: ClusterModel): KubernetesObject {
  return {
    apiVersion: 'k8ssandra.io/v1alpha1',
    kind: 'K8ssandraCluster',
    metadata: { name: model.name, namespace: rendered(model.namespace), labels: ownLabels(model.name), ...replicationOf(model.datacenters) },
    spec: {
      auth: true,
      cassandra: {
        clusterName: model.clusterName,
        serverType: 'cassandra',
        // Set at this level even if each datacenter has its own: the operator parses it when it replicates system keyspaces.
        serverVersion: model.version.text,
        serviceAccount: model.serviceAccount,
        superuserSecretRef: { name: model.superuserSecret },
        ...serverImage(model),
        ...configOf(model.cassandraYaml),
        ...encryptionOf(model.encryption),
        podSecurityContext: podSecurityContext(),
        ...rebuildOf(model),
        datacenters: model.datacenters.map((one) => datacenter(one, model.version)),
      },
      ...(model.backup && { medusa: medusa(model.backup, model) }),
      ...(model.repair && { reaper: reaper(model.repair, model) }),
    },
  };
}

function datacenter(model: DatacenterModel, version: ReleaseModel): object {
  return {
    metadata: {
      name: model.name,
      annotations: {
        // The operator deletes the data volumes' claims with the datacenter, unless told otherwise here.
        'cassandra.datastax.com/delete-pvc': 'false',
        // Volumes may grow; without this the operator accepts a larger size and never applies it.
        'cassandra.datastax.com/allow-storage-changes': 'true',
      },
    },
    size: model.nodes,
    ...(model.stopped && { stopped: true }),
    ...(model.version.text !== version.text && { serverVersion: model.version.text }),
    racks: model.racks.map((rack) => rackOf(rack, model.workers.labels)),
    storageConfig: {
      cassandraDataVolumeClaimSpec: {
        storageClassName: model.storage.storageClass,
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: `${rendered(model.storage.sizeGib)}Gi` } },
      },
    },
    ...(model.workers.nodesPerWorker > 1 && { softPodAntiAffinity: true }),
    resources: containerResources(model.pod),
    config: { ...configOf(model.cassandraYaml).config, jvmOptions: jvmOptions(model.pod, model.jvm, model.version) },
    ...(model.workers.taints.length > 0 && { tolerations: model.workers.taints.map(toleration) }),
  };
}

/** Only affinity labels are joined by AND; a node affinity of one's own would be joined by OR and defeat the zone. */
function rackOf(rack: RackModel, labels: Readonly<Record<string, string>>): object {
  return { name: rack.name, nodeAffinityLabels: { [LABEL_ZONE]: rendered(rack.zone), ...labels } };
}

function configOf(cassandraYaml: Readonly<Record<string, unknown>>): { config?: object } {
  return Object.keys(cassandraYaml).length > 0 ? { config: { cassandraYaml: renderedDeep(cassandraYaml) } } : {};
}

/**
 * Without both sizes, the start script sizes the heap by the memory of the instance instead of the container's. The operator writes a collector into
 * the file that Java 11 reads; images of 5.0 run Java 17, whose own file chooses G1, so there it is taken back after all files.
 */
function jvmOptions(pod: PodModel, { collector, options }: JvmModel, { major }: ReleaseModel): object {
  const late = major >= 5 && collector && collector !== 'G1GC' ? ['-XX:-UseG1GC', `-XX:+Use${collector.replace(/^Shenandoah$/, 'ShenandoahGC')}`] : [];
  const additionalOptions = [...late, ...options];
  return {
    heap_initial_size: mebibytes(pod.heapMib),
    heap_max_size: mebibytes(pod.heapMib),
    ...(major < 5 && collector && { gc: collector }),
    ...(additionalOptions.length > 0 && { additionalOptions }),
  };
}

function toleration(taint: DatacenterModel['workers']['taints'][number]): object {
  return { ...taint, operator: taint.value === undefined ? 'Exists' : 'Equal' };
}

/** How much of each keyspace a datacenter that joins a running cluster gets; the operator reads it when the datacenter is ready. */
function replicationOf(datacenters: readonly DatacenterModel[]): { annotations?: Record<string, string> } {
  const joining = datacenters.filter(({ replication }) => replication !== undefined);
  if (joining.length === 0) return {};
  return { annotations: { 'k8ssandra.io/dc-replication': JSON.stringify(Object.fromEntries(joining.map(({ name, replication }) => [name, replication]))) } };
}

/** With an image of one's own the operator would leave the root file system writable. */
function serverImage({ images, version }: ClusterModel): object {
  if (images.cassandra === undefined) return {};
  return { serverImage: rendered(images.cassandra), readOnlyRootFilesystem: version.major > 4 || version.minor >= 1 };
}

/** Memory is guaranteed, CPU may be borrowed: a limit on it would throttle compactions and garbage collection on an idle instance. */
function containerResources(pod: PodModel): object {
  const memory = mebibytes(pod.memoryMib);
  const limit = pod.cpuLimitMillis !== undefined && { cpu: millis(pod.cpuLimitMillis) };
  return { requests: { cpu: millis(pod.cpuMillis), memory }, limits: { ...limit, memory } };
}

/** The operator's own default, which ours replaces as a whole, plus kernel settings and no change of owner over terabytes at each start. */
function podSecurityContext(): object {
  return {
    runAsUser: CASSANDRA_USER,
    runAsGroup: CASSANDRA_USER,
    fsGroup: CASSANDRA_USER,
    fsGroupChangePolicy: 'OnRootMismatch',
    runAsNonRoot: true,
    sysctls: POD_SYSCTLS.map(({ name, value }) => ({ name, value })),
  };
}

function medusa(backup: BackupModel, model: ClusterModel): object {
  const { medusa: size } = ownOf(model).sizes;
  const { images, encryption: { client } } = model;
  const resources = {
    requests: { cpu: millis(size.cpuMillis), memory: mebibytes(size.memoryMib) },
    limits: { memory: mebibytes(medusaLimitMib(model)) },
  };
  return {
    storageProperties: {
      storageProvider: 's3',
      // The role of the ServiceAccount, never keys in a Secret.
      credentialsType: 'role-based',
      bucketName: rendered(backup.bucket),
      region: rendered(backup.region),
      prefix: rendered(backup.prefix),
      // Never by age: a purge by age removes the last good backup once none was made for that long.
      maxBackupAge: 0,
      maxBackupCount: backup.maxCount,
      ...(backup.concurrentTransfers !== 1 && { concurrentTransfers: backup.concurrentTransfers }),
      // Its MB are MiB (Medusa 0.31, abstract_storage.py).
      ...(backup.transferMibps !== MEDUSA_MIBPS && { transferMaxBandwidth: `${backup.transferMibps}MB/s` }),
    },
    ...(!backup.purge && { purgeBackups: false }),
    containerResources: resources,
    initContainerResources: resources,
    ...imageOf(images.medusa),
    ...(client && { clientEncryptionStores: medusaStores(client) }),
  };
}

/** Reaper without schedules repairs nothing. */
function reaper(repair: RepairModel, model: ClusterModel): object {
  const keystores = model.encryption.managementApi?.repairKeystores;
  return {
    autoScheduling: { enabled: true },
    ServiceAccountName: repair.serviceAccount,
    heapSize: '1Gi',
    resources: { requests: { cpu: '100m', memory: '1536Mi' }, limits: { memory: '1536Mi' } },
    ...imageOf(model.images.reaper),
    ...(keystores !== undefined && { httpManagement: { enabled: true, keystores: { name: keystores } } }),
  };
}
