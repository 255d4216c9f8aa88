import type { Definition, OperatorVersion, Schema } from './schemas';
import type { Field, Kind, Shape, StructShape } from './types';

/** What is different. */
export type Difference =
  | 'missing kind' | 'extra kind' | 'missing field' | 'extra field' | 'wrong type' | 'wrong required'
  | 'missing value' | 'extra value' | 'wrong default' | 'missing limit' | 'not deprecated' | 'wrong core type';

export interface Finding {
  readonly kind: string;
  /** Path of the JSON field below the object, `[]` for the elements of a list. */
  readonly path: string;
  readonly difference: Difference;
  readonly detail: string;
}

/** Compares our classes with the definitions of one operator version. */
export function compareKinds(kinds: readonly Kind[], { name, definitions }: OperatorVersion): Finding[] {
  return definitions.flatMap((definition) => {
    const ours = kinds.find(({ apiVersion, kind }) => apiVersion === definition.apiVersion && kind === definition.kind);
    if (ours) return new Comparison(definition.kind, name).compare(ours, definition);
    return [{ kind: definition.kind, path: '', difference: 'missing kind' as const, detail: `${definition.apiVersion} has no class` }];
  });
}

/** Our classes that no operator version defines. */
export function extraKinds(kinds: readonly Kind[], definitions: readonly Definition[]): Finding[] {
  return kinds
    .filter((ours) => !definitions.some(({ apiVersion, kind }) => apiVersion === ours.apiVersion && kind === ours.kind))
    .map(({ kind, apiVersion }) => ({ kind, path: '', difference: 'extra kind', detail: `no version defines ${apiVersion}` }));
}

class Comparison {
  private readonly findings: Finding[] = [];

  constructor(private readonly kind: string, private readonly version: string) {}

  public compare(ours: Kind, { schema }: Definition): Finding[] {
    const spec = schema.properties?.spec ?? {};
    // The constructors of all classes want a spec.
    if (!schema.required?.includes('spec')) this.report('spec', 'wrong required', 'required in our types, optional in the schema');
    this.compareShape('spec', ours.spec, spec);
    return this.findings;
  }

  private compareShape(path: string, shape: Shape, schema: Schema): void {
    const expected = describe(schema);
    if (!fits(shape, schema)) return this.report(path, 'wrong type', `${nameOf(shape)} in our types, ${expected} in the schema`);
    if (shape.is === 'choice') this.compareValues(path, shape.values, schema.enum);
    if (shape.is === 'list') this.compareShape(`${path}[]`, shape.of, schema.items ?? {});
    if (shape.is === 'map' && typeof schema.additionalProperties === 'object') this.compareShape(`${path}{}`, shape.of, schema.additionalProperties);
    if (shape.is === 'struct') this.compareFields(path, shape, schema);
    if (shape.is === 'core') this.compareCore(path, shape, schema);
  }

  private compareFields(path: string, struct: StructShape, schema: Schema): void {
    const fields = new Map(struct.fields().map((field) => [field.json, field]));
    const properties = schema.properties ?? {};
    for (const [name, property] of Object.entries(properties)) {
      const field = fields.get(name);
      if (field) this.compareField(`${path}.${name}`, field, property, schema.required?.includes(name) ?? false);
      else this.report(`${path}.${name}`, 'missing field', `${struct.name} has no property for it`);
    }
    for (const [name, field] of fields) {
      if (name in properties || isNewerThan(field, this.version)) continue;
      this.report(`${path}.${name}`, 'extra field', `${struct.name} has it, the schema does not`);
    }
  }

  private compareField(path: string, field: Field, schema: Schema, required: boolean): void {
    if (field.required !== required) {
      this.report(path, 'wrong required', `${word(field.required)} in our types, ${word(required)} in the schema`);
    }
    this.compareShape(path, field.shape, schema);
    if (schema.enum && field.shape.is === 'string') this.report(path, 'missing value', `a choice is missing: ${schema.enum.join(', ')}`);
    this.compareDocs(path, field, schema);
  }

