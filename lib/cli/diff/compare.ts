import { Pair } from './match-stacks';
import { DiffStack, titleOf } from './stack';
import { describeChange, isLoss, ResourceChange, resourceChanges } from '../../aws-resources/resource-changes';
import { resourceFacts } from '../../aws-resources/resource-table';
import { literalText, Template, TemplateResource } from '../../aws-resources/template';
import { backendById, backendOf } from '../../backends/table';
import { judgeTransition } from '../../backends/transitions';
import { Deployed, GuardedCluster, GuardedStack, shown, withDeployed } from '../../model/guarded-cluster';
import { own } from '../../private/own';
import { describeFindings, GROUND_KEPT } from '../../rules/transitions';
import { Acceptances } from '../../rules/transitions/acceptance';
import { upgradedInstallations } from '../../rules/transitions/changes';

/** The name from lifecycle/change-guard.ts, repeated so that the command line does not load the CDK. */
const GUARD_TYPE = 'Custom::CassandraChangeGuard';

/** A change that would be refused. */
export interface Finding {
  /** The id of the guard's rule, or the effect on a resource. */
  readonly rule: string;
  /** Path of a construct, or logical id of a resource. */
  readonly at: string;
  readonly text: string;
}

/** The report on one stack. */
export interface StackReport {
  readonly stack: string;
  readonly environment: { readonly account?: string; readonly region?: string };
  /** "compared", or the only side on which the stack exists. */
  readonly state: 'compared' | 'new' | 'vanished';
  readonly findings: readonly Finding[];
  /** Effects that are not refused. */
  readonly notes: readonly string[];
}

/** Compares the stacks that contain resources of this library and reports what would be refused. */
export function compare(pairs: readonly Pair[], accepted: readonly string[]): StackReport[] {
  return pairs.filter(({ before, after }) => [before, after].some((stack) => stack && concernsUs(stack))).map((pair) => report(pair, accepted));
}

function report({ before, after }: Pair, accepted: readonly string[]): StackReport {
  const stack = (after?.path !== undefined ? after : before ?? after)!;
  const about = { stack: stack.name, environment: { account: stack.account, region: stack.region } };
  if (!before) return { ...about, state: 'new', findings: [], notes: [] };
  if (!after) {
    return { ...about, state: 'vanished', findings: [], notes: [`${titleOf(before)} stays as it is deployed: CDK deletes no stack that an app no longer has`] };
  }
  const changes = resourceChanges(before.template, after.template).filter(({ id, type }) => isOurs(id, type, before, after));
  const inCode = acceptedInCode(before.template, after.template);
  const isAccepted = ({ id }: ResourceChange) => accepted.includes(id) || accepted.includes(`${stack.name}/${id}`) || inCode(id);
  const lost = changes.filter(isLoss);
  return {
    ...about,
    state: 'compared',
    findings: [
      ...guardFindings(before.template, after.template),
      ...lost.filter((change) => !isAccepted(change)).map((change) => ({ rule: change.fate, at: change.id, text: tell(change, before, after) })),
    ],
    notes: [
      ...restarts(before.template, after.template),
      ...lost.filter(isAccepted).map((change) => `accepted: ${tell(change, before, after)}`),
      ...changes.filter((change) => change.fate === 'left-behind' && change.holds !== 'nothing').map((change) => tell(change, before, after)),
    ],
  };
}

function guardFindings(before: Template, after: Template): Finding[] {
  const [old, now] = [guardOf(before), guardOf(after)];
  if (!old || !now) return [];
  // Here, resources are judged by the complete templates; the guard has only their most important part.
  const found = judgeTransition(old, now).filter(({ rule }) => rule !== GROUND_KEPT);
  const texts = describeFindings(found);
  return found.map(({ rule, at }, index) => ({ rule, at, text: texts[index] }));
}

/** An upgraded operator changes no pod by itself: it waits for the next change of a Cassandra cluster, whatever that is. */
function restarts(before: Template, after: Template): string[] {
  const [old, now] = [guardOf(before), guardOf(after)];
  if (!old || !now) return [];
  const upgraded = upgradedInstallations(old, now).filter((one) => one.old.version !== undefined);
  return upgraded.flatMap(({ at, old: { version: was }, now: { kind, version } }) => {
    return Object.values(now.clusters).filter((cluster) => cluster.operator === at && waitsForChange(cluster)).map(({ name, datacenters }) => {
      const nodes = datacenters.reduce((sum, one) => sum + (typeof one.nodes === 'number' ? one.nodes : 0), 0);
      return `${kind} goes from ${shown(was)} to ${shown(version)}: ${nodes} nodes of Cassandra cluster ${shown(name)} will restart with the next change after it; `
        + 'change operatorUpdateRevision to have that deliberately';
    });
  });
}

