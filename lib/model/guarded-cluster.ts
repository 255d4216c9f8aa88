import { createHash } from 'crypto';
import { own } from '../private/own';

/** A value that the synth does not know: nothing is said about a change of it. */
export interface Unknown {
  readonly unknown: true;
}

export const UNKNOWN: Unknown = { unknown: true };

/** A value as far as the synth knows it. */
export type Guarded<T> = T | Unknown;

export interface GuardedRack {
  readonly name: string;
  readonly zone: Guarded<string>;
}

/** CPU in thousandths, memory in MiB. */
export interface GuardedResources {
  readonly cpuMillis: number;
  readonly memoryMib: number;
}

/** Instances of one rack that the stack makes. */
export interface GuardedRackInstances {
  readonly rack: string;
  /** How many there are. */
  readonly instances: number;
  /** How many its nodes need; fewer than there are while instances outlive nodes. */
  readonly needed: number;
}

/** A datacenter that was taken out of the custom resource and keeps its instances until its nodes are gone. */
export interface GuardedLeaving {
  readonly name: string;
  readonly workers: Guarded<number>;
  /** Whether others make the instances. Not in templates of the first releases, as the next one. */
  readonly foreignWorkers?: boolean;
  readonly rackInstances?: readonly GuardedRackInstances[];
}

export interface GuardedDatacenter {
  readonly name: string;
  /** What Cassandra calls it, if that is not its name. */
  readonly cassandraName?: Guarded<string>;
  readonly namespace?: Guarded<string>;
  /** Its own release, if it is not the cluster's. */
  readonly version?: Guarded<string>;
  readonly nodes: Guarded<number>;
  /** Nodes that the stack keeps instances for; it may be more than there are nodes. */
  readonly workers: Guarded<number>;
  /** Whether others make the instances. */
  readonly foreignWorkers?: boolean;
  /** Instances by rack, unless others make them. Not in templates of the first releases. */
  readonly rackInstances?: readonly GuardedRackInstances[];
  readonly instanceType?: Guarded<string>;
  /** What an instance has for the pods of Cassandra, if its type is known. */
  readonly room?: GuardedResources;
  /** What the pods of Cassandra on one instance request together. */
  readonly requests?: GuardedResources;
  /** Whether its nodes are stopped, and its volumes kept. */
  readonly stopped?: Guarded<boolean>;
  /** Whether the operator deletes the volumes' claims with the datacenter. */
  readonly deletesVolumes?: Guarded<boolean>;
  /** Folders that must survive, by setting. */
  readonly directories?: Readonly<Record<string, string>>;
  /** Options of the JVM that change what a node is, or bypass a check. */
  readonly dangerousOptions?: readonly string[];
  readonly racks: readonly GuardedRack[];
  readonly storageClass?: Guarded<string>;
  readonly volumeBytes?: Guarded<number>;
  readonly extraVolumes: readonly string[];
  readonly numTokens?: Guarded<number>;
  /** Class of the partitioner. Without one the image's own: Murmur3Partitioner. */
  readonly partitioner?: Guarded<string>;
  readonly severalNodesOnOneWorker: Guarded<boolean>;
  /** Which peers its nodes encrypt for ("none", "all"), and " optional" if they listen to both. Not in templates of the first releases. */
  readonly internode?: Guarded<string>;
  /** Whether clients encrypt ("none", "optional", "required"), and " with certificates" if they show one. Not in templates of the first releases. */
  readonly client?: Guarded<string>;
  /** Secrets by which the management API and its callers know each other, or "none". Not in templates of the first releases. */
  readonly managementApi?: Guarded<string>;
  /** Digest of all that makes the nodes restart one after another when it changes, the number of nodes and racks aside. */
  readonly rest: string;
}

