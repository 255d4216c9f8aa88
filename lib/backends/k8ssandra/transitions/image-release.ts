import { isUnknown } from '../../../model/guarded-cluster';
import { compareVersions, defineTransition } from '../../../rules/transitions/transition';

export const imageRelease = defineTransition({
  id: 'image-release',
  title: 'Medusa and Reaper are never downgraded',
  why: 'the older version may not be able to read what the newer one wrote (the schema of Reaper\'s keyspace, the index of backups)',
  source: 'Reaper migrates its schema at start, in one direction; Medusa 0.31, index of backups',
  * missteps(before, after) {
    for (const [helper, now] of Object.entries(after.images ?? {})) {
      const old = before.images && Object.hasOwn(before.images, helper) ? before.images[helper] : undefined;
      if (old === undefined || now === undefined || isUnknown(old) || isUnknown(now)) continue;
      const [[name, was], [again, is]] = [old, now].map((image) => image.split(':'));
      if (name === again && compareVersions(is, was) < 0) {
        yield { what: `the image of ${helper} goes from ${was} to ${is}`, fix: 'keep the version; if you tested the downgrade on a copy, accept it for one deployment' };
      }
    }
  },
});
