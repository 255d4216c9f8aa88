import * as crds from '../../../lib/crds';
import { compareKinds, extraKinds, Finding } from '../../../tools/crds-check/compare';
import { applyExclusions } from '../../../tools/crds-check/exclusions';
import { Definition, Schema } from '../../../tools/crds-check/schemas';
import { TypeReader } from '../../../tools/crds-check/types';

const KINDS = new TypeReader('lib/crds/index.ts', crds).kinds();
const API = 'medusa.k8ssandra.io/v1alpha1';

/** MedusaBackupSchedule as k8ssandra-operator 1.32 defines it. */
const SCHEDULE: Schema = {
  type: 'object',
  required: ['backupSpec', 'cronSchedule'],
  properties: {
    backupSpec: {
      type: 'object',
      required: ['cassandraDatacenter'],
      properties: {
        backupType: { type: 'string', enum: ['differential', 'full'], default: 'differential' },
        cassandraDatacenter: { type: 'string', minLength: 1 },
      },
    },
    concurrencyPolicy: { type: 'string' },
    cronSchedule: { type: 'string', minLength: 1 },
    disabled: { type: 'boolean' },
    operationType: { type: 'string', enum: ['backup', 'purge'], default: 'backup' },
  },
};

function definition(spec: Schema, kind = 'MedusaBackupSchedule', apiVersion = API): Definition {
  return { apiVersion, kind, schema: { type: 'object', required: ['spec'], properties: { spec } } };
}

function properties(changes: Record<string, Schema | undefined>): Schema {
  const all = { ...SCHEDULE.properties, ...changes };
  return { ...SCHEDULE, properties: Object.fromEntries(Object.entries(all).filter(([, schema]) => schema)) as Record<string, Schema> };
}

function compare(spec: Schema, kind?: string, apiVersion?: string): string[] {
  return compareKinds(KINDS, { name: 'k8ssandra-operator-1.32.5', definitions: [definition(spec, kind, apiVersion)] }).map(({ difference, path }: Finding) => `${difference}: ${path}`);
}

test('types that agree have no findings', () => {
  expect(compare(SCHEDULE)).toEqual([]);
});

test.each<[string, Schema, string[]]>([
  ['a field we do not have', properties({ timeZone: { type: 'string' } }), ['missing field: spec.timeZone']],
  ['a field nobody has', properties({ disabled: undefined }), ['extra field: spec.disabled']],
  ['another type', properties({ disabled: { type: 'string' } }), ['wrong type: spec.disabled']],
  ['a list', properties({ disabled: { type: 'array', items: { type: 'boolean' } } }), ['wrong type: spec.disabled']],
  ['a quantity', properties({ disabled: { 'x-kubernetes-int-or-string': true, 'pattern': '^[0-9]+$' } }), ['wrong type: spec.disabled']],
  ['an object of any fields', properties({ disabled: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true } }),
    ['wrong type: spec.disabled']],
  ['a field that is required now', { ...SCHEDULE, required: ['backupSpec', 'cronSchedule', 'disabled'] }, ['wrong required: spec.disabled']],
  ['a field that is optional now', { ...SCHEDULE, required: ['backupSpec'] }, ['wrong required: spec.cronSchedule']],
  ['a new value', properties({ operationType: { type: 'string', enum: ['backup', 'purge', 'sync'] } }), ['missing value: spec.operationType']],
  ['a value that went', properties({ operationType: { type: 'string', enum: ['backup'] } }), ['extra value: spec.operationType']],
  ['values where we have a string', properties({ cronSchedule: { type: 'string', enum: ['@daily'] } }), ['missing value: spec.cronSchedule']],
  ['another default', properties({ operationType: { type: 'string', enum: ['backup', 'purge'], default: 'purge' } }),
    ['wrong default: spec.operationType']],
  ['a limit our docs do not name', properties({ cronSchedule: { type: 'string', minLength: 7 } }), ['missing limit: spec.cronSchedule']],
  ['a field that was deprecated', properties({ disabled: { type: 'boolean', description: 'Deprecated. Use something else.' } }),
    ['not deprecated: spec.disabled']],
  ['a difference further down', properties({ backupSpec: { ...SCHEDULE.properties!.backupSpec, required: [] } }),
    ['wrong required: spec.backupSpec.cassandraDatacenter']],
])('finds %s', (_, spec, expected) => {
  expect(compare(spec)).toEqual(expected);
});

