import { defineTransition } from '../../../rules/transitions/transition';

export const backupsPurge = defineTransition({
  id: 'backups-purge',
  title: 'The purge is disabled before backups are',
  why: 'the operator leaves the schedule of the nightly purge behind: a task fails on all nodes every night, and nothing removes it',
  source: 'k8ssandra-operator 1.32.5, measured (<cluster>-<datacenter>-medusa-purge stays; purgeBackups: false one deployment before avoids it)',
  * missteps(before, after) {
    if (before.backup && !after.backup && (before.backup.purge ?? true) !== false) {
      yield { what: 'backups are disabled while their nightly purge is enabled', fix: 'deploy twice: first backup with purge: false, then without backup', final: true };
    }
  },
});
