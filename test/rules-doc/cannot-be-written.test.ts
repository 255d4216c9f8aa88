import * as fs from 'fs';
import * as path from 'path';
import { Duration } from 'aws-cdk-lib';
import { App, Testing } from 'cdk8s';
import * as ts from 'typescript';
import {
  CassandraBackend,
  CassandraCertificates, CassandraChart, CassandraChartProps, CassandraPlacement, CassandraProfile, CassandraVersion, JvmGarbageCollector,
} from '../../lib';
import { GOOD, GOOD_DATACENTER } from '../rules/rule-cases';

/** What RULES.md calls "cannot be written" or "not offered": proven on clusters that use everything there is, and on the types of the props. */
const password = { secretName: 'store-password' };
const EVERYTHING: Partial<CassandraChartProps> = {
  backup: { ...GOOD.backup!, retention: Duration.days(7), full: true },
  jvm: { garbageCollector: JvmGarbageCollector.zgc(), options: ['-Da=b'] },
  images: { cassandra: 'own/cassandra:1' },
  backend: CassandraBackend.k8ssandra({ medusaImage: 'own/medusa:1', reaperImage: 'own/reaper:1' }),
  encryption: {
    internode: { certificates: CassandraCertificates.fromCertManager({ password }) },
    client: { certificates: CassandraCertificates.fromCertManager({ password }), optional: true },
  },
  configuration: { concurrency: { reads: 32 } },
  cassandraYaml: { concurrent_compactors: 4 },
  datacenters: [GOOD_DATACENTER, {
    ...GOOD_DATACENTER,
    name: 'dc2',
    replication: { orders: 3 },
    rebuildFrom: 'dc1',
    cassandraYaml: { concurrent_writes: 64 },
    placement: CassandraPlacement.existingNodes({ labels: { pool: 'cassandra' }, taints: [{ key: 'cassandra' }] }),
  }],
};

function objectsOf(props: Partial<CassandraChartProps>): any[] {
  return Testing.synth(new CassandraChart(new App(), 'Orders', { ...GOOD, ...props }));
}

const DRAWN = [
  EVERYTHING, { ...EVERYTHING, version: CassandraVersion.V4_1_9 }, { ...EVERYTHING, version: CassandraVersion.V4_0_17 }, {},
  { backup: undefined, repair: { enabled: false }, profile: CassandraProfile.DEVELOPMENT },
  { profile: CassandraProfile.DENSE, datacenters: [{ ...GOOD_DATACENTER, nodesPerWorker: 2 }] },
  { version: CassandraVersion.V4_1_9, datacenters: [{ ...GOOD_DATACENTER, version: CassandraVersion.V5_0_6 }] },
].map((props) => objectsOf(props));
const OBJECTS = DRAWN.flat();
const SPECS = OBJECTS.filter(({ kind }) => kind === 'K8ssandraCluster').map(({ spec }) => spec);
const DATACENTERS = SPECS.flatMap(({ cassandra }) => cassandra.datacenters);

/** Every path of a value that holds something, lists left out: "spec.cassandra.datacenters.racks.name". */
function paths(value: any, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => paths(one, at));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [`${at}${at && '.'}${key}`, ...paths(inner, `${at}${at && '.'}${key}`)]);
}

const WRITTEN = [...new Set(SPECS.flatMap((spec) => paths(spec)))];

function never(...fields: string[]): void {
  for (const field of fields) expect(WRITTEN.filter((written) => written === field || written.endsWith(`.${field}`))).toEqual([]);
}

function always<T>(of: (datacenter: any) => T, expected: unknown): void {
  expect(DATACENTERS.length).toBeGreaterThan(5);
  for (const datacenter of DATACENTERS) expect(of(datacenter)).toEqual(expected);
}

