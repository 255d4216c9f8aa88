import { statefulSetName } from './names';

const DNS_1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const LONGEST_STATEFUL_SET = 60;

/** What the webhook of k8ssandra-operator 1.32.5 was seen to refuse (facts: refusals, webhook table). */
export function clusterRefusal(object: any, old?: any): string | undefined {
  return refusalOfSpec(object) ?? (old && refusalOfChange(object, old));
}

function refusalOfSpec({ metadata, spec }: any): string | undefined {
  const autoupdate = metadata.annotations?.['k8ssandra.io/autoupdate-spec'];
  if (autoupdate !== undefined && !['once', 'always'].includes(autoupdate)) return `invalid value for k8ssandra.io/autoupdate-spec annotation: ${autoupdate}`;
  const { cassandra = {}, medusa, reaper } = spec;
  for (const datacenter of cassandra.datacenters ?? []) {
    const reason = refusalOfDatacenter(metadata.name, cassandra, datacenter);
    if (reason) return reason;
  }
  return refusalOfReaper(reaper) ?? refusalOfMedusa(medusa);
}

function refusalOfDatacenter(cluster: string, cassandra: any, datacenter: any): string | undefined {
  const { name } = datacenter.metadata;
  if (!DNS_1035.test(name)) {
    return 'invalid DC name (you might want to use datacenterName to override the name used in Cassandra): a DNS-1035 label must consist of lower case alphanumeric characters or \'-\', '
      + 'start with an alphabetic character, and end with an alphanumeric character';
  }
  if (datacenter.k8sContext) return `unable to find k8sContext ${datacenter.k8sContext} from ClientConfigs: No known client for context-name ${datacenter.k8sContext}`;
  if (!datacenter.storageConfig && !cassandra.storageConfig) return 'storageConfig must be defined at cluster level or dc level';
  if (datacenter.softPodAntiAffinity && !datacenter.resources) return 'softPodAntiAffinity requires Resources to be set';
  const clusterName = cassandra.clusterName ?? cluster;
  if (!datacenter.racks?.length) {
    return statefulSetName(clusterName, name, 'default').length > LONGEST_STATEFUL_SET ? `the name of the statefulset for DC ${name} is too long` : undefined;
  }
  const long = datacenter.racks.find((rack: any) => statefulSetName(clusterName, name, rack.name).length > LONGEST_STATEFUL_SET);
  return long && `the name of the statefulset for rack ${long.name} in DC ${name} is too long`;
}

function refusalOfReaper(reaper?: any): string | undefined {
  if (reaper?.storageType !== 'local') return undefined;
  if (!reaper.storageConfig) return 'reaper StorageConfig not set';
  if ((reaper.deploymentMode ?? 'PER_DC') === 'PER_DC') return 'reaper DeploymentModePerDc is only supported when using cassandra storage';
  return undefined;
}

function refusalOfMedusa(medusa?: any): string | undefined {
  if (!medusa) return undefined;
  const { storageProvider, bucketName, prefix } = medusa.storageProperties ?? {};
  if (medusa.medusaConfigurationRef) {
    if (Object.keys(medusa.medusaConfigurationRef).some((key) => key !== 'name')) return 'Medusa config must be namespace local';
    return prefix ? undefined : 'medusa storage prefix must be set when a medusaConfigurationRef is used';
  }
  if (!storageProvider) return 'medusa storage provider must be set when no medusaConfigurationRef is used';
  return bucketName ? undefined : 'medusa bucket name must be set when no medusaConfigurationRef is used';
}

function refusalOfChange({ metadata, spec }: any, { spec: old }: any): string | undefined {
  const clusterName = (one: any) => one.cassandra?.clusterName ?? metadata.name;
  if (clusterName(spec) !== clusterName(old)) return 'cluster name can not be changed';
  const keyspace = (one: any) => one.reaper?.keyspace ?? 'reaper_db';
  if (spec.reaper && old.reaper && keyspace(spec) !== keyspace(old)) return 'reaper keyspace can not be changed';
  const [now, before] = [datacentersOf(spec), datacentersOf(old)];
  const added = [...now.keys()].filter((name) => !before.has(name));
  const removed = [...before.keys()].filter((name) => !now.has(name));
  if (added.length > 0 && removed.length > 0) return 'renaming, as well as adding and removing DCs at the same time is prohibited as it can cause data loss';
  for (const [name, datacenter] of now) {
    if (before.has(name) && tokens(spec, datacenter) !== tokens(old, before.get(name))) return "num_tokens value can't be changed";
  }
  return undefined;
}

function datacentersOf(spec: any): Map<string, any> {
  return new Map((spec.cassandra?.datacenters ?? []).map((one: any) => [one.metadata.name, one]));
}

function tokens(spec: any, datacenter: any): number {
  const of = (one: any) => one?.config?.cassandraYaml?.num_tokens;
  const version = datacenter.serverVersion ?? spec.cassandra.serverVersion ?? '';
  return of(datacenter) ?? of(spec.cassandra) ?? (/^3\./.test(version) ? 256 : 16);
}

const RANGES: [least: number, most: number][] = [[0, 59], [0, 23], [1, 31], [1, 12], [0, 7]];

export function scheduleRefusal({ spec }: any): string | undefined {
  const cron: string = spec.cronSchedule.replace(/^(CRON_TZ|TZ)=\S+\s+/, '');
  if (cron.startsWith('@')) return undefined;
  const fields = cron.trim().split(/\s+/);
  if (fields.length !== 5) return `expected exactly 5 fields, found ${fields.length}: [${cron}]`;
  for (const [at, field] of fields.entries()) {
    for (const number of field.split('/')[0].match(/\d+/g) ?? []) {
      const [least, most] = RANGES[at];
      if (Number(number) > most) return `end of range (${number}) above maximum (${most}): ${field}`;
      if (Number(number) < least) return `beginning of range (${number}) below minimum (${least}): ${field}`;
    }
  }
  return undefined;
}