  private compareValues(path: string, ours: readonly string[], theirs: readonly unknown[] | undefined): void {
    // Without an enum the schema takes any string, and the choice is our help.
    if (!theirs) return;
    for (const value of theirs) {
      if (!ours.includes(String(value))) this.report(path, 'missing value', `our choice has no "${value}"`);
    }
    for (const value of ours) {
      if (!theirs.includes(value)) this.report(path, 'extra value', `the schema refuses "${value}"`);
    }
  }

  /**
   * An embedded Kubernetes type is cdk8s-plus's, of another Kubernetes version: newer fields may be missing, and what is required may
   * differ. But each field that it has must be one of the schema, under the name that rendering gives it.
   */
  private compareCore(path: string, core: StructShape, schema: Schema): void {
    for (const { json, shape } of core.fields()) {
      const property = schema.properties?.[json];
      if (property) this.compareShape(`${path}.${json}`, shape, property);
      else this.report(`${path}.${json}`, 'wrong core type', `k8s.${core.name} has it, the schema does not`);
    }
  }

  /** Docs are ours, but the facts in them must be the schema's: default, limits, deprecation. */
  private compareDocs(path: string, field: Field, schema: Schema): void {
    const value = schema.default;
    if (value !== undefined && value !== '' && typeof value !== 'object' && !field.default?.includes(String(value))) {
      this.report(path, 'wrong default', `@default ${field.default ?? '(none)'} in our types, ${value} in the schema`);
    }
    for (const limit of [schema.minimum, schema.maximum, schema.minLength, schema.maxLength, schema.minItems, schema.maxItems]) {
      if (limit !== undefined && !new RegExp(`\\b${limit}\\b`).test(field.text)) this.report(path, 'missing limit', `the docs do not name ${limit}`);
    }
    if (/^deprecated\b/i.test(schema.description ?? '') && !field.deprecated) this.report(path, 'not deprecated', 'the schema says deprecated');
  }

  private report(path: string, difference: Difference, detail: string): void {
    this.findings.push({ kind: this.kind, path, difference, detail });
  }
}

function fits(shape: Shape, schema: Schema): boolean {
  const expected = describe(schema);
  switch (shape.is) {
    case 'string': return expected === 'string';
    case 'choice': return expected === 'string';
    case 'number': return expected === 'integer' || expected === 'number';
    case 'list': return expected === 'array';
    case 'map': return shape.of.is === 'any' ? expected === 'any object' : expected === 'map';
    case 'struct': case 'core': return expected === 'object';
    default: return shape.is === expected;
  }
}

/** The type of a schema in the words of {@link Shape}. */
function describe(schema: Schema): string {
  if (schema['x-kubernetes-int-or-string']) return schema.pattern ? 'quantity' : 'int-or-string';
  if (schema.type === 'object' && schema.additionalProperties) return 'map';
  if ((schema.type ?? 'object') === 'object' && schema['x-kubernetes-preserve-unknown-fields'] && !schema.properties) return 'any object';
  if (schema.type === 'string' && schema.format === 'date-time') return 'date';
  return schema.type ?? 'any';
}

function nameOf(shape: Shape): string {
  if (shape.is === 'list' || shape.is === 'map') return `${shape.is} of ${nameOf(shape.of)}`;
  if (shape.is === 'other') return shape.text;
  return 'name' in shape ? `${shape.is} ${shape.name}` : shape.is;
}

/** Whether the docs say that a newer version of the operator brought the field ("since cass-operator 1.30"). */
function isNewerThan({ text }: Field, version: string): boolean {
  const [, operator, since] = /\bsince ([a-z0-9-]+) (\d+\.\d+)/i.exec(text) ?? [];
  const [, folder, number] = /^(.+)-(\d+\.\d+)/.exec(version) ?? [];
  if (operator === undefined || operator !== folder) return false;
  const [[major, minor], [ours, minors]] = [since, number].map((digits) => digits.split('.').map(Number));
  return major > ours || (major === ours && minor > minors);
}

function word(required: boolean): string {
  return required ? 'required' : 'optional';
}
