import { KUBERNETES_MANIFEST, objectHolds, objectsIn } from './kubernetes-kinds';
import { resourceFacts } from './resource-table';
import type { Holds } from './resource-types';
import { references, TemplateResource } from './template';

/** From what can be lost with the least to what can be lost with the most. */
const RANKS: readonly Holds[] = ['nothing', 'ground', 'capacity', 'data'];

/** What hangs on a role, by who takes it: pods and functions get another one within the deployment, instances and control planes do not. */
const TRUSTED: ReadonlyArray<readonly [RegExp, Holds]> = [[/^ec2\./, 'capacity'], [/^eks\./, 'ground']];

/** Types of which one resource may hold more than another. */
const LOOKED_AT: readonly string[] = ['AWS::IAM::Role', KUBERNETES_MANIFEST];

/** Whether something may hang on resources of a type, before one is looked at. */
export function mayHold(type: string): boolean {
  const facts = resourceFacts(type);
  return facts !== undefined && (facts.holds !== 'nothing' || LOOKED_AT.includes(type));
}

/** What hangs on one resource: by its type, and for some types by what it is. A type that the library does not emit holds nothing of ours. */
export function holdsOf(resource: TemplateResource): Holds {
  const byType = resourceFacts(resource.Type)?.holds ?? 'nothing';
  switch (resource.Type) {
    case 'AWS::IAM::Role': return most([byType, ...trustedBy(resource)]);
    case KUBERNETES_MANIFEST: return most([byType, ...objectsIn(resource).map(objectHolds)]);
    default: return byType;
  }
}

function trustedBy({ Properties }: TemplateResource): Holds[] {
  const statements: any[] = Properties?.AssumeRolePolicyDocument?.Statement ?? [];
  const services = statements.flatMap(({ Principal }) => Principal?.Service ?? []).map((service) => (typeof service === 'string' ? service : references(service).join()));
  return TRUSTED.filter(([service]) => services.some((name) => service.test(name))).map(([, holds]) => holds);
}

function most(all: readonly Holds[]): Holds {
  return RANKS[Math.max(...all.map((holds) => RANKS.indexOf(holds)))];
}
