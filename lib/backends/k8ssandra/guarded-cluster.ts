import { createHash } from 'crypto';
import { ID } from './watch';
import { directoriesOf } from '../../model/data-directories';
import { isUnresolved, Unresolved } from '../../model/deferred';
import {
  expression, Guarded, GuardedBackup, GuardedCluster, GuardedDatacenter, GuardedRack, UNKNOWN,
} from '../../model/guarded-cluster';
import { imageParts } from '../../model/image-reference';
import { dangerOf } from '../../model/jvm-properties';
import { mergeSettings } from '../../model/settings';
import { LABEL_ZONE } from '../../private/placement';
import type { DeployedZone, GuardedSurroundings } from '../backend';

type Plain = Record<string, any>;

/**
 * The parts of a K8ssandraCluster that must not change, read from the object itself so that patches count too. Values that are not literals
 * (CloudFormation functions) are unknown.
 */
export function guardedCluster({ metadata, spec }: Plain, around: GuardedSurroundings): GuardedCluster {
  const cassandra: Plain = spec?.cassandra ?? {};
  return {
    backend: ID,
    name: plain(metadata.name),
    clusterName: plain(cassandra.clusterName ?? metadata.name),
    namespace: plain(metadata.namespace),
    version: releaseOf(cassandra),
    operatorVersion: around.operatorVersion,
    operator: around.operator,
    authentication: plain(spec?.auth ?? true),
    superuserSecret: plain(cassandra.superuserSecretRef?.name),
    serviceAccount: plain(cassandra.serviceAccount),
    madeServiceAccounts: around.madeServiceAccounts.map(plain),
    datacenters: (cassandra.datacenters ?? []).map((datacenter: Plain) => guardedDatacenter(datacenter, spec, around)),
    backup: spec?.medusa && guardedBackup(spec.medusa),
    leaving: around.leaving ?? [],
    images: { ...imageOf('medusa', spec), ...imageOf('reaper', spec) },
    createsNamespace: around.createsNamespace,
    host: around.host,
    extra: { reaperKeyspace: plain(spec?.reaper?.keyspace) },
    accepted: around.accepted,
  };
}

function guardedBackup({ storageProperties = {}, purgeBackups }: Plain): GuardedBackup {
  const purges = purgeBackups !== false;
  return {
    bucket: identity(storageProperties.bucketName),
    prefix: plain(storageProperties.prefix),
    purge: plain(purgeBackups ?? true),
    kept: purges ? plain(storageProperties.maxBackupCount ?? 0) : 0,
    keptDays: purges ? plain(storageProperties.maxBackupAge ?? 0) : 0,
  };
}

/** Zones of racks that are CloudFormation functions, by datacenter and rack. */
export function deployedZones({ spec }: Plain): DeployedZone[] {
  return (spec?.cassandra?.datacenters ?? []).flatMap((datacenter: Plain) => (datacenter.racks ?? spec.cassandra.racks ?? [])
    .map(({ name, nodeAffinityLabels }: Plain) => ({ datacenter: datacenter.metadata.name, rack: name, zone: nodeAffinityLabels?.[LABEL_ZONE] }))
    .filter(({ zone }: Plain) => typeof zone === 'object'));
}

function guardedDatacenter(datacenter: Plain, spec: Plain, around: GuardedSurroundings): GuardedDatacenter {
  const { cassandra } = spec;
  const { name, namespace } = datacenter.metadata;
  const storage = datacenter.storageConfig ?? cassandra.storageConfig;
  const claim = storage?.cassandraDataVolumeClaimSpec;
  const settings = settingsOf(datacenter, cassandra);
  const { workers, ...instances } = around.instances.get(name) ?? {};
  return {
    name,
    cassandraName: plain(datacenter.datacenterName),
    namespace: plain(namespace),
    ...(datacenter.serverVersion ?? datacenter.serverImage !== undefined ? { version: releaseOf({ ...cassandra, ...datacenter }) } : {}),
    nodes: plain(datacenter.size),
    workers: plain(workers ?? datacenter.size),
    ...instances,
    stopped: plain(datacenter.stopped ?? false),
    deletesVolumes: deletesVolumes(datacenter.metadata.annotations),
    directories: directoriesOf(settings),
    dangerousOptions: dangerousOptions(cassandra, datacenter),
    racks: (datacenter.racks ?? cassandra.racks ?? []).map(guardedRack),
    storageClass: plain(claim?.storageClassName),
    volumeBytes: bytes(claim?.resources?.requests?.storage),
    extraVolumes: extraVolumes(datacenter.extraVolumes ?? cassandra.extraVolumes, storage?.additionalVolumes),
    numTokens: plain(settings.num_tokens),
    partitioner: plain(settings.partitioner),
    internode: internodeOf(settings.server_encryption_options),
    client: clientOf(settings.client_encryption_options),
    managementApi: managementApiOf(datacenter.managementApiAuth ?? cassandra.managementApiAuth),
    severalNodesOnOneWorker: plain(datacenter.softPodAntiAffinity ?? cassandra.softPodAntiAffinity ?? false),
    rest: restOf(datacenter, spec),
  };
}