/** Whether the operator applies the changes of its upgrade only with the next change of the cluster. */
function waitsForChange(cluster: GuardedCluster): boolean {
  return backendById(backendOf(cluster))?.operatorUpdate !== undefined;
}

/** Whether the app accepts the change of a resource, by the rules of the guard. */
function acceptedInCode(before: Template, after: Template): (id: string) => boolean {
  const [old, now] = [guardOf(before), guardOf(after)];
  if (!old || !now) return () => false;
  const acceptances = new Acceptances(old, now);
  return (id) => {
    const path = own(old.ground, id)?.path;
    return path !== undefined && acceptances.accepts({ rule: GROUND_KEPT, at: path, subject: path, what: '', why: '', fix: '', final: false });
  };
}

function guardOf({ Resources, Parameters }: Template): GuardedStack | undefined {
  const { Model, Deployed: functions = {} } = Object.values(Resources ?? {}).find(({ Type }) => Type === GUARD_TYPE)?.Properties ?? {};
  return Model === undefined ? undefined : withDeployed(JSON.parse(literalText(Model)), defaultsOf(functions as Record<string, unknown>, Parameters));
}

/** The values that CloudFormation supplies to the guard, as far as the template alone shows them: parameter defaults. */
function defaultsOf(functions: Readonly<Record<string, unknown>>, parameters: Template['Parameters'] = {}): Deployed {
  return Object.fromEntries(Object.entries(functions).flatMap(([key, value]) => {
    const { Type, Default } = own(parameters, String((value as { Ref?: unknown }).Ref)) ?? {};
    // The default of a Systems Manager parameter is the name of a stored value.
    return Default === undefined || String(Type).startsWith('AWS::SSM::') ? [] : [[key, Default]];
  }));
}

function tell(change: ResourceChange, before: DiffStack, after: DiffStack): string {
  return describeChange({ ...change, path: (before.origins ?? after.origins)?.get(change.id)?.path ?? change.path });
}

function concernsUs({ template, origins }: DiffStack): boolean {
  const resources = Object.entries(template.Resources ?? {});
  return resources.some(([, { Type }]) => Type.startsWith('Custom::Cassandra')) || resources.some(([id]) => origins?.get(id)?.ours);
}

/**
 * Whether a construct of this library created a resource. The construct tree tells; with a template alone, the path in its metadata shows the parent
 * construct, and without a path, the resource type has to suffice.
 */
function isOurs(id: string, type: string, before: DiffStack, after: DiffStack): boolean {
  const origin = before.origins?.get(id) ?? after.origins?.get(id) ?? originByPath(before.template.Resources![id], before, after);
  return origin?.ours ?? (!before.origins && resourceFacts(type) !== undefined);
}

/** Decides by a sibling construct that the tree of the other side still contains. */
function originByPath(resource: TemplateResource, before: DiffStack, after: DiffStack): { ours: boolean } | undefined {
  const path: string | undefined = resource.Metadata?.['aws:cdk:path'];
  const root = path && rootOf(before, after);
  if (!root || !path.startsWith(root)) return undefined;
  const [first] = path.slice(root.length).split('/');
  const beside = Array.from(after.origins?.values() ?? []).filter(({ path: other }) => other.startsWith(`${first}/`));
  return beside.length > 0 ? { ours: beside.some(({ ours }) => ours) } : undefined;
}

/** Path of the stack's construct in the old template, with its "/": the prefix of a path that both sides know. */
function rootOf(before: DiffStack, after: DiffStack): string | undefined {
  for (const [id, { Metadata }] of Object.entries(before.template.Resources ?? {})) {
    const [path, relative] = [Metadata?.['aws:cdk:path'], after.origins?.get(id)?.path];
    if (typeof path === 'string' && relative && path.endsWith(`/${relative}`)) return path.slice(0, -relative.length);
  }
  return undefined;
}