/** Of one Cassandra cluster what no update may change, or only with care: a template carries it, and later releases of this library read it. */
export interface GuardedCluster {
  /** Id of the backend that runs it. Not in templates of the first releases, which had one. */
  readonly backend?: string;
  readonly name: Guarded<string>;
  readonly clusterName: Guarded<string>;
  readonly namespace: Guarded<string>;
  /** As in "5.0.6". */
  readonly version: Guarded<string>;
  /** Of an operator that the stack does not install; of another one the installation tells it. */
  readonly operatorVersion?: Guarded<string>;
  /** Path of the operator's construct, if the stack installs it. */
  readonly operator?: string;
  readonly authentication: Guarded<boolean>;
  readonly superuserSecret?: Guarded<string>;
  readonly serviceAccount?: Guarded<string>;
  /** ServiceAccounts that the stack makes in the cluster's namespace. */
  readonly madeServiceAccounts: ReadonlyArray<Guarded<string>>;
  readonly datacenters: readonly GuardedDatacenter[];
  /** Datacenters that leave. */
  readonly leaving?: readonly GuardedLeaving[];
  readonly backup?: GuardedBackup;
  /** Images of the operator's helpers, by helper. */
  readonly images?: Readonly<Record<string, Guarded<string>>>;
  /** Whether the namespace comes and goes with the cluster. */
  readonly createsNamespace?: boolean;
  /** The EKS cluster, by its name or by what tells it. */
  readonly host?: string;
  /** Its name, if the deployment knows it: never in a template. */
  readonly hostName?: string;
  /** What only its backend knows and keeps, by a name of the backend's. */
  readonly extra?: Readonly<Record<string, Guarded<string>>>;
  /** Digest of the whole custom resources, without what only asks for the operator's update. Not in templates of the first releases. */
  readonly digest?: string;
  /** What this deployment may break for this cluster: rule and subject, as in "datacenter-removed:dc2". */
  readonly accepted: readonly string[];
}

export interface GuardedBackup {
  readonly bucket: Guarded<string>;
  readonly prefix: Guarded<string>;
  /** Whether old backups are removed each night; in templates of the first releases they always were. */
  readonly purge?: Guarded<boolean>;
  /** Backups that the purge leaves; 0 leaves all. Not in templates of the first releases. */
  readonly kept?: Guarded<number>;
  /** Age in days from which the purge removes; 0 is never. Not in templates of the first releases. */
  readonly keptDays?: Guarded<number>;
}

/** What Cassandra clusters need on their EKS cluster and a stack installs there. */
export interface GuardedInstallation {
  /** As in "cert-manager": the name of what is installed. */
  readonly kind: string;
  /** As in "1.32.5". Not there if nobody but EKS decides it. */
  readonly version?: Guarded<string>;
  /** Not there if nobody but EKS decides it. */
  readonly namespace?: Guarded<string>;
  /** Whether it is an operator about which this library knows nothing but its version. */
  readonly isUnknownKind?: boolean;
  /** Digest of version and values. Not in templates of the first releases. */
  readonly digest?: string;
  /** The EKS cluster, by its name or by what tells it. */
  readonly host?: string;
  /** Its name, if the deployment knows it: never in a template. */
  readonly hostName?: string;
  /** What this deployment may break for it: rule and subject. */
  readonly accepted: readonly string[];
}

/**
 * Format of the models that this release writes. It is raised when a field changes its meaning; fields that are added leave it as it is. Earlier
 * ones are read: in format 1 acceptances were names of rules only, which count as spent like all that stood in an old model.
 */
export const MODEL_FORMAT = 2;

/** The first release that reads models of {@link MODEL_FORMAT}. */
export const READABLE_FROM = '0.1.0';

