/**
 * What the real API server and operators were seen to do with documents (facts of the project: refusals, section 1), by the ids given there.
 * Each row changes a good document; `says` is the part of the recorded message that tells.
 */
export interface Row {
  readonly id: string;
  readonly kind: 'K8ssandraCluster' | 'CassandraDatacenter' | 'MedusaBackupSchedule';
  readonly change: (document: any) => void;
  /** Undefined: accepted. */
  readonly says?: string;
  /** For a change of an object that is there: how the object is before. */
  readonly before?: (document: any) => void;
}

const storage = (size: string, storageClassName = 'standard') => ({
  cassandraDataVolumeClaimSpec: { storageClassName, accessModes: ['ReadWriteOnce'], resources: { requests: { storage: size } } },
});

export const GOOD: Record<Row['kind'], () => any> = {
  K8ssandraCluster: () => ({
    apiVersion: 'k8ssandra.io/v1alpha1',
    kind: 'K8ssandraCluster',
    metadata: { name: 'cl' },
    spec: {
      cassandra: {
        serverType: 'cassandra',
        serverVersion: '5.0.6',
        datacenters: [{ metadata: { name: 'dc1' }, size: 1, storageConfig: storage('1Gi'), racks: [{ name: 'ra' }] }],
      },
    },
  }),
  CassandraDatacenter: () => ({
    apiVersion: 'cassandra.datastax.com/v1beta1',
    kind: 'CassandraDatacenter',
    metadata: { name: 'dc1' },
    spec: {
      clusterName: 'cl', serverType: 'cassandra', serverVersion: '5.0.6', size: 1, managementApiAuth: { insecure: {} }, storageConfig: storage('1Gi'), resources: {},
    },
  }),
  MedusaBackupSchedule: () => ({
    apiVersion: 'medusa.k8ssandra.io/v1alpha1',
    kind: 'MedusaBackupSchedule',
    metadata: { name: 's' },
    spec: { cronSchedule: '0 2 * * *', backupSpec: { cassandraDatacenter: 'dc1', backupType: 'full' } },
  }),
};

const row = (kind: Row['kind']) => (id: string, change: (spec: any, document: any) => void, says?: string, before?: (spec: any, document: any) => void): Row => ({
  id,
  kind,
  says,
  change: (document) => change(document.spec, document),
  ...(before && { before: (document: any) => before(document.spec, document) }),
});
const cluster = row('K8ssandraCluster');
const datacenter = row('CassandraDatacenter');
const schedule = row('MedusaBackupSchedule');
const dc = (spec: any) => spec.cassandra.datacenters[0];
const racks = (...names: string[]) => names.map((name) => ({ name }));
const medusa = (properties: object) => ({ storageProperties: { storageProvider: 's3', bucketName: 'b', ...properties } });

/** Refused by the schema: the API server itself says it. */
export const SCHEMA: Row[] = [
  cluster('adm-annotation-bool', (spec) => (dc(spec).metadata.annotations = { 'cassandra.datastax.com/delete-pvc': false }), 'delete-pvc: expected string'),
  schedule('adm-cron-empty', (spec) => (spec.cronSchedule = ''), 'should be at least 1 chars long'),
  cluster('adm-gc-enum', (spec) => (spec.cassandra.config = { jvmOptions: { gc: 'G1' } }), 'supported values: "G1GC", "CMS"'),
  cluster('adm-gc-pct', (spec) => (spec.cassandra.config = { jvmOptions: { gc_g1_initiating_heap_occupancy_percent: 170 } }), 'should be less than'),
  cluster('adm-medusa-provider-aws', (spec) => (spec.medusa = medusa({ storageProvider: 'aws' })), 'Unsupported value: "aws"'),
  cluster('adm-medusa-tag-number', (spec) => (spec.medusa = { ...medusa({}), containerImage: { tag: 0.29 } }), 'containerImage.tag: expected string'),
  cluster('adm-rack-1char', (spec) => (dc(spec).racks = racks('a')), 'should be at least 2 chars long'),
  cluster('adm-rack-1char-cluster', (spec) => (spec.cassandra.racks = racks('a')), 'should be at least 2 chars long'),
  cluster('adm-reaper-deployMode', (spec) => (spec.reaper = { deploymentMode: 'single' }), 'supported values: "PER_DC"'),
  cluster('adm-reaper-duration', (spec) => (spec.reaper = { autoScheduling: { initialDelayPeriod: '15s' } }), 'initialDelayPeriod'),
  cluster('adm-reaper-repairType', (spec) => (spec.reaper = { autoScheduling: { repairType: 'incremental' } }), 'supported values: "REGULAR"'),
  cluster('adm-reaper-sa-lower', (spec) => (spec.reaper = { serviceAccountName: 'x' }), '.spec.reaper.serviceAccountName: field not declared in schema'),
  schedule('adm-sched-type', (spec) => (spec.backupSpec.backupType = 'incremental'), 'supported values: "differential", "full"'),
  cluster('adm-serverType', (spec) => (spec.cassandra.serverType = 'Cassandra'), 'supported values: "cassandra"'),
  cluster('adm-size-0', (spec) => (dc(spec).size = 0), 'should be greater than or equal to 1'),
  cluster('adm-size-missing', (spec) => delete dc(spec).size, 'size: Required value'),
  cluster('adm-size-string', (spec) => (dc(spec).size = '3'), 'size: expected numeric'),
  cluster('adm-unknown-field', (spec) => (spec.cassandra.sizee = 3), '.spec.cassandra.sizee: field not declared in schema'),
  cluster('adm-version-number', (spec) => (spec.cassandra.serverVersion = 5.0), 'serverVersion: expected string'),
];