describe('is never written', () => {
  test('the look is not in vain: what is written is found', () => {
    expect(WRITTEN).toEqual(expect.arrayContaining(['cassandra.serverVersion', 'cassandra.datacenters.racks.nodeAffinityLabels', 'medusa.storageProperties.prefix', 'reaper.ServiceAccountName']));
    expect(() => never('storageClassName')).toThrow();
  });

  test('a field of another server than Cassandra', () => {
    never('dseWorkloads', 'dseYaml', 'stargate');
    expect(new Set(SPECS.map(({ cassandra }) => cassandra.serverType))).toEqual(new Set(['cassandra']));
  });

  test('another context or namespace of a datacenter', () => never('k8sContext', 'datacenters.metadata.namespace', 'externalDatacenters'));
  test('a name of a datacenter beside its own', () => never('datacenterName'));
  test('containers, init containers or volumes of one\'s own', () => never('containers', 'initContainers', 'extraVolumes', 'additionalVolumes', 'pvcSpec'));
  test('racks, storage or resources for all datacenters at once', () => never('cassandra.racks', 'cassandra.storageConfig', 'cassandra.resources', 'cassandra.config.jvmOptions'));
  test('a version at a datacenter and none at the cluster, or an image at a datacenter', () => {
    expect(WRITTEN).toContain('cassandra.datacenters.serverVersion');
    expect(SPECS.map(({ cassandra }) => cassandra.serverVersion).filter((version) => version === undefined)).toEqual([]);
    never('datacenters.serverImage');
  });
  test('an affinity beside that by labels', () => never('affinity', 'nodeAffinity', 'podAntiAffinity', 'zone', 'nodeSelector'));
  test('a disruption budget, or Services, telemetry or probes of one\'s own', () => {
    never('maxUnavailable', 'additionalServiceConfig', 'telemetry', 'prometheus', 'mcac', 'readinessProbe', 'livenessProbe', 'perNodeConfigMapRef', 'secretsProvider');
  });
  test('a MedusaConfiguration, or a Secret for the bucket', () => never('medusaConfigurationRef', 'storageSecretRef', 'certificatesSecretRef'));
  test('how Reaper is deployed, stores, and chooses its repairs', () => {
    never('deploymentMode', 'storageType', 'reaper.storageConfig', 'reaperRef', 'datacenterRef', 'initialDelayPeriod', 'repairType', 'keyspace', 'serviceAccountName');
  });
  test('a datacenter that is stopped, a user, or the deprecated name of the ServiceAccount', () => never('stopped', 'users', 'cdcConfig', 'datacenters.serviceAccount'));
  test('a collector in the options that only other releases read', () => {
    never('additionalJvm8ServerOptions', 'additionalJvm11ServerOptions', 'gc_cms_incremental_mode', 'gc_g1_rset_updating_pause_time_percent');
    for (const { cassandra } of SPECS.filter((spec) => spec.cassandra.serverVersion.startsWith('5.'))) expect(paths(cassandra).filter((one) => /jvmOptions\.gc/.test(one))).toEqual([]);
  });

  test('an annotation for the operators but those of volumes and replication, and none that is no text', () => {
    always(({ metadata }) => metadata.annotations, { 'cassandra.datastax.com/delete-pvc': 'false', 'cassandra.datastax.com/allow-storage-changes': 'true' });
    const others = OBJECTS.filter(({ metadata }) => metadata.annotations).map(({ kind, metadata }) => [kind, Object.keys(metadata.annotations)]);
    expect(others).toEqual(Array(3).fill(['K8ssandraCluster', ['k8ssandra.io/dc-replication']]));
    for (const { metadata } of OBJECTS) for (const value of Object.values({ ...metadata.labels, ...metadata.annotations })) expect(typeof value).toBe('string');
    expect(JSON.parse(OBJECTS.find(({ metadata }) => metadata.annotations).metadata.annotations['k8ssandra.io/dc-replication'])).toEqual({ dc2: { orders: 3 } });
  });

  test('a task, a restore, a Reaper or a datacenter as an object of its own', () => {
    expect([...new Set(OBJECTS.map(({ kind }) => kind))].sort()).toEqual([
      'Certificate', 'Issuer', 'K8ssandraCluster', 'MedusaBackupSchedule', 'Namespace', 'NetworkPolicy', 'ServiceAccount', 'StorageClass',
    ]);
  });

  test('more of a backup schedule than when, what and how much', () => {
    const schedules = OBJECTS.filter(({ kind }) => kind === 'MedusaBackupSchedule');
    expect([...new Set(schedules.flatMap(({ spec }) => paths(spec)))].sort()).toEqual(['backupSpec', 'backupSpec.backupType', 'backupSpec.cassandraDatacenter', 'cronSchedule']);
    expect([...new Set(schedules.map(({ spec }) => spec.backupSpec.backupType))].sort()).toEqual(['differential', 'full']);
    for (const objects of DRAWN) {
      const names = objects.find(({ kind }) => kind === 'K8ssandraCluster').spec.cassandra.datacenters.map(({ metadata }: any) => metadata.name);
      const backedUp = objects.filter(({ kind }) => kind === 'MedusaBackupSchedule').map(({ spec }) => spec.backupSpec.cassandraDatacenter);
      expect(backedUp).toEqual(backedUp.length === 0 ? [] : names);
    }
  });
});

