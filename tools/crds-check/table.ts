import type { OperatorVersion, Schema } from './schemas';
import type { Node, SchemaTable } from '../../lib/crds/schema/schema-table';

/**
 * What the definitions demand of a spec, without words: each distinct part once, so that it fits into the package. What several versions say of a
 * kind is put together: a field that one of them knows is known, and a value is refused only if all refuse it.
 */
export function makeTable(versions: readonly OperatorVersion[]): SchemaTable {
  const schemas = new Map<string, Schema>();
  for (const { apiVersion, kind, schema } of versions.flatMap(({ definitions }) => definitions)) {
    const name = `${apiVersion}/${kind}`;
    const spec = schema.properties?.spec ?? {};
    const before = schemas.get(name);
    schemas.set(name, before ? merged(before, spec) : spec);
  }
  const nodes = new Nodes();
  const kinds = [...schemas].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, schema]) => [name, nodes.add(schema)]);
  return { operators: newest(versions), kinds: Object.fromEntries(kinds), nodes: nodes.all };
}

/** Of each operator, whose name and version are the name of a folder. */
function newest(versions: readonly OperatorVersion[]): Record<string, string> {
  const inOrder = versions.map(({ name }) => name.split(/-(?=\d[^-]*$)/)).sort(([, one], [, other]) => one.localeCompare(other, 'en', { numeric: true }));
  return Object.fromEntries(inOrder);
}

/** The table as it is committed: a line for each part. */
export function textOf({ operators, kinds, nodes }: SchemaTable): string {
  return `{"operators":${JSON.stringify(operators)},"kinds":${JSON.stringify(kinds)},"nodes":[\n${nodes.map((node) => JSON.stringify(node)).join(',\n')}\n]}\n`;
}

class Nodes {
  public readonly all: Node[] = [];
  private readonly known = new Map<string, number>();

  /** @returns its number; parts that are alike have one */
  public add(schema: Schema): number {
    const node = this.nodeOf(schema);
    const text = JSON.stringify(node);
    const found = this.known.get(text);
    if (found !== undefined) return found;
    this.known.set(text, this.all.length);
    return this.all.push(node) - 1;
  }

  private nodeOf(schema: Schema): Node {
    const { type, pattern, minimum, maximum, minLength, maxLength, minItems, maxItems, properties, additionalProperties, items } = schema;
    const isFree = !type && !schema['x-kubernetes-int-or-string'] && !properties && !items;
    const takesAll = additionalProperties === true || (!properties && schema['x-kubernetes-preserve-unknown-fields'] === true);
    // The API server fills defaults in before it looks for what is required.
    const required = schema.required?.filter((name) => properties?.[name]?.default === undefined);
    const others = typeof additionalProperties === 'object' ? this.add(additionalProperties) : takesAll ? -1 : undefined;
    return defined({
      t: schema['x-kubernetes-int-or-string'] ? 'int-or-string' as const : isFree ? 'any' as const : type ?? 'object' as const,
      e: schema.enum?.map(String),
      p: pattern,
      r: range(minimum ?? int32(schema, -1), maximum ?? int32(schema, 1)),
      l: range(minLength ?? minItems, maxLength ?? maxItems),
      f: properties && Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, this.add(one)])),
      q: properties && required?.length ? required : undefined,
      o: others,
      i: items && this.add(items),
    });
  }
}

function int32({ format }: Schema, sign: 1 | -1): number | undefined {
  return format === 'int32' ? sign * (2 ** 31) - (sign > 0 ? 1 : 0) : undefined;
}

function range(from: number | undefined, to: number | undefined): Node['r'] {
  return from === undefined && to === undefined ? undefined : [from ?? null, to ?? null];
}

function defined<T extends object>(node: T): T {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined)) as T;
}

/** What both versions take. */
function merged(one: Schema, other: Schema): Schema {
  if (one.type !== other.type) return {};
  const { properties, items, additionalProperties } = one;
  return {
    ...one,
    default: one.default ?? other.default,
    enum: one.enum && other.enum && [...new Set([...one.enum, ...other.enum])],
    pattern: one.pattern === other.pattern ? one.pattern : undefined,
    minimum: least(one.minimum, other.minimum),
    maximum: most(one.maximum, other.maximum),
    minLength: least(one.minLength, other.minLength),
    maxLength: most(one.maxLength, other.maxLength),
    minItems: least(one.minItems, other.minItems),
    maxItems: most(one.maxItems, other.maxItems),
    required: one.required?.filter((name) => other.required?.includes(name)),
    items: items && other.items ? merged(items, other.items) : items ?? other.items,
    properties: properties && other.properties ? mergedFields(properties, other.properties) : properties ?? other.properties,
    additionalProperties: typeof additionalProperties === 'object' && typeof other.additionalProperties === 'object'
      ? merged(additionalProperties, other.additionalProperties)
      : additionalProperties ?? other.additionalProperties,
  };
}

type Fields = NonNullable<Schema['properties']>;

function mergedFields(one: Fields, other: Fields): Fields {
  const both = Object.keys(one).filter((name) => name in other).map((name): [string, Schema] => [name, merged(one[name], other[name])]);
  return { ...one, ...other, ...Object.fromEntries(both) };
}

function least(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : Math.min(one, other);
}

function most(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : Math.max(one, other);
}
