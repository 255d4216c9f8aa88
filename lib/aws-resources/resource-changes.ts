import { identityOf, KUBERNETES_MANIFEST, kubernetesKind, objectsIn } from './kubernetes-kinds';
import { holdsOf } from './look-closer';
import { resourceFacts } from './resource-table';
import type { Holds, OneWay } from './resource-types';
import { isKept, isSame, references, Template, TemplateResource, valuesAt } from './template';

/** What becomes of a resource that is there. */
export type Fate =
  /** CloudFormation deletes it. */
  | 'deleted'
  /** It leaves the stack and stays in the account: its policy says so. */
  | 'left-behind'
  /** CloudFormation creates another one, and then this one goes. */
  | 'replaced'
  /** The same, by rules of the service that the template does not show. */
  | 'perhaps-replaced'
  /** A property changes against its direction: refused half-way, or done with harm. */
  | 'one-way'
  /** It would be kept today if it left the stack, and would not be any more. */
  | 'less-protected';

/** A change of one resource that is more than an update in place. */
export interface ResourceChange {
  readonly id: string;
  readonly type: string;
  /** Path of its construct, if the template tells it. */
  readonly path?: string;
  readonly holds: Holds;
  readonly fate: Fate;
  /** Properties, or fields of a Kubernetes object, that bring it about. */
  readonly because: readonly string[];
  /** What would happen, if that is not plain. */
  readonly why?: string;
}

/** Properties that replace a resource. */
interface Replacement {
  readonly certain: boolean;
  readonly because: readonly string[];
}

/** What CloudFormation would do to the resources of a stack besides updates in place and new ones, by its own rules and those of the services. */
export function resourceChanges(before: Template, after: Template): ResourceChange[] {
  const next = after.Resources ?? {};
  const replaced = replacements(before.Resources ?? {}, next);
  return Object.entries(before.Resources ?? {}).flatMap(([id, old]) => {
    const about = { id, type: old.Type, path: old.Metadata?.['aws:cdk:path'], holds: holdsOf(old) };
    return changesOf(old, next[id], replaced.get(id)).map((change) => ({ ...about, ...change }));
  });
}

/** Whether somebody must have wanted it: data, capacity or ground goes, or what kept it does. What stays in the account is not lost. */
export function isLoss({ holds, fate }: ResourceChange): boolean {
  return fate === 'less-protected' || (holds !== 'nothing' && fate !== 'left-behind');
}

/** As one line for people. */
export function describeChange({ id, type, path, holds, fate, because, why }: ResourceChange): string {
  const what = {
    'deleted': 'is deleted',
    'left-behind': 'leaves the stack and stays in the account',
    'replaced': 'is replaced by another one',
    'perhaps-replaced': 'may be replaced by another one',
    'one-way': 'cannot change so',
    'less-protected': 'is no longer kept when it leaves the stack',
  }[fate];
  const held = holds === 'nothing' ? '' : `, ${HELD[holds]},`;
  return `${path ?? id} (${type}${path ? ` ${id}` : ''})${held} ${what}${because.length > 0 ? `, because of ${because.join(', ')}` : ''}${why ? `: ${why}` : ''}`;
}

const HELD: Record<Exclude<Holds, 'nothing'>, string> = {
  data: 'which holds data',
  capacity: 'which nodes need',
  ground: 'on which everything else stands',
};

type Resources = NonNullable<Template['Resources']>;
type Found = Pick<ResourceChange, 'fate' | 'because' | 'why'>;

