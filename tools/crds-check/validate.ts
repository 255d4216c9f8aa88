import { isPlaceholder } from './placeholders';
import type { Definition, Schema } from './schemas';

/** What is wrong with a document. */
export interface Violation {
  readonly path: string;
  readonly problem: string;
}

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: { readonly name?: string; readonly namespace?: string };
  readonly spec?: unknown;
}

/** Fields of ObjectMeta that a client may set (Kubernetes API reference). The CRDs only say that metadata is an object. */
const METADATA: Schema = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 253 },
    generateName: { type: 'string' },
    namespace: { type: 'string', pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$' },
    labels: { type: 'object', additionalProperties: { type: 'string', maxLength: 63 } },
    annotations: { type: 'object', additionalProperties: { type: 'string' } },
    finalizers: { type: 'array', items: { type: 'string' } },
    ownerReferences: { type: 'array', items: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true } },
  },
};

/**
 * Validates a custom resource as the API server does with strict field validation, and a little stricter: a field that nobody knows is
 * refused even where the schema would keep it beside known ones, because no operator reads it, and null is refused where it would be
 * dropped in silence. Placeholders of values that only the deployment knows fit everywhere.
 */
export function validateManifest(manifest: Manifest, { schema }: Definition): Violation[] {
  const violations: Violation[] = [];
  const root = { ...schema, properties: { ...schema.properties, metadata: METADATA } };
  validate(manifest, root, '', violations);
  return violations;
}

function validate(value: unknown, schema: Schema, path: string, violations: Violation[]): void {
  if (isPlaceholder(value)) return;
  const report = (problem: string) => void violations.push({ path, problem });
  if (value === null) return schema.nullable || isFree(schema) ? undefined : report('null is not kept');
  if (schema['x-kubernetes-int-or-string']) {
    if (typeof value !== 'string' && !Number.isInteger(value)) return report(`must be an integer or a string, is ${typeOf(value)}`);
  } else if (schema.type && !hasType(value, schema.type)) {
    return report(`must be ${schema.type}, is ${typeOf(value)}`);
  }
  if (schema.enum && !schema.enum.includes(value)) report(`must be one of ${schema.enum.join(', ')}, is ${JSON.stringify(value)}`);
  if (typeof value === 'string') validateString(value, schema, report);
  if (typeof value === 'number') validateNumber(value, schema, report);
  if (Array.isArray(value)) validateList(value, schema, path, violations);
  else if (typeof value === 'object') validateObject(value as Record<string, unknown>, schema, path, violations);
}

function validateString(value: string, schema: Schema, report: (problem: string) => void): void {
  const length = [...value].length;
  if (schema.pattern && !new RegExp(schema.pattern).test(value)) report(`must match ${schema.pattern}, is "${value}"`);
  if (length < (schema.minLength ?? 0)) report(`must have at least ${schema.minLength} characters, is "${value}"`);
  if (length > (schema.maxLength ?? Infinity)) report(`must have at most ${schema.maxLength} characters, is "${value}"`);
  if (schema.format === 'date-time' && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value)) report(`must be a time, is "${value}"`);
}

function validateNumber(value: number, schema: Schema, report: (problem: string) => void): void {
  if (value < (schema.minimum ?? -Infinity)) report(`must be at least ${schema.minimum}, is ${value}`);
  if (value > (schema.maximum ?? Infinity)) report(`must be at most ${schema.maximum}, is ${value}`);
  if (schema.format === 'int32' && Math.abs(value) > 2 ** 31 - 1) report(`must fit into 32 bits, is ${value}`);
}

function validateList(list: readonly unknown[], schema: Schema, path: string, violations: Violation[]): void {
  if (list.length < (schema.minItems ?? 0)) violations.push({ path, problem: `must have at least ${schema.minItems} elements` });
  if (list.length > (schema.maxItems ?? Infinity)) violations.push({ path, problem: `must have at most ${schema.maxItems} elements` });
  list.forEach((item, index) => validate(item, schema.items ?? {}, `${path}[${index}]`, violations));

  const identities = list.map((item) => identity(item, schema)).filter((key) => key !== undefined);
  const twice = identities.find((key, index) => identities.indexOf(key) !== index);
  if (twice) violations.push({ path, problem: `has ${twice} twice` });
}

/** What must be unique in a list, if anything. */
function identity(item: unknown, schema: Schema): string | undefined {
  if (schema['x-kubernetes-list-type'] === 'set') return JSON.stringify(item);
  if (schema['x-kubernetes-list-type'] !== 'map' || typeof item !== 'object' || item === null) return undefined;
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  return JSON.stringify(keys.map((key) => (item as Record<string, unknown>)[key] ?? schema.items?.properties?.[key]?.default));
}

function validateObject(object: Record<string, unknown>, schema: Schema, path: string, violations: Violation[]): void {
  for (const name of schema.required ?? []) {
    if (!(name in object)) violations.push({ path, problem: `lacks the required field "${name}"` });
  }
  for (const [name, value] of Object.entries(object)) {
    const below = path ? `${path}.${name}` : name;
    const known = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : additional(name, schema);
    if (known) validate(value, known, below, violations);
    else violations.push({ path: below, problem: 'unknown field' });
  }
}

/** The schema of a field that is not among the properties; undefined when there may be none. */
function additional(name: string, schema: Schema): Schema | undefined {
  if (typeof schema.additionalProperties === 'object') return schema.additionalProperties;
  if (schema.additionalProperties === true) return {};
  const embedded = schema['x-kubernetes-embedded-resource'] && ['apiVersion', 'kind', 'metadata'].includes(name);
  // Without a type the schema takes anything; with properties, whatever is not among them is a mistake.
  return embedded || (!schema.properties && (schema['x-kubernetes-preserve-unknown-fields'] || isFree(schema))) ? {} : undefined;
}

/** Whether anything may stand here. */
function isFree(schema: Schema): boolean {
  return !schema.type && !schema['x-kubernetes-int-or-string'];
}

function hasType(value: unknown, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value);
  return typeOf(value) === type;
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}
