import { OPERATOR } from './operator-release';
import { shown } from '../../../model/guarded-cluster';
import { own } from '../../../private/own';
import { changedClusters, upgradedInstallations } from '../../../rules/transitions/changes';
import { defineStackTransition } from '../../../rules/transitions/transition';

export const operatorAlone = defineStackTransition({
  id: 'operator-alone',
  title: 'The operator is upgraded in a separate deployment',
  scope: 'installation',
  why: 'the next change after an upgrade restarts all nodes with the new templates: combined with another change, the cause of a failure is unclear, and a rollback restarts all of them again',
  source: 'k8ssandra-operator 1.32.5, measured (RequiresUpdate: the next change of anything rolls every node)',
  * missteps(before, after) {
    for (const { at, old, now } of upgradedInstallations(before, after)) {
      if (now.kind !== OPERATOR) continue;
      const changes = changedClusters(before, after).filter((one) => own(before.clusters, one.at)?.operator === at);
      if (changes.length > 0) {
        yield {
          at,
          subject: now.kind,
          what: `${now.kind} goes from ${shown(old.version)} to ${shown(now.version)}, and ${changes.map(({ told }) => told).join(', ')} in the same deployment`,
          fix: 'deploy the operator first, apply what it changed (docs/rollback.md), and then change Cassandra; if both at once is meant, accept it for one deployment',
        };
      }
    }
  },
});
