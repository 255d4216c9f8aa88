import { compareVersions, defineInstallationTransition } from './transition';
import { shown } from '../../model/guarded-cluster';

export const certManagerRelease = defineInstallationTransition({
  id: 'cert-manager-release',
  title: 'cert-manager is never downgraded',
  why: 'the older version may not support what the newer one wrote, and without its certificates no operator admits a Cassandra pod',
  source: 'upgrade guide of cert-manager: one minor after the other, and nothing about a way back',
  kind: 'cert-manager',
  * missteps(before, after) {
    if (compareVersions(after.version, before.version) < 0) {
      yield {
        what: `cert-manager goes from ${shown(before.version)} to ${shown(after.version)}`,
        fix: 'keep the version; if you tested the downgrade on a copy, accept this rule for one deployment',
      };
    }
  },
});