/** Refused by a webhook. */
export const WEBHOOK: Row[] = [
  cluster('adm-autoupdate-true', (_, { metadata }) => (metadata.annotations = { 'k8ssandra.io/autoupdate-spec': 'true' }),
    'invalid value for k8ssandra.io/autoupdate-spec annotation: true'),
  datacenter('adm-cdc-autoupdate', (_, { metadata }) => (metadata.annotations = { 'cassandra.datastax.com/autoupdate-spec': 'true' }),
    "annotation with value other than 'once' or 'always'"),
  datacenter('adm-cdc-dseyaml', (spec) => (spec.config = { 'dse-yaml': { a: 1 } }), 'attempted to define config dse-yaml with cassandra-5.0.6'),
  datacenter('adm-cdc-fql311', (spec) => {
    spec.serverVersion = '3.11.14';
    spec.config = { 'cassandra-yaml': { full_query_logging_options: { a: 1 } } };
  }, 'full query logging is only supported on OSS Cassandra 4.0+'),
  datacenter('adm-cdc-jvmoptions', (spec) => (spec.config = { 'jvm-options': { a: 1 } }), 'attempted to define config jvm-options with cassandra-5.0.6'),
  datacenter('adm-cdc-jvmserver311', (spec) => {
    spec.serverVersion = '3.11.14';
    spec.config = { 'jvm-server-options': { a: 1 } };
  }, 'attempted to define config jvm-server-options with cassandra-3.11.14'),
  datacenter('adm-cdc-soft', (spec) => (spec.allowMultipleNodesPerWorker = true), 'attempted to use multiple nodes per worker without'),
  datacenter('adm-cdc-soft-reqonly', (spec) => {
    spec.allowMultipleNodesPerWorker = true;
    spec.resources = { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1' } };
  }, 'attempted to use multiple nodes per worker without'),
  datacenter('adm-cdc-svclabel', (spec) => (spec.additionalServiceConfig = { dcService: { additionalLabels: { 'cassandra.datastax.com/x': 'y' } } }),
    'attempted to configure DatacenterService with reserved'),
  datacenter('adm-cdc-volboth', (spec) => (spec.storageConfig.additionalVolumes = [{ name: 'v', mountPath: '/v' }]),
    'attempted to create AdditionalVolume without PVCSpec or VolumeSource'),
  datacenter('adm-cdc-workloads', (spec) => (spec.dseWorkloads = { graphEnabled: true }), 'attempted to enable DSE workloads if server type is Cassandra'),
  schedule('adm-cron-6', (spec) => (spec.cronSchedule = '0 0 2 * * *'), 'expected exactly 5 fields, found 6: [0 0 2 * * *]'),
  schedule('adm-cron-aws', (spec) => (spec.cronSchedule = 'cron(0 2 * * ? *)'), 'expected exactly 5 fields, found 6'),
  schedule('adm-cron-hour25', (spec) => (spec.cronSchedule = '0 25 * * *'), 'end of range (25) above maximum (23): 25'),
  ...['1dc', 'dc_1', 'DC1'].map((name) => cluster(`adm-dc-name ${name}`, (spec) => (dc(spec).metadata.name = name), 'invalid DC name')),
  cluster('adm-k8sContext', (spec) => (dc(spec).k8sContext = 'other'), 'unable to find k8sContext other from ClientConfigs'),
  cluster('adm-medusa-empty', (spec) => (spec.medusa = {}), 'medusa storage provider must be set'),
  cluster('adm-medusa-nobucket', (spec) => (spec.medusa = { storageProperties: { storageProvider: 's3' } }), 'medusa bucket name must be set'),
  cluster('adm-medusa-noprovider', (spec) => (spec.medusa = { storageProperties: { bucketName: 'b' } }), 'medusa storage provider must be set'),
  cluster('adm-medusa-ref-noprefix', (spec) => (spec.medusa = { medusaConfigurationRef: { name: 'm' } }), 'medusa storage prefix must be set'),
  cluster('adm-medusa-ref-ns', (spec) => (spec.medusa = { medusaConfigurationRef: { name: 'm', namespace: 'n' }, storageProperties: { prefix: 'p' } }),
    'Medusa config must be namespace local'),
  cluster('adm-no-storageConfig', (spec) => delete dc(spec).storageConfig, 'storageConfig must be defined at cluster level or dc level'),
  cluster('adm-reaper-local-perdc', (spec) => (spec.reaper = { storageType: 'local', storageConfig: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }),
    'reaper DeploymentModePerDc is only supported when using cassandra storage'),
  cluster('adm-soft-cluster-res', (spec) => {
    dc(spec).softPodAntiAffinity = true;
    spec.cassandra.resources = { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } };
  }, 'softPodAntiAffinity requires Resources to be set'),
  cluster('adm-soft-nores', (spec) => (dc(spec).softPodAntiAffinity = true), 'softPodAntiAffinity requires Resources to be set'),
  cluster('adm-sts-61', (spec) => (dc(spec).racks = racks('r'.repeat(50))), 'the name of the statefulset for rack rrr'),
  cluster('adm-sts-61-clusterName', (spec) => {
    spec.cassandra.clusterName = 'c'.repeat(60);
    delete dc(spec).racks;
  }, 'the name of the statefulset for DC dc1 is too long'),
  datacenter('upd-cdc-clusterName', (spec) => (spec.clusterName = 'other'), 'attempted to change clusterName', () => undefined),
  datacenter('upd-cdc-maxunavail', (spec) => (spec.serviceAccount = 'b'), 'attempted to change serviceAccount', (spec) => (spec.serviceAccount = 'a')),
  cluster('upd-clusterName', (spec) => (spec.cassandra.clusterName = 'other'), 'cluster name can not be changed', () => undefined),
  cluster('upd-num_tokens', (spec) => (spec.cassandra.config = { cassandraYaml: { num_tokens: 32 } }), "num_tokens value can't be changed", () => undefined),
  cluster('upd-reaper-keyspace', (spec) => (spec.reaper = { keyspace: 'b' }), 'reaper keyspace can not be changed', (spec) => (spec.reaper = { keyspace: 'a' })),
  cluster('upd-storageConfig-gone', (spec) => delete dc(spec).storageConfig, 'storageConfig must be defined', () => undefined),
];