test('finds kinds and versions without a class', () => {
  expect(compare(SCHEDULE, 'MedusaPolicy')).toEqual(['missing kind: ']);
  expect(compare(SCHEDULE, 'MedusaBackupSchedule', 'medusa.k8ssandra.io/v1')).toEqual(['missing kind: ']);
});

test('finds classes without a kind', () => {
  const found = extraKinds(KINDS, [definition(SCHEDULE)]).map(({ kind }) => kind);

  expect(found).toContain('MedusaBackupJob');
  expect(found).not.toContain('MedusaBackupSchedule');
});

test('finds a spec that the schema leaves open', () => {
  const findings = compareKinds(KINDS, {
    name: 'k8ssandra-operator-1.32.5',
    definitions: [{ apiVersion: API, kind: 'MedusaBackupSchedule', schema: { properties: { spec: SCHEDULE } } }],
  });

  expect(findings).toMatchObject([{ path: 'spec', difference: 'wrong required' }]);
  expect(applyExclusions(findings).findings).toEqual([]);
});

test.each([
  ['k8ssandra-operator-1.30.2', false],
  ['k8ssandra-operator-1.31.0', true],
  ['cass-operator-1.30.3', true],
])('a field since k8ssandra-operator 1.31 that %s does not have is a finding: %p', (name, found) => {
  const vector = { type: 'object', properties: {} } as const;
  const spec: Schema = { type: 'object', properties: { telemetry: { type: 'object', properties: { vector } } } };
  const definitions = [definition(spec, 'Reaper', 'reaper.k8ssandra.io/v1alpha1')];
  const paths = compareKinds(KINDS, { name, definitions }).map(({ path }) => path);

  expect(paths).toContain('spec.telemetry.vector.image');
  expect(paths.includes('spec.telemetry.vector.config')).toBe(found);
});

test('finds the wrong Kubernetes type, and a name that is rendered wrongly in one', () => {
  const task = (datacenter: Schema) => compare({ type: 'object', properties: { datacenter } }, 'CassandraTask', 'control.k8ssandra.io/v1alpha1')
    .filter((finding) => finding.startsWith('wrong core type'));
  const reference = ['apiVersion', 'fieldPath', 'kind', 'name', 'namespace', 'resourceVersion', 'uid'];
  const schema = (names: string[]): Schema => ({ type: 'object', properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) });

  expect(task(schema(reference))).toEqual([]);
  expect(task(schema(reference.map((name) => name === 'uid' ? 'UID' : name)))).toEqual(['wrong core type: spec.datacenter.uid']);
});

test('an exclusion keeps what it names and is reported when it names nothing', () => {
  const definitions = [definition(properties({ timeZone: { type: 'string' }, disabled: undefined }))];
  const findings = compareKinds(KINDS, { name: 'k8ssandra-operator-1.32.5', definitions });
  const reason = 'planted';
  const { findings: left, stale } = applyExclusions(findings, [
    { path: /timeZone$/, difference: 'missing field', reason },
    { path: /timeZone$/, difference: 'extra field', reason },
    { kind: 'Reaper', path: /disabled$/, difference: 'extra field', reason },
    { path: /disabled$/, difference: 'extra field', detail: /another detail/, reason },
  ]);

  expect(left).toMatchObject([{ path: 'spec.disabled' }]);
  expect(stale).toHaveLength(3);
});
