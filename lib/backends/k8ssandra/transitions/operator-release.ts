import { Guarded, GuardedInstallation, GuardedStack, shown } from '../../../model/guarded-cluster';
import { compareVersions, defineInstallationTransition, defineTransition, Misstep, TransitionRule } from '../../../rules/transitions/transition';

/** Name of its installation in the change guard. */
export const OPERATOR = 'k8ssandra-operator';

const about = {
  id: 'operator-release',
  title: 'The operator is never downgraded',
  why: 'Helm leaves the newer custom resource definitions in place, and the older operator does not support what the newer one wrote',
  source: 'chart of k8ssandra-operator; going back is tested by nobody',
};

const installed = defineInstallationTransition({
  ...about, kind: OPERATOR, before: toldByClusters, missteps: (before, after) => goingBack(before.version, after.version),
});

/** For an operator installed by someone else, each Cassandra cluster records the version for which it was made. */
const told = defineTransition({ ...about, missteps: (before, after) => goingBack(before.operatorVersion, after.operatorVersion) });

export const operatorRelease: TransitionRule = {
  ...about,
  scope: installed.scope,
  check: (before, after) => [...installed.check(before, after), ...told.check(before, after)],
};

function * goingBack(before: Guarded<string> | undefined, after: Guarded<string> | undefined): Iterable<Misstep> {
  if (compareVersions(after, before) < 0) {
    yield {
      what: `${OPERATOR} goes from ${shown(before)} to ${shown(after)}`,
      fix: 'keep the version; if you tested the downgrade on a copy, accept this rule for one deployment',
    };
  }
}

/** Templates of the first releases recorded the operator's version with each Cassandra cluster, and nothing else about installations. */
function toldByClusters({ installations, clusters }: GuardedStack, now: GuardedInstallation): GuardedInstallation | undefined {
  const [version, another] = new Set(Object.values(clusters).map(({ operatorVersion }) => operatorVersion));
  return installations || version === undefined || another !== undefined ? undefined : { ...now, version };
}
