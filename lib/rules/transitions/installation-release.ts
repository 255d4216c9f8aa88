import { compareVersions, defineStackTransition } from './transition';
import { shown } from '../../model/guarded-cluster';
import { own } from '../../private/own';

export const installationRelease = defineStackTransition({
  id: 'installation-release',
  scope: 'installation',
  title: 'No operator is downgraded',
  why: 'Helm leaves the newer custom resource definitions in place, and the older operator may not support what the newer one wrote',
  source: 'Helm never changes what is in the folder crds of a chart (https://helm.sh/docs/chart_best_practices/custom_resource_definitions/)',
  * missteps(before, after) {
    for (const [at, now] of Object.entries(after.installations ?? {})) {
      const old = own(before.installations, at);
      if (!now.isUnknownKind || old?.kind !== now.kind || compareVersions(now.version, old.version) >= 0) continue;
      yield {
        at,
        subject: now.kind,
        what: `${now.kind} goes from ${shown(old.version)} to ${shown(now.version)}`,
        fix: 'keep the version; if you tested the downgrade on a copy, accept this rule for one deployment',
      };
    }
  },
});
