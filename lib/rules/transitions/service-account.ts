import { defineTransition } from './transition';
import { differ, shown } from '../../model/guarded-cluster';

export const serviceAccount = defineTransition({
  id: 'service-account',
  title: 'A new ServiceAccount of the pods is one that this stack creates',
  why: 'if it does not exist, pods that are deleted for the change cannot be recreated, although everything is reported as ready',
  source: 'Kubernetes admits no pod with a ServiceAccount that does not exist; measured',
  * missteps(before, after) {
    const now = after.serviceAccount;
    if (differ(before.serviceAccount, now) && !after.madeServiceAccounts.some((made) => made === now)) {
      yield {
        what: `the ServiceAccount of the pods changes from ${shown(before.serviceAccount)} to ${shown(now)}, which this stack does not create`,
        fix: 'let the stack create it, or make sure that it exists in the namespace and accept this rule for one deployment',
      };
    }
  },
});
