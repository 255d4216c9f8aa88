import { BackupPlace, backupModel } from './build-backup';
import { instanceModel } from './build-instance';
import { monitoringModel } from './build-monitoring';
import { repairModel } from './build-repair';
import { deferred, deferredDeep, encryptionModel, encryptionSettings, imagesModel, jvmModel, podsModel, settingsModel } from './build-settings';
import { CassandraJvmOptions } from './cassandra-jvm';
import { CassandraProfile } from './cassandra-profile';
import { CassandraDatacenterOptions, CassandraWorkloadOptions } from './cassandra-workload';
import type { NewStorageClass } from './chart-objects';
import { diskAccess } from './disk-access';
import type { Backend } from '../backends/backend';
import { PlatformDefaults } from '../defaults/platform-defaults';
import { CassandraVersion } from '../model/cassandra-version';
import type { ClusterModel, DatacenterModel, NodeGroupModel, RackModel, ReleaseModel, StorageModel, WorkersModel } from '../model/cluster-model';
import type { Deferred } from '../model/deferred';
import { lineOf, Settings } from '../model/settings';
import { deepMerge } from '../private/deep-merge';
import { defaultNamespace } from '../private/names';
import { dedicatedTo, LABEL_CLUSTER, LABEL_DATACENTER, LABEL_INSTANCE_TYPE, TAINT_DEDICATED } from '../private/placement';
import { podSize, usualDaemonsets } from '../sizing/pod-size';
import { VolumeDriver } from '../storage/volume-driver';

/** What the workload is put into, as far as the synth knows it. */
export interface Environment {
  readonly id: string;
  /** What runs it, and the options that only that knows. */
  readonly backend: Backend;
  readonly backendOptions?: Readonly<Record<string, unknown>>;
  readonly zones: readonly string[];
  /** How many of them racks are in that name no zone; all unless it is said. */
  readonly usualZones?: number;
  /** For each zone the addresses of the subnet that nodes of it are in, as far as the synth knows them. */
  readonly subnetAddresses?: ReadonlyArray<number | undefined>;
  /** For each zone the range of that subnet, as far as the synth knows it. */
  readonly subnetRanges?: ReadonlyArray<string | undefined>;
  readonly operatorNamespace: string;
  /** Whether the EKS cluster runs Auto Mode, as far as the synth knows it. */
  readonly autoMode?: boolean;
  /** Managed node groups of the EKS cluster that are made in this app, each with the names of its zones. */
  readonly nodeGroups?: ReadonlyArray<Omit<NodeGroupModel, 'zones'> & { readonly zones: readonly string[] }>;
  readonly cqlClients: readonly string[];
  readonly backup?: BackupPlace;
}

/** Pods that a kubelet allows where nothing else is said: Kubernetes' own default. */
const MAX_PODS_ELSEWHERE = 110;

/** Name of a cluster that was not named: the construct's id as a DNS label. */
export function defaultName(id: string): string {
  return id.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}

