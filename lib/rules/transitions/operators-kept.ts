import { areTwoHosts, isSameHost } from './hosts';
import { defineStackTransition } from './transition';
import { differ, GuardedInstallation, GuardedStack, shown } from '../../model/guarded-cluster';
import { own } from '../../private/own';

/** Makes the certificates that operators serve with. */
const CERT_MANAGER = 'cert-manager';

export const operatorsKept = defineStackTransition({
  id: 'operators-kept',
  scope: 'stack',
  title: 'Operators are kept as long as they are needed',
  why: 'without the operator, no Cassandra pod can be created and no datacenter deleted, and without cert-manager their certificates expire',
  source: 'measured; CloudFormation uninstalls what a template no longer has after everything else has changed',
  * missteps(before, after) {
    const gone = entries(before).filter(([path]) => !own(after.installations, path));
    for (const [path, old] of gone) {
      const { kind } = old;
      const moved = successor(old, before, after);
      if (moved) {
        // Both constructs stand for one Helm release, and the old one uninstalls it when all is done.
        yield { at: moved[0], subject: kind, what: `${kind} moves from construct ${path} to ${moved[0]}`, fix: 'put the construct back under its old id, or keep the logical ids (cdk refactor)', final: true };
        continue;
      }
      const needing = whatNeeds(path, old, before, after);
      if (needing.length > 0) {
        yield {
          at: path,
          subject: kind,
          what: `${kind} is uninstalled, which ${needing.join(', ')} needs`,
          fix: 'leave it, or remove what needs it first; if it is managed elsewhere from now on, keep the release (RemovalPolicy.RETAIN on its resource, deployed before) '
            + 'and accept this rule for one deployment',
        };
      }
    }
    for (const [at, now] of entries(after)) {
      const old = own(before.installations, at);
      if (old && differ(old.namespace, now.namespace)) {
        yield {
          at,
          subject: now.kind,
          what: `the namespace of ${now.kind} changes from ${shown(old.namespace)} to ${shown(now.namespace)}`,
          fix: 'revert the change: Helm would install a second one beside the first, whose objects it may not touch',
          final: true,
        };
      }
    }
  },
});

function entries({ installations }: GuardedStack): Array<[string, GuardedInstallation]> {
  return Object.entries(installations ?? {});
}

/** The same installation under another construct: one of its kind that is new, unless it is on another EKS cluster. */
function successor(old: GuardedInstallation, before: GuardedStack, after: GuardedStack): [string, GuardedInstallation] | undefined {
  const candidates = entries(after).filter(([to, now]) => now.kind === old.kind && !own(before.installations, to) && !areTwoHosts(old, now, after));
  return candidates.find(([, now]) => isSameHost(old, now)) ?? candidates[0];
}

/** What stays in the stack and needs an installation that goes. */
function whatNeeds(path: string, old: GuardedInstallation, before: GuardedStack, after: GuardedStack): string[] {
  if (old.kind === CERT_MANAGER) {
    return entries(after).filter(([, now]) => now.kind !== CERT_MANAGER && !areTwoHosts(old, now, after)).map(([at]) => at);
  }
  return Object.keys(after.clusters).filter((at) => own(before.clusters, at)?.operator === path);
}
