import { backupPrefixProblem } from '../../../model/backup-prefix';
import { known } from '../../../model/deferred';
import { defineRule } from '../../../rules/rule';

export const backupPrefix = defineRule({
  id: 'backup-prefix',
  title: 'The prefix of backups is one path segment of at least two characters',
  why: 'Medusa fails with a prefix that contains "/". With a single character it writes its index to the root of the bucket, to which the cluster has no access.',
  source: 'cassandra-medusa 0.31.0, measured',
  * offences({ backup }) {
    const prefix = backup && known(backup.prefix);
    const problem = prefix === undefined ? undefined : backupPrefixProblem(prefix);
    if (problem) yield problem;
  },
});
