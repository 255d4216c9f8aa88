import { defineRule } from './rule';

export const noBackup = defineRule({
  id: 'no-backup',
  title: 'A cluster has backups',
  why: 'Replicas do not protect against a DROP, a faulty release or a wrong script.',
  source: 'practice',
  * offences({ name, backup }) {
    if (!backup) {
      yield { level: 'warning', what: `Cassandra cluster "${name}" has no backups`, fix: 'give it backup, or acknowledge this for data that can be recreated' };
    }
  },
});
