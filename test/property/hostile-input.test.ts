import { App as CdkApp, Duration, Size, Stack } from 'aws-cdk-lib';
import { App, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { hostile } from './hostile-values';
import {
  BackupSchedule, CassandraCertificates, CassandraChart, CassandraPlacement, CommitLogSync, InternodeEncryption, JvmGarbageCollector,
  ManagementApiCertificates, MemtableType,
} from '../../lib';
import * as lib from '../../lib';
import { Member, TYPES } from '../../lib/input/type-table';
import { GOOD, GOOD_DATACENTER } from '../rules/rule-cases';

/** `HOSTILE=50000 npx jest test/property/hostile` tries more; `HOSTILE_SEED` repeats what was found. */
const RUNS = Number(process.env.HOSTILE ?? 5000);
const SEED = Number(process.env.HOSTILE_SEED ?? 13);

const password = { secretName: 'stores' };
/** A cluster in which nearly every prop is given, so that there is something to spoil everywhere. */
const FULL = {
  ...GOOD,
  namespace: 'orders',
  encryption: {
    internode: { certificates: CassandraCertificates.fromSecret('a', password), scope: InternodeEncryption.ALL },
    client: { certificates: CassandraCertificates.fromCertManager({ password }) },
    managementApi: { certificates: ManagementApiCertificates.fromCertManager() },
  },
  configuration: {
    compaction: { throughput: Size.mebibytes(64) },
    commitLog: { sync: CommitLogSync.group(Duration.millis(10)), segmentSize: Size.mebibytes(32) },
    memtables: { type: MemtableType.TRIE },
    guardrails: { tables: { warn: 100, fail: 200 }, collectionSize: { warn: Size.mebibytes(1) } },
    audit: { enabled: true, includedUsers: ['admin'] },
  },
  cassandraYaml: { num_tokens: 16, client_encryption_options: { enabled: true }, memtable: { configurations: { a: { inherits: 'b' } } } },
  jvm: { garbageCollector: JvmGarbageCollector.g1(), options: ['-Da=b'] },
  images: { cassandra: 'own/cassandra:1' },
  backup: { ...GOOD.backup!, schedule: BackupSchedule.daily() },
  datacenters: [{
    ...GOOD_DATACENTER,
    racks: ['ra', 'rb', 'rc'].map((name, at) => ({ name, availabilityZone: GOOD.availabilityZones![at] })),
    instanceFacts: { vcpus: 8, memory: Size.gibibytes(64), ebs: { mbps: 1000, iops: 10_000 }, network: { interfaces: 4, addressesPerInterface: 15 } },
    placement: CassandraPlacement.existingNodes({ labels: { pool: 'own' }, taints: [{ key: 'own' }] }),
    daemonsets: { cpuMillis: 100 },
    cassandraYaml: { concurrent_reads: 32, audit_logging_options: { enabled: true, logger: [{ class_name: 'x' }] } },
  }],
};

type Path = readonly string[];

/** Every place in the props, those of props that are not given and of keys that nobody knows too. */
function pathsOf(type: string, given: any, at: Path): Path[] {
  if (type.endsWith('[]')) return [at, ...(Array.isArray(given) ? pathsOf(type.slice(0, -2), given[0], [...at, '0']) : [])];
  if (type === 'any{}' || type === 'any') return dataPaths(given, at);
  const struct = TYPES.structs.get(type);
  const inner = struct?.props.flatMap((prop: Member) => pathsOf(prop.type, given?.[prop.name], [...at, prop.name])) ?? [];
  return [at, ...(type.endsWith('{}') ? [[...at, 'key']] : []), ...inner, ...(struct ? [[...at, 'oddName']] : [])];
}

function dataPaths(given: any, at: Path): Path[] {
  const keys = typeof given === 'object' && given !== null ? Object.keys(given) : [];
  return [at, ...['key', '__proto__', 'constructor', 'server_encryption_options', 'commitlog_sync'].map((key) => [...at, key]), ...keys.flatMap((key) => dataPaths(given[key], [...at, key]))];
}

/** A copy in which another value stands at one place. */
function spoiled(given: any, [name, ...rest]: Path, value: unknown): any {
  if (name === undefined) return value;
  const copy: any = Array.isArray(given) ? [...given] : { ...given };
  Object.defineProperty(copy, name, { value: spoiled(given?.[name], rest, value), enumerable: true, configurable: true, writable: true });
  return copy;
}

/** How it ends: with a refusal that says what is wrong and where, or with objects that JSON can hold. */
function end(make: () => string[] | object[]): string {
  const started = process.cpuUsage();
  try {
    const made = make();
    if (made.some((one) => typeof one === 'string')) return 'finding';
    JSON.stringify(made);
    return 'valid';
  } catch (error: any) {
    // CDK's own refusals are clear too.
    if (error instanceof Error && /ValidationError/.test(error.constructor.name)) return 'finding';
    if (error?.name !== 'ConfigurationError') throw error;
    expect(error.message).toMatch(/\[[a-z0-9-]+\]$/m);
    expect(error.message.length).toBeLessThan(20_000);
    return 'finding';
  } finally {
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
  }
}

function chartOf(props: unknown): string[] | object[] {
  const chart = new CassandraChart(new App(), 'Orders', props as any);
  const findings = chart.node.validate();
  return findings.length > 0 ? findings : Testing.synth(chart);
}

test(`${RUNS} hostile values in a cluster end in a finding or in valid objects`, () => {
  expect(chartOf(FULL)).toContainEqual(expect.objectContaining({ kind: 'K8ssandraCluster' }));
  const paths = pathsOf('CassandraChartProps', FULL, []);
  expect(paths.length).toBeGreaterThan(200);
  const ends: Record<string, number> = {};
  fc.assert(fc.property(fc.constantFrom(...paths), hostile, (path, value) => {
    const ended = end(() => chartOf(spoiled(FULL, path, value())));
    ends[ended] = (ends[ended] ?? 0) + 1;
  }), { numRuns: RUNS, seed: SEED });
  expect(ends.finding).toBeGreaterThan(RUNS / 2);
  expect(ends.valid).toBeGreaterThan(RUNS / 100);
}, 120_000);

test('hostile parameters of each static function end in a finding or in an object', () => {
  const calls = [...TYPES.calls.names].filter((call) => /^\w+\./.test(call) && !call.startsWith('CassandraBackend.') && !TYPES.calls.get(call)!.some(({ name }) => name === 'scope'));
  expect(calls.length).toBeGreaterThan(20);
  fc.assert(fc.property(fc.constantFrom(...calls), fc.array(hostile, { minLength: 2, maxLength: 3 }), (call, values) => {
    const [name, member] = call.split('.');
    end(() => [(lib as any)[name][member](...values.map((value) => value()))].map(() => ({})));
  }), { numRuns: RUNS / 5, seed: SEED });
});

test('hostile props of each construct end in a finding', () => {
  const constructs = [...TYPES.calls.names].filter((call) => /^\w+$/.test(call));
  const app = new CdkApp();
  let made = 0;
  fc.assert(fc.property(fc.constantFrom(...constructs), hostile, (name, value) => {
    const { type } = TYPES.calls.get(name)!.find(({ name: parameter }) => !['scope', 'id'].includes(parameter))!;
    const [prop] = TYPES.structs.get(type)!.props;
    for (const props of [value(), { [prop.name]: value() }]) end(() => [new (lib as any)[name](new Stack(app, `S${made++}`), 'Id', props)].map(() => ({})));
  }), { numRuns: RUNS / 50, seed: SEED });
});
