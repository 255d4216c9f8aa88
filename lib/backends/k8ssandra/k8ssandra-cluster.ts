import { MEDUSA_MIBPS } from './companions';
import { encryptionOf, medusaStores } from './encryption';
import { imageOf } from './image';
import { medusaLimitMib } from './medusa-memory';
import { ownOf } from './own-model';
import { reaper } from './reaper';
import { rebuildOf } from './rebuild-source';
import type { Rack } from '../../crds/cassandra/rack';
import { ServerType } from '../../crds/cassandra/server-type';
import type { CassandraClusterTemplate, CassandraDatacenterTemplate } from '../../crds/k8ssandra/cassandra-cluster-template';
import type { CassandraConfig, DatacenterOptions } from '../../crds/k8ssandra/datacenter-options';
import { GarbageCollector } from '../../crds/k8ssandra/garbage-collector';
import type { JvmOptions } from '../../crds/k8ssandra/jvm-options';
import type { K8ssandraClusterSpec } from '../../crds/k8ssandra/k8ssandra-cluster';
import type { MedusaClusterTemplate } from '../../crds/medusa/medusa-cluster-template';
import { CredentialsType, StorageProvider } from '../../crds/medusa/storage-choices';
import { render } from '../../crds/rendering/render';
import type { BackupModel, ClusterModel, DatacenterModel, JvmModel, PodModel, RackModel, ReleaseModel } from '../../model/cluster-model';
import { rendered, renderedDeep } from '../../model/deferred';
import { POD_SYSCTLS } from '../../model/pod-sysctls';
import { LABEL_ZONE } from '../../private/placement';
import { KubernetesObject, mebibytes, millis, ownLabels, quantity } from '../kubernetes-object';

type ResourceRequirements = NonNullable<DatacenterOptions['resources']>;
type Toleration = NonNullable<DatacenterOptions['tolerations']>[number];

/** User and group of Cassandra in the management API images. */
const CASSANDRA_USER = 999;

/** Renders the K8ssandraCluster of a model, from which k8ssandra-operator creates everything else. */
export function k8ssandraCluster(model: ClusterModel): KubernetesObject {
  const spec: K8ssandraClusterSpec = {
    auth: true,
    cassandra: cassandra(model),
    medusa: model.backup && medusa(model.backup, model),
    reaper: model.repair && reaper(model.repair, model),
  };
  return {
    apiVersion: 'k8ssandra.io/v1alpha1',
    kind: 'K8ssandraCluster',
    metadata: { name: model.name, namespace: rendered(model.namespace), labels: ownLabels(model.name), ...replicationOf(model.datacenters) },
    spec: render(spec, 'K8ssandraClusterSpec'),
  };
}

function cassandra(model: ClusterModel): CassandraClusterTemplate {
  return {
    clusterName: model.clusterName,
    serverType: ServerType.CASSANDRA,
    // Set at this level even if each datacenter has its own: the operator parses it when it changes the replication of system keyspaces.
    serverVersion: model.version.text,
    serviceAccount: model.serviceAccount,
    superuserSecretRef: { name: model.superuserSecret },
    ...serverImage(model),
    config: settingsOf(model.cassandraYaml),
    ...encryptionOf(model.encryption),
    podSecurityContext: podSecurityContext(),
    rebuild: rebuildOf(model),
    datacenters: model.datacenters.map((one) => datacenter(one, model.version)),
  };
}

function datacenter(model: DatacenterModel, version: ReleaseModel): CassandraDatacenterTemplate {
  return {
    metadata: {
      name: model.name,
      annotations: {
        // The operator deletes the data volume claims with the datacenter, unless this annotation prevents it.
        'cassandra.datastax.com/delete-pvc': 'false',
        // Volumes may grow; without this annotation, the operator accepts a larger size but never applies it.
        'cassandra.datastax.com/allow-storage-changes': 'true',
      },
    },
    size: model.nodes,
    stopped: model.stopped || undefined,
    serverVersion: model.version.text === version.text ? undefined : model.version.text,
    racks: model.racks.map((rack) => rackOf(rack, model.workers.labels)),
    storageConfig: {
      cassandraDataVolumeClaimSpec: {
        storageClassName: model.storage.storageClass,
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: quantity(`${rendered(model.storage.sizeGib)}Gi`) } },
      },
    },
    softPodAntiAffinity: model.workers.nodesPerWorker > 1 || undefined,
    resources: containerResources(model.pod),
    config: { ...settingsOf(model.cassandraYaml), jvmOptions: jvmOptions(model.pod, model.jvm, model.version) },
    tolerations: model.workers.taints.length > 0 ? model.workers.taints.map(toleration) : undefined,
  };
}

/** Only affinity labels are combined by AND; a custom node affinity would be combined by OR and defeat the zone. */
function rackOf(rack: RackModel, labels: Readonly<Record<string, string>>): Rack {
  return { name: rack.name, nodeAffinityLabels: { [LABEL_ZONE]: rendered(rack.zone), ...labels } };
}