/** Accepted by the first webhook, and then the text stands in `status.error`. */
export const STATUS_ERROR: Row[] = [
  cluster('rec-clustername-1', (spec) => (spec.cassandra.clusterName = 'a'), 'should be at least 2 chars long'),
  cluster('rec-dc-othersns', (spec) => (dc(spec).metadata.namespace = 'nope-ns'), 'namespaces "nope-ns" not found'),
  cluster('rec-dse-yaml', (spec) => (dc(spec).config = { dseYaml: { a: 1 } }), 'attempted to define config dse-yaml with cassandra-5.0.6'),
  cluster('rec-soft-partial', (spec) => {
    dc(spec).softPodAntiAffinity = true;
    dc(spec).resources = { requests: { cpu: '1', memory: '1Gi' } };
  }, 'attempted to use multiple nodes per worker without'),
  cluster('rec-vol-both', (spec) => (dc(spec).storageConfig.additionalVolumes = [
    { name: 'v', mountPath: '/v', pvcSpec: { accessModes: ['ReadWriteOnce'] }, volumeSource: { emptyDir: {} } },
  ]), 'attempted to create a volume with both PVCSpec and VolumeSource'),
  cluster('upd-datacenterName', (spec) => (dc(spec).datacenterName = 'x1'), 'attempted to change datacenterName', () => undefined),
  cluster('upd-rack-added-nosize', (spec) => (dc(spec).racks = racks('ra', 'rb')), 'attempted to add rack without increasing size', () => undefined),
  cluster('upd-rack-added-few', (spec) => {
    dc(spec).racks = racks('ra', 'rb', 'rc');
    dc(spec).size = 5;
  }, 'New racks added: 1, size increased by: 1', (spec) => {
    dc(spec).racks = racks('ra', 'rb');
    dc(spec).size = 4;
  }),
  cluster('upd-rack-removed', (spec) => (dc(spec).racks = racks('ra')), 'attempted to remove rack', (spec) => (dc(spec).racks = racks('ra', 'rb'))),
  cluster('upd-rack-renamed', (spec) => (dc(spec).racks = racks('ra', 'rc')), "attempted to change rack name from 'rb' to 'rc'", (spec) => (dc(spec).racks = racks('ra', 'rb'))),
  cluster('upd-rack-reordered', (spec) => (dc(spec).racks = racks('rb', 'ra')), "attempted to change rack name from 'ra' to 'rb'", (spec) => (dc(spec).racks = racks('ra', 'rb'))),
  cluster('upd-storage-class', (spec) => (dc(spec).storageConfig = storage('1Gi', 'other')), 'attempted to change storageConfig.CassandraDataVolumeClaimSpec', () => undefined),
  cluster('upd-storage-shrink', (spec) => (dc(spec).storageConfig = storage('500Mi')), 'attempted to change storageConfig.CassandraDataVolumeClaimSpec', () => undefined),
];

