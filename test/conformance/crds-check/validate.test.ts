import { Lazy, Token } from 'aws-cdk-lib';
import { placeholder } from '../../../tools/crds-check/placeholders';
import { Schema } from '../../../tools/crds-check/schemas';
import { validateManifest } from '../../../tools/crds-check/validate';

const SPEC: Schema = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 2, maxLength: 5, pattern: '^[a-z]' },
    mode: { type: 'string', enum: ['A', 'B'] },
    size: { type: 'integer', format: 'int32', minimum: 1, maximum: 2 ** 31 },
    on: { type: 'boolean' },
    at: { type: 'string', format: 'date-time' },
    memory: { 'x-kubernetes-int-or-string': true, 'pattern': '^[0-9]+(Gi)?$' },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    list: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2 },
    unique: { 'type': 'array', 'items': { type: 'string' }, 'x-kubernetes-list-type': 'set' },
    ports: {
      'type': 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['port', 'protocol'],
      'items': { type: 'object', properties: { port: { type: 'integer' }, protocol: { type: 'string', default: 'TCP' } } },
    },
    free: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true },
    template: { 'type': 'object', 'x-kubernetes-embedded-resource': true, 'properties': { spec: { type: 'object' } } },
    nothing: { type: 'string', nullable: true },
  },
};

function problems(spec: unknown, metadata: object = { name: 'x' }): string[] {
  const definition = { apiVersion: 'a/v1', kind: 'K', schema: { type: 'object', properties: { apiVersion: {}, kind: {}, metadata: {}, spec: SPEC } } } as const;
  return validateManifest({ apiVersion: 'a/v1', kind: 'K', metadata, spec } as never, definition).map(({ path, problem }) => `${path}: ${problem}`);
}

test('a valid document has no problems', () => {
  expect(problems({
    name: 'abc',
    mode: 'A',
    size: 3,
    on: false,
    at: '2026-01-01T00:00:00Z',
    memory: '8Gi',
    labels: { a: 'b' },
    list: ['a'],
    unique: ['a', 'b'],
    ports: [{ port: 1 }, { port: 1, protocol: 'UDP' }, { port: 2 }],
    free: { any: [{ thing: null }], 1: true },
    template: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec: {} },
    nothing: null,
  }, { name: 'x', namespace: 'y', labels: { a: 'b' }, annotations: { c: 'd' } })).toEqual([]);
});

test.each<[string, object, string]>([
  ['an unknown field', { nam: 'abc' }, 'spec.nam: unknown field'],
  ['an unknown field named like one of every object', { constructor: 'abc' }, 'spec.constructor: unknown field'],
  ['an unknown field in an element', { ports: [{ prt: 1 }] }, 'spec.ports[0].prt: unknown field'],
  ['an unknown field of an embedded resource', { template: { data: {} } }, 'spec.template.data: unknown field'],
  ['null', { mode: null }, 'spec.mode: null is not kept'],
  ['another string', { mode: 'a' }, 'spec.mode: must be one of A, B, is "a"'],
  ['a number for a string', { mode: 5 }, 'spec.mode: must be string, is number'],
  ['a string for a number', { size: '3' }, 'spec.size: must be integer, is string'],
  ['a fraction', { size: 1.5 }, 'spec.size: must be integer, is number'],
  ['a number too small', { size: 0 }, 'spec.size: must be at least 1, is 0'],
  ['a number of more than 32 bits', { size: 2 ** 31 }, 'spec.size: must fit into 32 bits, is 2147483648'],
  ['a string for a boolean', { on: 'false' }, 'spec.on: must be boolean, is string'],
  ['a time without a zone', { at: '2026-01-01T00:00:00' }, 'spec.at: must be a time, is "2026-01-01T00:00:00"'],
  ['a quantity with another unit', { memory: '8GB' }, 'spec.memory: must match ^[0-9]+(Gi)?$, is "8GB"'],
  ['a fraction for a quantity', { memory: 1.5 }, 'spec.memory: must be an integer or a string, is number'],
  ['a short string', { name: 'a' }, 'spec.name: must have at least 2 characters, is "a"'],
  ['a long string', { name: 'abcdef' }, 'spec.name: must have at most 5 characters, is "abcdef"'],
  ['a boolean label', { labels: { a: true } }, 'spec.labels.a: must be string, is boolean'],
  ['an object for a list', { list: {} }, 'spec.list: must be array, is object'],
  ['a short list', { list: [] }, 'spec.list: must have at least 1 elements'],
  ['a long list', { list: ['a', 'b', 'c'] }, 'spec.list: must have at most 2 elements'],
  ['an element of another type', { list: ['a', 1] }, 'spec.list[1]: must be string, is number'],
  ['a value twice', { unique: ['a', 'a'] }, 'spec.unique: has "a" twice'],
  ['a key twice', { ports: [{ port: 1 }, { port: 1, protocol: 'TCP' }] }, 'spec.ports: has [1,"TCP"] twice'],
])('finds %s', (_, spec, problem) => {
  expect(problems({ name: 'abc', ...spec })).toEqual([problem]);
});

test('finds what is missing', () => {
  expect(problems({})).toEqual(['spec: lacks the required field "name"']);
});

test('finds wrong metadata', () => {
  expect(problems({ name: 'abc' }, { name: 'x', labels: { a: true }, lables: {} }))
    .toEqual(['metadata.labels.a: must be string, is boolean', 'metadata.lables: unknown field']);
});

test('a token of CDK fits everywhere', () => {
  const later = Lazy.any({ produce: () => 1 });

  expect(problems({ name: `A-${Token.asString(later)}`, size: Token.asNumber(later), list: Token.asList(later) })).toEqual([]);
});

test('a placeholder fits everywhere', () => {
  expect(problems({ name: `A-${placeholder(0)}`, size: Number(placeholder(1)), on: Number(placeholder(2)), mode: placeholder(3), list: placeholder(4) })).toEqual([]);
});
