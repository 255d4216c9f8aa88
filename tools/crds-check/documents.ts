import { readdirSync, readFileSync, statSync } from 'fs';
import { extname, join } from 'path';
import { parseAllDocuments } from 'yaml';
import { placeholder } from './placeholders';
import type { Definition, OperatorVersion } from './schemas';
import { Manifest, validateManifest, Violation } from './validate';

/** A document that some file holds. */
export interface Document {
  readonly source: string;
  readonly manifest: Manifest;
}

export interface InvalidDocument extends Document {
  /** The operator version whose schema refuses it. */
  readonly version: string;
  readonly violations: readonly Violation[];
}

export interface DocumentReport {
  /** How many documents are custom resources of our operators. */
  readonly checked: number;
  readonly invalid: readonly InvalidDocument[];
}

/** The type of CDK's resource that applies manifests, of both EKS modules. */
const KUBERNETES_RESOURCE = 'Custom::AWSCDK-EKS-KubernetesResource';
const SKIPPED = new Set(['node_modules', '.git']);

/**
 * All Kubernetes objects below a file or folder: in YAML and JSON files (what cdk8s writes), in files with one JSON object a line, and in
 * CloudFormation templates (what CDK writes).
 */
export function readDocuments(path: string): Document[] {
  if (statSync(path).isDirectory()) {
    return readdirSync(path).filter((name) => !SKIPPED.has(name)).sort().flatMap((name) => readDocuments(join(path, name)));
  }
  return parseFile(path).flatMap(objectsIn).map((manifest) => ({ source: path, manifest }));
}

function parseFile(path: string): unknown[] {
  switch (extname(path)) {
    case '.yaml': case '.yml': return parseAllDocuments(readFileSync(path, 'utf8')).map((document) => document.toJS());
    case '.json': return [JSON.parse(readFileSync(path, 'utf8'))];
    case '.jsonl': return readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
    default: return [];
  }
}

function objectsIn(content: unknown): Manifest[] {
  if (Array.isArray(content)) return content.flatMap(objectsIn);
  if (typeof content !== 'object' || content === null) return [];
  if ('Resources' in content) return objectsOfTemplate(content as Template);
  if ('kind' in content && content.kind === 'List' && 'items' in content) return objectsIn(content.items);
  return 'apiVersion' in content && 'kind' in content ? [content as Manifest] : [];
}

/** A CloudFormation template, as far as it matters here. */
export interface Template {
  readonly Resources?: Readonly<Record<string, { readonly Type: string; readonly Properties?: { readonly Manifest?: unknown } }>>;
}

/** The Kubernetes objects that a template deploys, with placeholders for what only the deployment knows. */
export function objectsOfTemplate(template: Template): Manifest[] {
  return Object.values(template.Resources ?? {})
    .filter(({ Type, Properties }) => Type === KUBERNETES_RESOURCE && Properties?.Manifest !== undefined)
    .flatMap(({ Properties }) => objectsIn(JSON.parse(literal(Properties!.Manifest))));
}

/** The text of a string that CloudFormation joins. */
function literal(value: unknown): string {
  if (typeof value === 'string') return value;
  const parts = (value as { 'Fn::Join'?: [string, unknown[]] })['Fn::Join'];
  if (!parts) throw new Error(`a manifest is neither a string nor an Fn::Join: ${JSON.stringify(value)}`);
  return parts[1].map((part, index) => typeof part === 'string' ? part : placeholder(index)).join(parts[0]);
}

/**
 * Validates those of the objects that an operator of ours reads, against each operator version that defines their kind.
 */
export function validateDocuments(documents: readonly Document[], versions: readonly OperatorVersion[]): DocumentReport {
  const groups = new Set(versions.flatMap(({ definitions }) => definitions.map(({ apiVersion }) => groupOf(apiVersion))));
  const ours = documents.filter(({ manifest }) => groups.has(groupOf(manifest.apiVersion)));
  return { checked: ours.length, invalid: ours.flatMap((document) => refusals(document, versions)) };
}

function refusals(document: Document, versions: readonly OperatorVersion[]): InvalidDocument[] {
  const { apiVersion, kind } = document.manifest;
  const verdicts = versions.flatMap(({ name, definitions }) => definitions
    .filter((definition) => definition.apiVersion === apiVersion && definition.kind === kind)
    .map((definition: Definition) => ({ ...document, version: name, violations: validateManifest(document.manifest, definition) })));
  if (verdicts.length > 0) return verdicts.filter(({ violations }) => violations.length > 0);
  return [{ ...document, version: 'all', violations: [{ path: '', problem: `no operator version defines ${apiVersion} ${kind}` }] }];
}

function groupOf(apiVersion: string): string {
  return apiVersion.split('/')[0];
}