/** Accepted by everybody, and told by nothing but an event. */
export const EVENT: Row[] = [
  cluster('rec-size-lt-racks', (spec) => {
    dc(spec).size = 2;
    dc(spec).racks = racks('ra', 'rb', 'rc');
  }, 'the number of nodes cannot be smaller than the number of racks'),
  cluster('rec-storageConfig-empty', (spec) => (dc(spec).storageConfig = {}), 'StorageConfig.cassandraDataVolumeClaimSpec is required'),
  cluster('rec-sa-missing', (spec) => (dc(spec).serviceAccount = 'nope'), 'serviceaccount "nope" not found'),
  cluster('rec-req-gt-limit', (spec) => (dc(spec).resources = { requests: { memory: '8Gi' }, limits: { memory: '4Gi' } }), 'must be less than or equal to memory limit'),
  datacenter('rec-cdc-superuser', (spec) => (spec.superuserSecretName = 'nope'), 'could not load superuser secret for CassandraCluster'),
];

/** Accepted. */
export const FINE: Row[] = [
  datacenter('adm-cdc-control', () => undefined),
  cluster('adm-control-min', () => undefined),
  schedule('adm-cron-ok', () => undefined),
  schedule('adm-cron-every', (spec) => (spec.cronSchedule = '@every 1h')),
  schedule('adm-cron-tz', (spec) => (spec.cronSchedule = 'CRON_TZ=Europe/London 0 2 * * *')),
  schedule('adm-cron-feb30', (spec) => (spec.cronSchedule = '0 0 30 2 *')),
  cluster('adm-dup-rack', (spec) => (dc(spec).racks = racks('ra', 'ra'))),
  cluster('adm-no-dcs', (spec) => (spec.cassandra.datacenters = [])),
  cluster('adm-reaper-sa-upper', (spec) => (spec.reaper = { ServiceAccountName: 'x' })),
  cluster('adm-sts-60', (spec) => (dc(spec).racks = racks('r'.repeat(49)))),
];

/** Rows that cannot be replayed here, and why. */
export const OUT_OF_REACH: Record<string, string> = {
  'adm-label-y, rec-reaper-lower-warn': 'decided by kubectl before anything is sent',
  'rec-prom, rec-version-*, rec-medusa-*, rec-enc-*, upd-dc2-*': 'checks of the operators that the library never meets, since its own rules come first',
  'rec-container-noimage, rec-extravol-dup, rec-reaper-sa-missing': 'parts of the pods that the stand-in does not make',
  'upd-all-dcs-removed, upd-superuser, upd-soft': 'defects of the operators, not contracts',
};