function changesOf(old: TemplateResource, now: TemplateResource | undefined, replacement: Replacement | undefined): Found[] {
  if (!now || now.Type !== old.Type) {
    return [{ fate: isKept(old.DeletionPolicy) ? 'left-behind' : 'deleted', because: now ? [`another type, ${now.Type}`] : [] }];
  }
  return [
    ...(now.Condition !== old.Condition && now.Condition !== undefined
      ? [{ fate: isKept(old.DeletionPolicy) ? 'left-behind' : 'deleted', because: [`condition ${now.Condition}`], why: 'unless the condition is true' } as const] : []),
    ...(replacement ? [{ fate: replacement.certain ? 'replaced' : 'perhaps-replaced', because: replacement.because } as const] : []),
    ...againstDirection(old, now),
    ...changedObjects(old, now),
    ...lostProtection(old, now),
  ];
}

/** Replaced resources, and those that hang on them by a property that cannot change, and so on. */
function replacements(before: Resources, after: Resources): Map<string, Replacement> {
  const found = new Map<string, Replacement>();
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const [id, old] of Object.entries(before)) {
      const now = after[id];
      if (found.get(id)?.certain || now?.Type !== old.Type) continue;
      const { replaced = [], maybe = [] } = resourceFacts(old.Type) ?? {};
      const changed = (paths: readonly string[]) => paths.filter((path) => isReplacing(path, old, now, found));
      const [certain, perhaps] = [changed(replaced), changed(maybe)];
      if (certain.length + perhaps.length > 0) found.set(id, { certain: certain.length > 0, because: certain.length > 0 ? certain : perhaps });
    }
  }
  return found;
}

function isReplacing(path: string, old: TemplateResource, now: TemplateResource, found: ReadonlyMap<string, Replacement>): boolean {
  const [was, is] = [old, now].map(({ Properties }) => valuesAt(Properties, path.split('.')));
  return !isSame(was, is) || references(is).some((id) => found.get(id)?.certain);
}

function againstDirection(old: TemplateResource, now: TemplateResource): Found[] {
  return Object.entries(resourceFacts(old.Type)?.oneWay ?? {}).flatMap(([path, { way, why }]) => {
    const [was, is] = [old, now].map(({ Properties }) => valuesAt(Properties, path.split('.')));
    return isSame(was, is) || goesOn(way, was, is) ? [] : [{ fate: 'one-way' as const, because: [path], why }];
  });
}

/** Whether a change has the direction that is possible. Of what only the deployment knows, nothing is said. */
function goesOn(way: OneWay['way'], [was]: unknown[], [is]: unknown[]): boolean {
  if (way === 'fixed') return false;
  if (typeof was === 'object' || typeof is === 'object' || was === undefined || is === undefined) return true;
  if (way !== 'up') return way.indexOf(String(is)) >= way.indexOf(String(was));
  const [a, b] = [was, is].map((version) => String(version).split(/[.-]/).map(Number));
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 || !(a[at] > b[at]);
}

/** Objects that a manifest applied and no longer names stay in Kubernetes: nobody prunes. */
function changedObjects(old: TemplateResource, now: TemplateResource): Found[] {
  if (old.Type !== KUBERNETES_MANIFEST) return [];
  const next = new Map(objectsIn(now).map((object) => [identityOf(object), object]));
  return objectsIn(old).flatMap((object): Found[] => {
    const [name, kind, is] = [`${object.kind} ${object.metadata?.name}`, kubernetesKind(object.kind), next.get(identityOf(object))];
    if (!is) return [{ fate: 'one-way', because: [name], why: 'it is another object now, and the one that is there is left behind' }];
    return (kind?.immutable ?? []).filter((field) => !isSame(object[field], is[field]))
      .map((field) => ({ fate: 'one-way', because: [`${name} ${field}`], why: 'the Kubernetes API refuses to change it' }));
  });
}

function lostProtection(old: TemplateResource, now: TemplateResource): Found[] {
  const lost = (['DeletionPolicy', 'UpdateReplacePolicy'] as const).filter((policy) => isKept(old[policy]) && !isKept(now[policy]));
  return lost.length === 0 ? [] : [{ fate: 'less-protected', because: lost.map((policy) => `${policy} ${now[policy] ?? 'none'}`) }];
}