/** Props to plain data, with tokens marked as what they are. From here on nothing knows of CDK. */
export function buildModel(props: CassandraWorkloadOptions, environment: Environment): ClusterModel {
  const name = props.name ?? defaultName(environment.id);
  const clusterName = props.clusterName ?? name;
  const version = releaseModel(props.version);
  const line = lineOf(version);
  const profile = (props.profile ?? CassandraProfile.PRODUCTION)._options;
  const defaults = (props.defaults ?? PlatformDefaults.V1)._table;
  const cassandraYaml = settingsModel(
    line, deepMerge({}, profile.configuration, props.configuration), encryptionSettings(props.encryption), props.cassandraYaml,
  );
  const { backend } = environment;
  const own = backend.own(deferredDeep(environment.backendOptions ?? {}), defaults);
  const companions = backend.companions(own, { backup: environment.backup !== undefined });
  // No backup is made of what leaves: retention and schedules are for those that stay.
  const staying = props.datacenters.filter(({ decommission }) => !decommission);
  const backup = environment.backup && backupModel(environment.backup, name, staying, companions.transferMibps);
  const datacenters = props.datacenters.map((datacenter) => datacenterModel(datacenter, name, environment, {
    version,
    singleRack: profile.singleRack ?? false,
    jvm: props.jvm,
    maxPods: defaults.workers.maxPods,
    sizing: defaults.sizing,
    companions,
    cassandraYaml,
  }));
  return {
    backend: backend.id,
    capabilities: [...backend.capabilities],
    own,
    companions,
    name,
    clusterName,
    namespace: deferred(props.namespace ?? defaultNamespace(name)),
    createNamespace: props.createNamespace ?? true,
    version,
    datacenters: datacenters.filter((_, at) => !props.datacenters[at].decommission),
    leaving: datacenters.filter((_, at) => props.datacenters[at].decommission),
    autoMode: environment.autoMode,
    nodeGroups: (environment.nodeGroups ?? []).map((group) => ({ ...group, zones: group.zones.map(deferred) })),
    zones: environment.zones.map(deferred),
    serviceAccount: `${name}-cassandra`,
    superuserSecret: props.superuserSecretName ?? backend.names.superuserSecret(clusterName),
    backup,
    repair: props.repair?.enabled ?? backend.capabilities.has('repair') ? repairModel(props.repair ?? {}, backend.names.repairServiceAccount(name)) : undefined,
    cassandraYaml,
    cqlClients: (props.cqlClients ?? environment.cqlClients).map(deferred),
    cqlPods: props.cqlPods?.map(podsModel),
    monitoring: monitoringModel(props.monitoring),
    subnetRanges: environment.subnetRanges ?? environment.zones.map(() => undefined),
    operatorNamespace: deferred(environment.operatorNamespace),
    sizing: defaults.sizing,
    images: { ...imagesModel(props.images ?? {}), ...backend.images(own) },
    encryption: encryptionModel(props.encryption ?? {}, name),
    acknowledged: profile.acknowledgedWarnings ?? [],
  };
}

interface Cut {
  readonly version: ReleaseModel;
  readonly singleRack: boolean;
  readonly jvm?: CassandraJvmOptions;
  readonly maxPods: number;
  readonly sizing: ClusterModel['sizing'];
  readonly companions: ClusterModel['companions'];
  /** The cluster's settings. */
  readonly cassandraYaml: Settings;
}

function datacenterModel(props: CassandraDatacenterOptions, cluster: string, environment: Environment, cut: Cut): DatacenterModel {
  const { instance, described } = instanceModel(props);
  const workers = workersModel(props, cluster, cut);
  const racks = racksOf(props, environment, cut.singleRack);
  const version = props.version ? releaseModel(props.version) : cut.version;
  return {
    name: props.name,
    nodes: props.nodes ?? racks.length,
    stopped: props.stopped ?? false,
    racks,
    instanceType: deferred(props.instanceType.toString()),
    instance,
    described,
    version,
    pod: podSize(instance, workers.maxPods, cut.sizing, cut.companions, {
      memoryMib: props.memory?.toMebibytes(),
      cpuMillis: props.cpuMillis,
      heapMib: props.heap?.toMebibytes(),
      perWorker: workers.nodesPerWorker,
      daemonsets: workers.daemonsets,
    }),
    storage: storageModel(props, cluster),
    workers,
    cassandraYaml: {
      ...diskAccess(version, !workers.existing, cut.cassandraYaml),
      ...settingsModel(lineOf(version), props.configuration ?? {}, props.cassandraYaml),
    },
    jvm: jvmModel(deepMerge({}, cut.jvm, props.jvm)),
    replication: props.replication,
    rebuildFrom: props.rebuildFrom,
  };
}

function releaseModel({ version, major, minor, patch, isPublished }: CassandraVersion): ReleaseModel {
  return { text: version, major, minor, patch, published: isPublished };
}

