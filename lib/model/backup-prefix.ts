import type { Problem } from '../private/errors';

/**
 * One segment of at least two characters, which is what every tool that makes backups can read (Medusa 0.31 ends at a "/", and keeps the index of a
 * one-character prefix at the root of the bucket, where the identity's policy does not reach; both measured). Of S3's safe characters only, since
 * "*", "?" and "$" are wildcards and variables in policies.
 */
const PREFIX = /^[A-Za-z0-9][A-Za-z0-9._-]{1,62}$/;

/** What is wrong with the prefix of a cluster's backups in its bucket, if anything. */
export function backupPrefixProblem(prefix: string): Problem | undefined {
  if (PREFIX.test(prefix)) return undefined;
  return {
    rule: 'backup-prefix',
    what: 'the backup prefix is one that backups cannot be read from or a policy cannot name',
    got: prefix,
    allowed: 'one segment of 2 to 63 letters, digits, ".", "_" and "-", starting with a letter or digit',
    fix: 'choose one, such as the name of the Cassandra cluster, and never change it: backups under another prefix are not found',
  };
}