function settingsOf(cassandraYaml: Readonly<Record<string, unknown>>): CassandraConfig | undefined {
  return Object.keys(cassandraYaml).length > 0 ? { cassandraYaml: renderedDeep(cassandraYaml) as Record<string, unknown> } : undefined;
}

/**
 * Without both sizes, the startup script derives the heap from the memory of the instance instead of the container's. The operator writes a garbage
 * collector into the file that Java 11 reads; images of 5.0 run Java 17, whose own file selects G1, so there it is overridden after all files.
 */
function jvmOptions(pod: PodModel, { collector, options }: JvmModel, { major }: ReleaseModel): JvmOptions {
  const late = major >= 5 && collector && collector !== 'G1GC' ? ['-XX:-UseG1GC', `-XX:+Use${collector.replace(/^Shenandoah$/, 'ShenandoahGC')}`] : [];
  const additionalOptions = [...late, ...options];
  return {
    heapInitialSize: quantity(mebibytes(pod.heapMib)),
    heapMaxSize: quantity(mebibytes(pod.heapMib)),
    gc: major < 5 && collector ? GarbageCollector.of(collector) : undefined,
    additionalOptions: additionalOptions.length > 0 ? additionalOptions : undefined,
  };
}

function toleration(taint: DatacenterModel['workers']['taints'][number]): Toleration {
  return { ...taint, operator: taint.value === undefined ? 'Exists' : 'Equal' };
}

/** Replicas of each keyspace in a datacenter that joins a running cluster; the operator reads them when the datacenter is ready. */
function replicationOf(datacenters: readonly DatacenterModel[]): { annotations?: Record<string, string> } {
  const joining = datacenters.filter(({ replication }) => replication !== undefined);
  if (joining.length === 0) return {};
  return { annotations: { 'k8ssandra.io/dc-replication': JSON.stringify(Object.fromEntries(joining.map(({ name, replication }) => [name, replication]))) } };
}

/** With a custom image, the operator would leave the root file system writable. */
function serverImage({ images, version }: ClusterModel): Pick<DatacenterOptions, 'serverImage' | 'readOnlyRootFilesystem'> {
  if (images.cassandra === undefined) return {};
  return { serverImage: rendered(images.cassandra), readOnlyRootFilesystem: version.major > 4 || version.minor >= 1 };
}

/** Memory is guaranteed, CPU can be borrowed: a CPU limit would throttle compactions and garbage collection on an idle instance. */
function containerResources(pod: PodModel): ResourceRequirements {
  const memory = quantity(mebibytes(pod.memoryMib));
  const limits: ResourceRequirements['limits'] = pod.cpuLimitMillis === undefined ? { memory } : { cpu: quantity(millis(pod.cpuLimitMillis)), memory };
  return { requests: { cpu: quantity(millis(pod.cpuMillis)), memory }, limits };
}

/** The operator's default, which ours replaces as a whole, plus kernel settings, and without a change of ownership over terabytes at each start. */
function podSecurityContext(): NonNullable<DatacenterOptions['podSecurityContext']> {
  return {
    runAsUser: CASSANDRA_USER,
    runAsGroup: CASSANDRA_USER,
    fsGroup: CASSANDRA_USER,
    fsGroupChangePolicy: 'OnRootMismatch',
    runAsNonRoot: true,
    sysctls: POD_SYSCTLS.map(({ name, value }) => ({ name, value })),
  };
}

function medusa(backup: BackupModel, model: ClusterModel): MedusaClusterTemplate {
  const { medusa: size } = ownOf(model).sizes;
  const { images, encryption: { client } } = model;
  const resources: ResourceRequirements = {
    requests: { cpu: quantity(millis(size.cpuMillis)), memory: quantity(mebibytes(size.memoryMib)) },
    limits: { memory: quantity(mebibytes(medusaLimitMib(model))) },
  };
  return {
    storageProperties: {
      storageProvider: StorageProvider.S3,
      // Uses the role of the ServiceAccount, never keys in a Secret.
      credentialsType: CredentialsType.ROLE_BASED,
      bucketName: rendered(backup.bucket),
      region: rendered(backup.region),
      prefix: rendered(backup.prefix),
      // Never by age: that would delete the last good backup if no new one was made for that long.
      maxBackupAge: 0,
      maxBackupCount: backup.maxCount,
      concurrentTransfers: backup.concurrentTransfers === 1 ? undefined : backup.concurrentTransfers,
      // Its MB are MiB (Medusa 0.31, abstract_storage.py).
      transferMaxBandwidth: backup.transferMibps === MEDUSA_MIBPS ? undefined : `${backup.transferMibps}MB/s`,
    },
    purgeBackups: backup.purge ? undefined : false,
    containerResources: resources,
    initContainerResources: resources,
    containerImage: imageOf(images.medusa),
    clientEncryptionStores: client && medusaStores(client),
  };
}
