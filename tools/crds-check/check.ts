import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { compareKinds, extraKinds, Finding } from './compare';
import { applyExclusions, Exclusion } from './exclusions';
import { fullValue } from './full-documents';
import type { Definition, OperatorVersion } from './schemas';
import { Kind, TypeReader } from './types';
import { Manifest, validateManifest, Violation } from './validate';
import * as crds from '../../lib/crds';

/** What is wrong with our types, by operator version. */
export interface TypeReport {
  readonly kinds: readonly Kind[];
  readonly versions: readonly { readonly name: string; readonly findings: readonly Finding[]; readonly rendering: readonly RenderingFault[] }[];
  /** Classes that no version defines. */
  readonly extra: readonly Finding[];
  /** Exclusions that exclude nothing any more. */
  readonly stale: readonly Exclusion[];
}

/** What the schema refuses in a document that has every property of our types. */
export interface RenderingFault extends Violation {
  readonly kind: string;
}

/** Checks the types of this library against the given operator versions. */
export function checkTypes(versions: readonly OperatorVersion[]): TypeReport {
  const kinds = new TypeReader('lib/crds/index.ts', crds).kinds();
  const compared = versions.map((version) => ({ ...version, findings: compareKinds(kinds, version) }));
  return {
    kinds,
    versions: compared.map(({ name, definitions, findings }) => ({
      name,
      findings: applyExclusions(findings).findings,
      rendering: definitions.flatMap((definition) => renderingFaults(kinds, definition)),
    })),
    extra: extraKinds(kinds, versions.flatMap(({ definitions }) => definitions)),
    stale: applyExclusions(compared.flatMap(({ findings }) => findings)).stale,
  };
}

/** Whether the report is clean. */
export function isClean(report: TypeReport): boolean {
  return report.extra.length + report.stale.length === 0
    && report.versions.every(({ findings, rendering }) => findings.length + rendering.length === 0);
}

function renderingFaults(kinds: readonly Kind[], definition: Definition): RenderingFault[] {
  const ours = kinds.find(({ apiVersion, kind }) => apiVersion === definition.apiVersion && kind === definition.kind);
  if (!ours) return [];
  const spec = fullValue(ours.spec, definition.schema.properties?.spec ?? {});
  return validateManifest(renderAs(ours.kind, spec as object), definition).map((violation) => ({ kind: ours.kind, ...violation }));
}

type CustomResourceClass = new (scope: Construct, id: string, props: { metadata: { name: string }; spec: object }) => { toJson(): Manifest };

/** The manifest of a custom resource with the given spec. */
export function renderAs(kind: string, spec: object): Manifest {
  const custom = (crds as Record<string, unknown>)[kind] as CustomResourceClass;
  return new custom(new Chart(new App(), 'chart'), kind, { metadata: { name: 'full' }, spec }).toJson();
}
