import { differ, shown } from '../../../model/guarded-cluster';
import { defineTransition } from '../../../rules/transitions/transition';

export const superuserSecret = defineTransition({
  id: 'superuser-secret',
  title: 'The superuser\'s Secret keeps its name',
  why: 'the operator silently keeps using the old Secret, so that the password in the new one is never valid',
  source: 'k8ssandra-operator 1.32.5, measured ("SuperuserSecretName is immutable, reverting" in its log only)',
  * missteps(before, after) {
    if (differ(before.superuserSecret, after.superuserSecret)) {
      yield {
        what: `the superuser's Secret changes from ${shown(before.superuserSecret)} to ${shown(after.superuserSecret)}`,
        fix: 'restore the name; put a new password into the existing Secret',
        final: true,
      };
    }
  },
});
