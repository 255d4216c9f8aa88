import type { Difference, Finding } from './compare';

/** A difference that is meant to be, and why. */
export interface Exclusion {
  /** @default - every kind */
  readonly kind?: string;
  readonly path: RegExp;
  readonly difference: Difference;
  /** @default - any detail */
  readonly detail?: RegExp;
  readonly reason: string;
}

export const EXCLUSIONS: readonly Exclusion[] = [
  {
    path: /^spec$/,
    difference: 'wrong required',
    reason: 'an object without a spec does nothing, or is refused by a webhook; the schemas leave it open for the sake of Go',
  },
  {
    kind: 'Stargate',
    path: /^$/,
    difference: 'missing kind',
    reason: 'deprecated upstream, and of no use with Cassandra after 4.0',
  },
  {
    kind: 'K8ssandraCluster',
    path: /^spec\.(cassandra\.datacenters\[\]\.)?stargate$/,
    difference: 'missing field',
    reason: 'deprecated upstream, and of no use with Cassandra after 4.0',
  },
  {
    path: /\.relabels\[\]\.action$/,
    difference: 'missing value',
    detail: /"[A-Z]/,
    reason: 'the same words with capitals, which mean the same',
  },
  {
    path: /\.(podTemplateSpec|volumeClaimTemplate)\.metadata\./,
    difference: 'wrong core type',
    reason: 'the schemas keep only some fields of the metadata of a template, or none; Kubernetes sets the others itself',
  },
  {
    path: /\.resources\.claims$/,
    difference: 'wrong core type',
    reason: 'cdk8s-plus has the Kubernetes 1.27 type, where volume claims share the type of containers\' resources; there claims never had a meaning',
  },
  {
    path: /\.resourceClaims\[\]\.source$/,
    difference: 'wrong core type',
    reason: 'an alpha field of Kubernetes 1.27 that 1.31 replaced; the new ones pass through as unknown fields',
  },
];

/** Splits findings into those that count and exclusions that no longer exclude anything. */
export function applyExclusions(findings: readonly Finding[], exclusions = EXCLUSIONS): { findings: Finding[]; stale: Exclusion[] } {
  const used = new Set<Exclusion>();
  const remaining = findings.filter((finding) => {
    const exclusion = exclusions.find((candidate) => excludes(candidate, finding));
    if (exclusion) used.add(exclusion);
    return !exclusion;
  });
  return { findings: remaining, stale: exclusions.filter((exclusion) => !used.has(exclusion)) };
}

function excludes({ kind, path, difference, detail }: Exclusion, finding: Finding): boolean {
  return (!kind || kind === finding.kind) && difference === finding.difference && path.test(finding.path) && (!detail || detail.test(finding.detail));
}
