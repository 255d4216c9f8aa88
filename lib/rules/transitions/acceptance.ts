import { clusterSubject, TransitionFinding, TransitionRule, TransitionScope } from './transition';
import type { GuardedCluster, GuardedStack } from '../../model/guarded-cluster';
import { own } from '../../private/own';

/** Rule of an acceptance that accepts nothing. */
export const UNKNOWN_SUBJECT = 'accepted-changes';

/** What a finding is accepted by, for the one deployment that brings it. */
export function acceptanceOf({ rule, subject }: Pick<TransitionFinding, 'rule' | 'subject'>): string {
  return `${rule}:${subject}`;
}

/** Rule and subject of an acceptance. */
export function partsOf(acceptance: string): { readonly rule: string; readonly subject: string } {
  const [rule, ...subject] = acceptance.split(':');
  return { rule, subject: subject.join(':') };
}

/** Acceptances of a deployment. What stood there before is spent: it accepted a change that is made, and nothing more. */
export class Acceptances {
  constructor(private readonly before: GuardedStack, private readonly after: GuardedStack) {}

  public accepts(finding: TransitionFinding): boolean {
    return !finding.final && this.given(finding.at).includes(acceptanceOf(finding)) && !this.isSpent(finding);
  }

  /** Whether it was accepted by an earlier deployment already, from which the acceptance is left. */
  public isSpent(finding: TransitionFinding): boolean {
    const acceptance = acceptanceOf(finding);
    return this.given(finding.at).includes(acceptance) && acceptedAt(this.before, finding.at, this.placeOf(finding.at)).includes(acceptance);
  }

  /** Acceptances, new in this deployment, of something that was not there before. */
  public unknown(rules: readonly TransitionRule[]): TransitionFinding[] {
    return places(this.after).flatMap(([at, accepted]) => accepted
      .filter((acceptance) => !acceptedAt(this.before, at, 'there').includes(acceptance))
      .flatMap((acceptance) => {
        const { rule, subject } = partsOf(acceptance);
        const known = rules.find(({ id }) => id === rule);
        const subjects = known && this.subjects(known.scope, at);
        return subjects === undefined || subjects.includes(subject) ? [] : [{
          at,
          subject,
          rule: UNKNOWN_SUBJECT,
          what: `acceptedChanges names "${acceptance}", but ${subject === '' ? 'no subject' : `there is no "${subject}"`}`,
          why: 'an acceptance is for one change of one thing, and this one accepts nothing',
          fix: subjects.length > 0 ? `name ${named(rule, subjects)}` : 'give it to the construct that the refusal names',
          final: true,
        }];
      }));
  }

  private given(at: string): readonly string[] {
    return acceptedAt(this.after, at, this.placeOf(at));
  }

  private placeOf(at: string): 'there' | 'anywhere' {
    return own(this.after.clusters, at) ?? own(this.after.installations, at) ? 'there' : 'anywhere';
  }

  /** What can be named at a construct; undefined if the construct is new, so that nobody can tell. */
  private subjects(scope: TransitionScope, at: string): string[] | undefined {
    const cluster = own(this.before.clusters, at);
    if (!cluster && own(this.after.clusters, at)) return undefined;
    const ofStack = stackSubjects(this.before);
    if (cluster) {
      const itself = [clusterSubject(cluster, at)];
      return { cluster: itself, datacenter: datacentersOf(cluster), installation: itself, stack: ofStack }[scope];
    }
    return { cluster: [], datacenter: [], installation: kindsOf(this.before.installations ? this.before : this.after), stack: ofStack }[scope];
  }
}

/** Not all: a stack has many resources. */
function named(rule: string, subjects: readonly string[]): string {
  return [...subjects.slice(0, 8).map((one) => `'${rule}:${one}'`), ...(subjects.length > 8 ? ['what a refusal prints'] : [])].join(' or ');
}

function acceptedAt(stack: GuardedStack, at: string, where: 'there' | 'anywhere'): readonly string[] {
  return places(stack).flatMap(([path, accepted]) => (where === 'anywhere' || path === at ? accepted : []));
}

/** All that is accepted, by the construct that says so. */
export function places({ clusters, installations, accepted: others }: GuardedStack): Array<[string, readonly string[]]> {
  const built = [...Object.entries(installations ?? {}), ...Object.entries(clusters)];
  return [...built.map(([path, { accepted }]): [string, readonly string[]] => [path, accepted]), ...Object.entries(others ?? {})];
}

function datacentersOf({ datacenters, leaving = [] }: GuardedCluster): string[] {
  return [...datacenters, ...leaving].map(({ name }) => name);
}

function kindsOf({ installations }: GuardedStack): string[] {
  return [...new Set(Object.values(installations ?? {}).map(({ kind }) => kind))];
}

function stackSubjects(stack: GuardedStack): string[] {
  const paths = Object.values(stack.ground ?? {}).map(({ path }) => path);
  return [...Object.entries(stack.clusters).map(([path, cluster]) => clusterSubject(cluster, path)), ...kindsOf(stack), ...paths];
}