/** As the operator does it: the first racks get the remainder. */
export function nodesOfRack(nodes: number, racks: number, position: number): number {
  return Math.floor(nodes / racks) + (position < nodes % racks ? 1 : 0);
}

function racksOf(props: CassandraDatacenterOptions, environment: Environment, singleRack: boolean): RackModel[] {
  const { backend, zones, usualZones = zones.length, subnetAddresses } = environment;
  const asked = props.racks ?? zones.slice(0, singleRack ? 1 : usualZones).map((_, at) => ({ name: `r${at + 1}` }));
  // The least that works: a rack without a node is refused.
  const { nodes = asked.length } = props;
  const seeds = backend.seeds({ nodes, racks: asked.length });
  return asked.map(({ name, availabilityZone }: { name: string; availabilityZone?: string }, at) => {
    const zone = availabilityZone ?? zones[at] ?? '';
    return {
      name,
      zone: deferred(zone),
      nodes: nodesOfRack(nodes, asked.length, at),
      seeds: seeds[at],
      subnetAddresses: subnetAddresses?.[zones.indexOf(zone)],
    };
  });
}

function storageModel({ name, storage }: CassandraDatacenterOptions, cluster: string): StorageModel {
  const volume = storage._volume;
  return {
    storageClass: storage._existingClassName ?? storageClassName(cluster, name),
    sizeGib: deferred(storage._sizeGib),
    ...(volume && {
      volume: {
        type: volume.type,
        byAutoMode: storage._driver === VolumeDriver.EKS_AUTO_MODE,
        iops: optional(volume.iops),
        throughput: optional(volume.throughput),
      },
    }),
  };
}

function optional<T>(value: T | undefined): Deferred<T> | undefined {
  return value === undefined ? undefined : deferred(value);
}

/** The class of a datacenter's volumes has a fixed name: with another one the operator would loop instead of refusing. */
export function storageClassName(cluster: string, datacenter: string): string {
  return `cassandra-${cluster}-${datacenter}`;
}

/** The StorageClasses that the datacenters' volumes need and nobody has made yet. */
export function newStorageClasses(datacenters: readonly CassandraDatacenterOptions[], cluster: string): NewStorageClass[] {
  return datacenters.flatMap(({ name, storage }) => {
    const options = storage._storageClass(storageClassName(cluster, name), storage._tagsOf(cluster, name));
    return options ? [{ datacenter: name, options }] : [];
  });
}

function workersModel(props: CassandraDatacenterOptions, cluster: string, { maxPods, sizing }: Cut): WorkersModel {
  const { name, instanceType, placement, nodesPerWorker = 1, workerNodes: keptFor } = props;
  const usual = usualDaemonsets(sizing);
  const daemonsets = {
    cpuMillis: props.daemonsets?.cpuMillis ?? usual.cpuMillis,
    memoryMib: props.daemonsets?.memory?.toMebibytes() ?? usual.memoryMib,
  };
  const existing = placement?._existing;
  const hasOptions = props.workers !== undefined;
  if (!existing) {
    return {
      existing: false,
      hasOptions,
      keptFor,
      nodesPerWorker,
      daemonsets,
      labels: { [LABEL_CLUSTER]: cluster, [LABEL_DATACENTER]: name },
      taints: [{ key: TAINT_DEDICATED, value: dedicatedTo(cluster, name), effect: 'NoSchedule' }],
      maxPods: props.workers?.maxPods ?? maxPods,
    };
  }
  const exact = existing.exactInstanceType ?? true;
  return {
    existing: true,
    hasOptions,
    keptFor,
    nodesPerWorker,
    daemonsets,
    labels: { ...(exact && { [LABEL_INSTANCE_TYPE]: instanceType.toString() }), ...existing.labels },
    taints: existing.taints ?? [],
    maxPods: existing.maxPods ?? MAX_PODS_ELSEWHERE,
    addresses: existing.addressesPerNode,
  };
}
