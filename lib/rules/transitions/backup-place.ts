import { defineTransition } from './transition';
import { differ, shown } from '../../model/guarded-cluster';

export const backupPlace = defineTransition({
  id: 'backup-place',
  title: 'Backups keep their location',
  why: 'the cluster can no longer restore the backups in the old location, and they are never removed; the next backup uploads everything again',
  source: 'a cluster reads and removes backups in one bucket, below one prefix',
  * missteps(before, after) {
    if (!before.backup) return;
    const fix = 'put it back; if the old backups may be left alone, accept this rule for one deployment';
    if (!after.backup) {
      yield { what: 'backups are disabled', fix };
    } else {
      for (const field of ['bucket', 'prefix'] as const) {
        const [old, now] = [before.backup[field], after.backup[field]];
        if (differ(old, now)) yield { what: `the ${field} of the backups changes from ${shown(old)} to ${shown(now)}`, fix };
      }
    }
  },
});