/** A resource of the template, as far as it is compared. Functions of CloudFormation stand in it as in the template. */
export interface GuardedResource {
  readonly Type: string;
  /** Path of its construct in the stack. */
  readonly path: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** What the guard compares: what one stack installs for Cassandra, and its Cassandra clusters, by the paths of their constructs. */
export interface GuardedStack {
  readonly format: number;
  /** The first release that reads this format. Not there in format 1. */
  readonly readableFrom?: string;
  /** Not there in templates of the first releases, which told the operator's version with each Cassandra cluster. */
  readonly installations?: Readonly<Record<string, GuardedInstallation>>;
  readonly clusters: Readonly<Record<string, GuardedCluster>>;
  /** What Cassandra stands on, by logical id: resources with the properties that cannot just change. */
  readonly ground?: Readonly<Record<string, GuardedResource>>;
  /** What this deployment may break, by further constructs that can say so: those of operators that somebody else installed. */
  readonly accepted?: Readonly<Record<string, readonly string[]>>;
}

/** Zones of racks that only the deployment knows, by "<path of the cluster> <datacenter> <rack>": CloudFormation fills them in for the guard. */
export type DeployedZones = Readonly<Record<string, string>>;

/** The key of a rack in {@link DeployedZones}. */
export function zoneKey(cluster: string, datacenter: string, rack: string): string {
  return [cluster, datacenter, rack].join(' ');
}

/** A model with the zones that the deployment knows. */
export function withZones(stack: GuardedStack, zones: DeployedZones): GuardedStack {
  const clusters = Object.entries(stack.clusters).map(([path, cluster]) => [path, {
    ...cluster,
    datacenters: cluster.datacenters.map((datacenter) => ({
      ...datacenter,
      racks: datacenter.racks.map(({ name, zone }) => {
        const deployed = isUnknown(zone) ? own(zones, zoneKey(path, datacenter.name, name)) : undefined;
        return { name, zone: deployed ?? zone };
      }),
    })),
  }]);
  return { ...stack, clusters: Object.fromEntries(clusters) };
}

/** A function of CloudFormation as people read it, the same for the same function: "<Ref:Bucket>". */
export function expression(value: object): string {
  return `<${JSON.stringify(value).replace(/["{}[\]]/g, '')}>`;
}

/** Values that CloudFormation fills in, by {@link deployedKey}. */
export type Deployed = Readonly<Record<string, unknown>>;

/** The key of a function of CloudFormation in {@link Deployed}. */
export function deployedKey(value: object): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
}

/** The key of the name of an EKS cluster in {@link Deployed}, by what tells it. */
export function hostKey(host: string): string {
  return deployedKey({ host });
}

/** A model whose resources have the values that the deployment knows. */
export function withDeployed(stack: GuardedStack, deployed: Deployed): GuardedStack {
  if (Object.keys(deployed).length === 0) return stack;
  const named = <T extends { readonly host?: string }>(record: Readonly<Record<string, T>>): Record<string, T> =>
    mapped(record, (one) => ({ ...one, hostName: one.host === undefined ? undefined : own(deployed, hostKey(one.host)) }));
  return {
    ...stack,
    clusters: named(stack.clusters),
    ...(stack.installations && { installations: named(stack.installations) }),
    ...(stack.ground && { ground: mapped(stack.ground, (resource) => ({ ...resource, Properties: filledIn(resource.Properties, deployed) as GuardedResource['Properties'] })) }),
  };
}

function mapped<From, To>(record: Readonly<Record<string, From>>, change: (one: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, one]) => [key, change(one)]));
}

function filledIn(value: unknown, deployed: Deployed): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = own(deployed, deployedKey(value));
  if (known !== undefined) return known;
  if (Array.isArray(value)) return value.map((one) => filledIn(one, deployed));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filledIn(inner, deployed)]));
}

export function isUnknown(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && 'unknown' in value;
}

/** Whether both values are known and differ. A value that comes or goes differs from the one that is there. */
export function differ<T>(before: Guarded<T> | undefined, after: Guarded<T> | undefined): boolean {
  return !isUnknown(before) && !isUnknown(after) && before !== after;
}

/** The value as people read it. */
export function shown(value: unknown): string {
  if (value === undefined) return 'none';
  return isUnknown(value) ? 'a value known at deployment' : JSON.stringify(value);
}
