import * as crds from '../../lib/crds';
import { renderAs } from '../../tools/crds-check/check';
import { fullValue } from '../../tools/crds-check/full-documents';
import { TypeReader } from '../../tools/crds-check/types';

const KINDS = new TypeReader('lib/crds/index.ts', crds).kinds();

/** Its names are ones that rendering changes elsewhere. */
const INVENTED = { hostIp: 1, heapMaxSize: 2, serviceAccountName: 'x', downwardApi: {}, nothing: null, none: [], list: [{ hostPid: null }] };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** The value, with an invented field in every object of it. */
function withInventions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withInventions);
  if (!isObject(value)) return value;
  return { ...Object.fromEntries(Object.entries(value).map(([name, below]) => [name, withInventions(below)])), invented: INVENTED };
}

/** Paths of the objects of a manifest, and whether the invention is still there as it was. */
function inventionsIn(value: unknown, path = 'spec'): [string, unknown][] {
  if (Array.isArray(value)) return value.flatMap((item, index) => inventionsIn(item, `${path}[${index}]`));
  if (!isObject(value)) return [];
  const { invented, ...rest } = value;
  return [[path, invented], ...Object.entries(rest).flatMap(([name, below]) => inventionsIn(below, `${path}.${name}`))];
}

test.each(KINDS.map((kind) => [kind.kind, kind] as const))('an invented field at any depth of %s reaches the API server', (_, { kind, spec }) => {
  const manifest = renderAs(kind, withInventions(fullValue(spec)) as object);
  const inventions = inventionsIn(manifest.spec);

  expect(inventions.filter(([, invented]) => JSON.stringify(invented) !== JSON.stringify(sorted(INVENTED)))).toEqual([]);
  expect(inventions.length).toBeGreaterThan(kind === 'K8ssandraCluster' ? 1000 : 0);
});

/** cdk8s sorts the keys of a manifest. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}
