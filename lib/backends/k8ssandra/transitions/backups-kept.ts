import { Guarded, isUnknown } from '../../../model/guarded-cluster';
import { defineTransition } from '../../../rules/transitions/transition';

export const backupsKept = defineTransition({
  id: 'backups-kept',
  title: 'Existing backups are kept as long as they were promised',
  why: 'the next purge, at midnight UTC, deletes backups beyond the new limit, which can then only be recovered manually from the bucket for a limited time',
  source: 'Medusa 0.29 purge.py: everything beyond the number or the age goes at once',
  * missteps({ backup: before }, { backup: after }) {
    if (!before || !after) return;
    const fix = 'keep the old retention; if the backups beyond the new one may go, accept this';
    if (isLower(before.kept, after.kept)) {
      yield { what: `${kept(after.kept)} are kept instead of ${kept(before.kept)}`, fix };
    }
    if (isLower(before.keptDays, after.keptDays)) {
      yield { what: `backups are removed after ${String(after.keptDays)} days instead of ${before.keptDays === 0 ? 'never' : String(before.keptDays)}`, fix };
    }
  },
});

/** 0 means no limit. A limit that older templates do not contain was either not set or is unknown. */
function isLower(before: Guarded<number> | undefined, after: Guarded<number> | undefined): boolean {
  if (before === undefined || after === undefined || isUnknown(before) || isUnknown(after) || after === 0) return false;
  return before === 0 || after < before;
}

function kept(count: Guarded<number> | undefined): string {
  return count === 0 ? 'all backups' : `${String(count)} backups`;
}
