import { readFileSync } from 'fs';
import { k8s } from 'cdk8s-plus-27';
import * as crds from '../../lib/crds';
import { CORE_STRUCTS } from '../../lib/crds/rendering/core-structs';
import { render } from '../../lib/crds/rendering/render';
import { fullValue } from '../../tools/crds-check/full-documents';
import { Shape, TypeReader } from '../../tools/crds-check/types';

interface CoreField {
  readonly property: string;
  readonly json: string;
  /** Type of the field, if it is one of cdk8s-plus too. */
  readonly type?: string;
}

/** All types of cdk8s-plus, by what its own functions render. */
function coreTypes(): Map<string, CoreField[]> {
  const source = readFileSync(require.resolve('cdk8s-plus-27/lib/imports/k8s.js'), 'utf8');
  const bodies = [...source.matchAll(/^function toJson_(\w+)\(obj\) \{[\s\S]*?const result = \{([\s\S]*?)\n {4}\};/gm)];
  return new Map(bodies.map(([, name, body]) => [name, body.split('\n').filter(Boolean).map((line) => {
    const [, json, value] = /^ +'([^']+)': (.*),$/.exec(line)!;
    return { json, property: /obj\.(\w+)/.exec(value)![1], type: /toJson_(\w+)/.exec(value)?.[1] };
  })]));
}

function embeddedTypes(): Map<string, Shape> {
  const found = new Map<string, Shape>();
  const visit = (shape: Shape): void => {
    if (shape.is === 'list' || shape.is === 'map') visit(shape.of);
    if (shape.is === 'core') found.set(shape.name, shape);
  };
  new TypeReader('lib/crds/index.ts', crds).structs().forEach((struct) => struct.fields().forEach(({ shape }) => visit(shape)));
  return found;
}

const TYPES = coreTypes();
const EMBEDDED = embeddedTypes();

/** Types that can stand in one of our custom resources. */
const REACHABLE = new Set<string>();
function reach(name: string): void {
  if (REACHABLE.has(name) || !TYPES.has(name)) return;
  REACHABLE.add(name);
  TYPES.get(name)!.forEach(({ type }) => type && reach(type));
}
EMBEDDED.forEach((_, name) => reach(name));

/** What the table must say of a type. */
function expectedStruct(name: string) {
  const fields = TYPES.get(name)!;
  return {
    names: Object.fromEntries(fields.filter(({ property, json }) => property !== json).map(({ property, json }) => [property, json])),
    structs: Object.fromEntries(fields.filter(({ type }) => type && leadsToNames(type)).map(({ property, type }) => [property, `k8s.${type}`])),
  };
}

function leadsToNames(name: string, seen = new Set<string>()): boolean {
  if (seen.has(name)) return false;
  seen.add(name);
  return (TYPES.get(name) ?? []).some(({ property, json, type }) => property !== json || (type !== undefined && leadsToNames(type, seen)));
}

/** Our times have no fractions of a second where there are none. */
function withoutFractions(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll('.000Z"', 'Z"'));
}

test('the types of cdk8s-plus are read', () => {
  expect(TYPES.size).toBeGreaterThan(400);
  expect(TYPES.get('ServiceSpec')).toContainEqual({ property: 'clusterIp', json: 'clusterIP', type: undefined });
  expect([...EMBEDDED.keys()]).toEqual(expect.arrayContaining(['Affinity', 'Container', 'PodTemplateSpec', 'PersistentVolumeClaimSpec', 'Volume']));
});

test('every type of cdk8s-plus that can be embedded and was renamed is in the table', () => {
  const expected = [...TYPES.keys()].filter((name) => REACHABLE.has(name) && leadsToNames(name));

  expect(Object.keys(CORE_STRUCTS).sort()).toEqual(expected.map((name) => `k8s.${name}`).sort());
});

test.each(Object.keys(CORE_STRUCTS))('the table says of %s what cdk8s-plus does', (struct) => {
  expect({ names: {}, structs: {}, ...CORE_STRUCTS[struct] }).toEqual(expectedStruct(struct.replace('k8s.', '')));
});

test.each([...EMBEDDED.keys()])('renders all fields of %s as cdk8s-plus does', (name) => {
  const value = fullValue(EMBEDDED.get(name)!);
  const toJson = (k8s as unknown as Record<string, (value: unknown) => unknown>)[`toJson_${name}`];

  expect(render(value, `k8s.${name}`)).toEqual(withoutFractions(toJson(value)));
});

test('a volume source is a volume without a name', () => {
  const { name, ...source } = fullValue(EMBEDDED.get('Volume')!) as Record<string, unknown>;

  expect({ name, ...render(source, 'VolumeSource') as object }).toEqual(render({ name, ...source }, 'k8s.Volume'));
});
