import { KubernetesObject, mebibytes, millis, ownLabels } from './kubernetes-object';
import type { BackupModel, ClusterModel, DatacenterModel, PodModel, RackModel, RepairModel, SizingModel } from '../../model/cluster-model';
import { rendered, renderedDeep } from '../../model/deferred';
import { POD_SYSCTLS } from '../../model/pod-sysctls';
import { LABEL_ZONE } from '../../private/placement';

/** User and group of Cassandra in the management API's images. */
const CASSANDRA_USER = 999;

/** The K8ssandraCluster of a model: k8ssandra-operator makes everything else from it. */
export function k8ssandraCluster(model: ClusterModel): KubernetesObject {
  return {
    apiVersion: 'k8ssandra.io/v1alpha1',
    kind: 'K8ssandraCluster',
    metadata: { name: model.name, namespace: rendered(model.namespace), labels: ownLabels(model.name) },
    spec: {
      auth: true,
      cassandra: {
        clusterName: model.clusterName,
        serverType: 'cassandra',
        // Set at this level even if each datacenter had its own: the operator parses it when it replicates system keyspaces.
        serverVersion: model.version.text,
        serviceAccount: model.serviceAccount,
        superuserSecretRef: { name: model.superuserSecret },
        ...configOf(model.cassandraYaml),
        podSecurityContext: podSecurityContext(),
        datacenters: model.datacenters.map(datacenter),
      },
      ...(model.backup && { medusa: medusa(model.backup, model.sizing) }),
      ...(model.repair && { reaper: reaper(model.repair) }),
    },
  };
}

function datacenter(model: DatacenterModel): object {
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
    racks: model.racks.map((rack) => rackOf(rack, model.workers.labels)),
    storageConfig: {
      cassandraDataVolumeClaimSpec: {
        storageClassName: model.storage.storageClass,
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: `${rendered(model.storage.sizeGib)}Gi` } },
      },
    },
    resources: containerResources(model.pod),
    config: { ...configOf(model.cassandraYaml).config, jvmOptions: jvmOptions(model.pod) },
    ...(model.workers.taint && { tolerations: [{ ...model.workers.taint, operator: 'Equal' }] }),
  };
}

/** Only affinity labels are joined by AND; a node affinity of one's own would be joined by OR and defeat the zone. */
function rackOf(rack: RackModel, labels: Readonly<Record<string, string>>): object {
  return { name: rack.name, nodeAffinityLabels: { [LABEL_ZONE]: rendered(rack.zone), ...labels } };
}

function configOf(cassandraYaml: Readonly<Record<string, unknown>>): { config?: object } {
  return Object.keys(cassandraYaml).length > 0 ? { config: { cassandraYaml: renderedDeep(cassandraYaml) } } : {};
}

/** Without both, the start script sizes the heap by the memory of the machine instead of the container's. */
function jvmOptions(pod: PodModel): object {
  return { heap_initial_size: mebibytes(pod.heapMib), heap_max_size: mebibytes(pod.heapMib) };
}

/** Memory is guaranteed, CPU may be borrowed: a limit on it would throttle compactions and garbage collection on an idle machine. */
function containerResources(pod: PodModel): object {
  const memory = mebibytes(pod.memoryMib);
  return { requests: { cpu: millis(pod.cpuMillis), memory }, limits: { memory } };
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

function medusa(backup: BackupModel, sizing: SizingModel): object {
  const memory = mebibytes(sizing.medusaMemoryMib);
  const resources = { requests: { cpu: millis(sizing.medusaCpuMillis), memory }, limits: { memory } };
  return {
    storageProperties: {
      storageProvider: 's3',
      // The role of the ServiceAccount, never keys in a Secret.
      credentialsType: 'role-based',
      bucketName: rendered(backup.bucket),
      region: rendered(backup.region),
      prefix: rendered(backup.prefix),
      maxBackupAge: backup.maxAgeDays,
      maxBackupCount: backup.maxCount,
    },
    containerResources: resources,
    initContainerResources: resources,
  };
}

/** Reaper without schedules repairs nothing. */
function reaper(repair: RepairModel): object {
  return {
    autoScheduling: { enabled: true },
    ServiceAccountName: repair.serviceAccount,
    heapSize: '1Gi',
    resources: { requests: { cpu: '100m', memory: '1536Mi' }, limits: { memory: '1536Mi' } },
  };
}
