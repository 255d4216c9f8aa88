import { existsSync, readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import { parseAllDocuments } from 'yaml';

/** An openAPIV3Schema, as far as structural schemas of custom resources use it. */
export interface Schema {
  readonly 'type'?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly 'description'?: string;
  readonly 'properties'?: Readonly<Record<string, Schema>>;
  readonly 'additionalProperties'?: Schema | boolean;
  readonly 'items'?: Schema;
  readonly 'required'?: readonly string[];
  readonly 'enum'?: readonly unknown[];
  readonly 'default'?: unknown;
  readonly 'format'?: string;
  readonly 'pattern'?: string;
  readonly 'nullable'?: boolean;
  readonly 'minimum'?: number;
  readonly 'maximum'?: number;
  readonly 'minLength'?: number;
  readonly 'maxLength'?: number;
  readonly 'minItems'?: number;
  readonly 'maxItems'?: number;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'set' | 'map';
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
}

/** A kind as one operator version defines it. */
export interface Definition {
  readonly apiVersion: string;
  readonly kind: string;
  readonly schema: Schema;
}

/** What one folder of CRDs holds. */
export interface OperatorVersion {
  /** Name of the folder, for example `cass-operator-1.32.0`. */
  readonly name: string;
  readonly definitions: readonly Definition[];
}

/** The folder of CRDs that is checked unless another is named. */
export function crdsFolder(argument?: string): string {
  return resolve(argument ?? process.env.CRDS_DIR ?? join(__dirname, '../../../shared/crds'));
}

/** Reads a folder that has one folder for each operator version. Undefined when there is none, as on a clone that has no CRDs. */
export function loadOperatorVersions(folder: string): OperatorVersion[] | undefined {
  if (!existsSync(folder)) return undefined;
  const versions = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, definitions: loadDefinitions(join(folder, name)) }))
    .filter(({ definitions }) => definitions.length > 0);
  return versions.length > 0 ? versions.sort((a, b) => a.name.localeCompare(b.name)) : undefined;
}

function loadDefinitions(folder: string): Definition[] {
  return readdirSync(folder)
    .filter((file) => /\.ya?ml$/.test(file))
    .flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), 'utf8')))
    .map((document) => document.toJS())
    .filter((document) => document?.kind === 'CustomResourceDefinition')
    .flatMap(definitionsOf)
    .map(asInstalled);
}

/**
 * cass-operator's generated definition says that `spec.config` is a string of bytes. Upstream takes that away before the definition is
 * installed (config/crd/patches/config_removal.yaml), and because its spec keeps unknown fields, any object is taken.
 */
function asInstalled(definition: Definition): Definition {
  const spec = definition.schema.properties?.spec;
  if (definition.kind !== 'CassandraDatacenter' || !spec) return definition;
  const properties = { ...spec.properties, config: { 'x-kubernetes-preserve-unknown-fields': true } };
  return { ...definition, schema: { ...definition.schema, properties: { ...definition.schema.properties, spec: { ...spec, properties } } } };
}

export interface CustomResourceDefinition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly served: boolean; readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

export function definitionsOf({ spec }: CustomResourceDefinition): Definition[] {
  return spec.versions.filter(({ served }) => served).map(({ name, schema }) => ({
    apiVersion: `${spec.group}/${name}`,
    kind: spec.names.kind,
    schema: schema.openAPIV3Schema,
  }));
}