describe('is always written', () => {
  test('a volume with class, mode and size', () => {
    always(({ storageConfig }) => storageConfig.cassandraDataVolumeClaimSpec, {
      storageClassName: expect.stringMatching(/./), accessModes: ['ReadWriteOnce'], resources: { requests: { storage: expect.stringMatching(/^[1-9]\d*Gi$/) } },
    });
  });

  test('memory that is requested is the limit, and both ends of the heap are one', () => {
    always(({ resources: { requests, limits } }) => limits.memory === requests.memory, true);
    always(({ config: { jvmOptions } }) => jvmOptions.heap_initial_size === jvmOptions.heap_max_size && jvmOptions.heap_max_size !== undefined, true);
  });

  test('with several nodes on a worker, CPU and memory as requests and as limits, at the datacenter', () => {
    never('cassandra.softPodAntiAffinity', 'allowMultipleNodesPerWorker');
    const shared = DATACENTERS.filter(({ softPodAntiAffinity }) => softPodAntiAffinity !== undefined);
    expect(shared).toHaveLength(1);
    expect(shared[0]).toMatchObject({
      softPodAntiAffinity: true, resources: { requests: { cpu: '3600m', memory: expect.any(String) }, limits: { cpu: '8000m', memory: shared[0].resources.requests.memory } },
    });
  });

  test('a version of three parts at the cluster, as text', () => {
    for (const { cassandra } of SPECS) expect(cassandra.serverVersion).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('provider, role, bucket, region and prefix of the backups', () => {
    const backups = SPECS.flatMap(({ medusa }) => (medusa ? [medusa.storageProperties] : []));
    expect(backups.length).toBeGreaterThan(3);
    for (const backup of backups) {
      expect(backup).toMatchObject({ storageProvider: 's3', credentialsType: 'role-based', bucketName: 'backups', region: 'eu-west-1', prefix: 'orders' });
    }
  });

  test('racks with a name and the label of a zone, in their datacenter', () => {
    always(({ racks }) => racks.every(({ name, nodeAffinityLabels }: any) => name && nodeAffinityLabels['topology.kubernetes.io/zone']) && racks.length > 0, true);
  });

  test('ServiceAccounts that are made with the cluster', () => {
    for (const objects of DRAWN) {
      const { cassandra, reaper } = objects.find(({ kind }) => kind === 'K8ssandraCluster').spec;
      const made = objects.filter(({ kind }) => kind === 'ServiceAccount').map(({ metadata }) => metadata.name);
      expect(made).toEqual([cassandra.serviceAccount, ...(reaper ? [reaper.ServiceAccountName] : [])]);
    }
  });

  test('a heap of Reaper below its limit', () => {
    for (const { reaper } of SPECS) if (reaper) expect([reaper.heapSize, reaper.resources.limits.memory]).toEqual(['1Gi', '1536Mi']);
  });

  test('authentication', () => expect(SPECS.map(({ auth }) => auth)).toEqual(SPECS.map(() => true)));
});

/** Members of an interface as the source has them. */
function members(file: string, name: string): Record<string, string> {
  const source = ts.createSourceFile(file, fs.readFileSync(path.join(__dirname, '../../lib', file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found = source.statements.find((one): one is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(one) && one.name.text === name)!;
  return Object.fromEntries(found.members.filter(ts.isPropertySignature).map((one) => [one.name.getText(), `${one.questionToken ? 'optional' : 'required'} ${one.type!.getText()}`]));
}

describe('a type allows nothing else', () => {
  test('a datacenter has a number of nodes and storage', () => {
    expect(members('cassandra/cassandra-workload.ts', 'CassandraDatacenterOptions')).toMatchObject({ name: 'required string', nodes: expect.stringMatching(/ number$/), storage: 'required CassandraStorage' });
  });

  test('a cluster has a version, which is an object', () => {
    expect(members('cassandra/cassandra-workload.ts', 'CassandraWorkloadOptions')).toMatchObject({ version: 'required CassandraVersion' });
  });

  test('an image is one text', () => {
    for (const [file, struct] of [['cassandra/cassandra-images.ts', 'CassandraImages'], ['backends/k8ssandra/k8ssandra-options.ts', 'K8ssandraOptions']]) {
      expect(new Set(Object.values(members(file, struct)))).toEqual(new Set(['optional string']));
    }
  });

  test('collectors are those that exist', () => {
    const { JvmGarbageCollector: collectors } = jest.requireActual('../../lib');
    expect(Object.getOwnPropertyNames(collectors).filter((name) => typeof collectors[name] === 'function').sort()).toEqual(['g1', 'shenandoah', 'zgc']);
  });

  test('there are no constants of releases without the metrics endpoint', () => {
    const constants = Object.getOwnPropertyNames(CassandraVersion).filter((name) => /^V\d/.test(name));
    expect(constants.length).toBeGreaterThan(10);
    expect(constants.filter((name) => /^V3_|^V4_0_[0-3]$/.test(name))).toEqual([]);
  });
});