/** The running release: that of a custom image, if its tag shows it. */
function releaseOf({ serverImage, serverVersion }: Plain): Guarded<string> {
  const [inTag] = typeof serverImage === 'string' ? /^[345]\.\d+\.\d+/.exec(imageParts(serverImage).tag) ?? [] : [];
  return inTag ?? plain(serverVersion);
}

function imageOf(helper: 'medusa' | 'reaper', spec: Plain | undefined): Record<string, Guarded<string>> {
  const image = spec?.[helper]?.containerImage;
  if (image === undefined) return {};
  const { repository, name, tag } = image;
  return { [helper]: [repository, name, tag].some((part) => plain(part) === UNKNOWN) ? UNKNOWN : `${repository ?? ''}/${name ?? ''}:${tag ?? ''}` };
}

/** Without the annotation, the operator deletes them. */
function deletesVolumes(annotations: Plain | undefined): Guarded<boolean> {
  const value = plain(annotations?.['cassandra.datastax.com/delete-pvc']);
  return value === UNKNOWN ? UNKNOWN : String(value) !== 'false';
}

function dangerousOptions(...places: Plain[]): string[] {
  const options = places.flatMap(({ config }) => Object.entries(config?.jvmOptions ?? {}))
    .flatMap(([key, value]) => (/additional/i.test(key) && Array.isArray(value) ? value : []));
  return [...new Set(options.filter((option) => typeof option === 'string' && dangerOf(option) !== undefined))].sort();
}

/** The effective settings, with CloudFormation functions marked as such so that nothing is merged into them. */
function settingsOf({ config, serverVersion }: Plain, cassandra: Plain): Plain {
  const line = /^\d+\.\d+/.exec(String(serverVersion ?? cassandra.serverVersion))?.[0] ?? '';
  return mergeSettings(line, ...[cassandra.config, config].map((level) => markFunctions(level?.cassandraYaml)));
}

function markFunctions(value: any): any {
  if (Array.isArray(value)) return value.map(markFunctions);
  if (typeof value !== 'object' || value === null) return value;
  if (Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'))) return new Unresolved(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, markFunctions(inner)]));
}

function internodeOf(options: Plain | undefined): Guarded<string> {
  if (isUnresolved(options)) return UNKNOWN;
  const { internode_encryption: scope = 'none', optional = false } = options ?? {};
  if (plain(scope) === UNKNOWN || plain(optional) === UNKNOWN) return UNKNOWN;
  return String(optional) === 'true' ? `${scope} optional` : String(scope);
}

function clientOf(options: Plain | undefined): Guarded<string> {
  if (isUnresolved(options)) return UNKNOWN;
  const { enabled = false, optional = false, require_client_auth: certificates = false } = options ?? {};
  if ([enabled, optional, certificates].some((one) => plain(one) === UNKNOWN)) return UNKNOWN;
  if (String(enabled) !== 'true') return 'none';
  return `${String(optional) === 'true' ? 'optional' : 'required'}${String(certificates) === 'true' ? ' with certificates' : ''}`;
}

function managementApiOf(auth: Plain | undefined): Guarded<string> {
  if (!auth?.manual) return 'none';
  const secrets = [auth.manual.clientSecretName, auth.manual.serverSecretName];
  return secrets.some((one) => plain(one) === UNKNOWN) ? UNKNOWN : [...new Set(secrets)].join(', ');
}

function guardedRack({ name, nodeAffinityLabels }: Plain): GuardedRack {
  return { name, zone: plain(nodeAffinityLabels?.[LABEL_ZONE] ?? '') };
}

/** Claims only: other kinds of volumes may be added and removed. */
function extraVolumes(extra: Plain | undefined, additional: Plain[] | undefined): string[] {
  return [...(extra?.pvcs ?? []), ...(additional ?? []).filter((volume) => volume.pvcSpec)].map((volume: Plain) => String(volume.name));
}

function restOf(datacenter: Plain, { cassandra, medusa }: Plain): string {
  const { size, racks, stopped, ...own } = datacenter;
  const { datacenters, ...shared } = cassandra;
  return createHash('sha256').update(JSON.stringify([own, shared, medusa])).digest('hex').slice(0, 16);
}

function plain<T>(value: T): Guarded<T> {
  return typeof value === 'object' && value !== null ? UNKNOWN : value;
}

/** A value, or the function that yields it: two different CloudFormation functions count as two buckets. */
function identity(value: unknown): Guarded<string> {
  return typeof value === 'object' && value !== null ? expression(value) : plain(value as string);
}

const UNITS: Record<string, number> = { '': 1, 'k': 1e3, 'M': 1e6, 'G': 1e9, 'T': 1e12, 'Ki': 2 ** 10, 'Mi': 2 ** 20, 'Gi': 2 ** 30, 'Ti': 2 ** 40 };

/** A Kubernetes quantity, in bytes. */
function bytes(quantity: unknown): Guarded<number> | undefined {
  if (quantity === undefined) return undefined;
  const found = /^(\d+(?:\.\d+)?)([kMGT]|[KMGT]i)?$/.exec(String(quantity));
  return found ? Number(found[1]) * UNITS[found[2] ?? ''] : UNKNOWN;
}
