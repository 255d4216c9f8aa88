import { isDeepStrictEqual } from 'util';
import { nodesOfRacks } from './names';

const RESERVED = 'cassandra.datastax.com';
const ALLOW_STORAGE = 'cassandra.datastax.com/allow-storage-changes';

/** What the webhook of cass-operator 1.30.3 was seen to refuse (facts: refusals, webhook table). */
export function datacenterRefusal(object: any, old?: any): string | undefined {
  const reason = refusalOfSpec(object) ?? (old && refusalOfChange(object, old));
  return reason && `CassandraDatacenter write rejected, ${reason}`;
}

function refusalOfSpec({ metadata, spec }: any): string | undefined {
  const { serverType, serverVersion } = spec;
  const config = spec.config ?? {};
  const server = `${serverType}-${serverVersion}`;
  if (serverType === 'cassandra' && spec.dseWorkloads) return 'attempted to enable DSE workloads if server type is Cassandra';
  const isOld = /^3\./.test(serverVersion);
  if (config['jvm-options'] && !isOld) return `attempted to define config jvm-options with ${server}`;
  if (config['jvm-server-options'] && isOld) return `attempted to define config jvm-server-options with ${server}`;
  if (config['dse-yaml'] && serverType !== 'dse') return `attempted to define config dse-yaml with ${server}`;
  if (config['cassandra-yaml']?.full_query_logging_options && isOld) return 'full query logging is only supported on OSS Cassandra 4.0+';
  if (spec.allowMultipleNodesPerWorker) {
    const { requests, limits } = spec.resources ?? {};
    if (![requests, limits].every((one) => one?.cpu && one?.memory)) return 'attempted to use multiple nodes per worker without cpu and memory requests and limits';
  }
  for (const service of Object.values<any>(spec.additionalServiceConfig ?? {})) {
    const keys = Object.keys({ ...service.additionalLabels, ...service.additionalAnnotations });
    if (keys.some((key) => key.startsWith(RESERVED))) return `attempted to configure DatacenterService with reserved annotations and/or labels (prefix ${RESERVED})`;
  }
  const autoupdate = metadata.annotations?.['cassandra.datastax.com/autoupdate-spec'];
  if (autoupdate !== undefined && !['once', 'always'].includes(autoupdate)) {
    return "attempted to use cassandra.datastax.com/autoupdate-spec annotation with value other than 'once' or 'always'";
  }
  for (const volume of spec.storageConfig?.additionalVolumes ?? []) {
    if (!volume.pvcSpec && !volume.volumeSource) return 'attempted to create AdditionalVolume without PVCSpec or VolumeSource';
    if (volume.pvcSpec && volume.volumeSource) return 'attempted to create a volume with both PVCSpec and VolumeSource';
  }
  return undefined;
}

function refusalOfChange({ metadata, spec }: any, { spec: old }: any): string | undefined {
  for (const field of ['clusterName', 'datacenterName', 'allowMultipleNodesPerWorker', 'superuserSecretName', 'serviceAccount']) {
    if (!isDeepStrictEqual(spec[field], old[field])) return `attempted to change ${field}`;
  }
  const claim = (one: any) => one.storageConfig?.cassandraDataVolumeClaimSpec;
  if (!isDeepStrictEqual(claim(spec), claim(old))) {
    const withoutSize = (one: any) => ({ ...claim(one), resources: undefined });
    if (metadata.annotations?.[ALLOW_STORAGE] !== 'true' || !isDeepStrictEqual(withoutSize(spec), withoutSize(old))) {
      return 'attempted to change storageConfig.CassandraDataVolumeClaimSpec';
    }
  }
  return refusalOfRacks(spec, old);
}

function refusalOfRacks(spec: any, old: any): string | undefined {
  const racks = (one: any): string[] => (one.racks?.length ? one.racks : [{ name: 'default' }]).map(({ name }: any) => name);
  const [now, before] = [racks(spec), racks(old)];
  if (now.length < before.length) return 'attempted to remove rack';
  for (const [at, name] of before.entries()) {
    if (now[at] !== name) return `attempted to change rack name from '${name}' to '${now[at]}'`;
  }
  const added = now.length - before.length;
  if (added === 0) return undefined;
  const increase = spec.size - old.size;
  if (increase <= 0) return 'attempted to add rack without increasing size';
  const least = Math.min(...nodesOfRacks(old.size, before.length)) * added;
  if (increase >= least) return undefined;
  return 'attempted to add racks without increasing size enough to prevent existing nodes from moving to new racks to maintain balance. '
    + `New racks added: ${added}, size increased by: ${increase}. Expected size increase to be at least ${least}`;
}
