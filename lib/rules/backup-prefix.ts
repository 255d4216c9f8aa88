import { defineRule } from './rule';
import { backupPrefixProblem } from '../model/backup-prefix';
import { known } from '../model/deferred';

export const backupPrefix = defineRule({
  id: 'backup-prefix',
  title: 'The prefix of backups is one path segment of at least two characters',
  why: 'Medusa stops on a prefix with "/", and with one character it writes its index to the root of the bucket, outside of what the cluster may touch.',
  source: 'cassandra-medusa 0.31.0, measured',
  * offences({ backup }) {
    const prefix = backup && known(backup.prefix);
    const problem = prefix === undefined ? undefined : backupPrefixProblem(prefix);
    if (problem) yield problem;
  },
});
