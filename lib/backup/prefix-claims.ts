import { Token } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import { IBackupBucket } from './backup-bucket';
import { report } from '../host/report';

/** App -> bucket and prefix -> path of who writes there. */
const CLAIMS = new WeakMap<IConstruct, Map<string, string>>();

/**
 * Reserves a prefix of a bucket for all of the app: two Cassandra clusters that write under one prefix, even from two EKS clusters, destroy each
 * other's backups.
 *
 * @internal
 */
export function claimPrefix({ bucket }: IBackupBucket, prefix: string, owner: Construct): void {
  const root = owner.node.root;
  const claims = CLAIMS.get(root) ?? new Map<string, string>();
  CLAIMS.set(root, claims);
  // A name that is known finds the bucket that was imported twice.
  const key = `${Token.isUnresolved(bucket.bucketName) ? bucket.node.path : bucket.bucketName}/${prefix}`;
  const holder = claims.get(key);
  if (holder !== undefined) {
    report(owner, {
      rule: 'backup-prefix-taken',
      what: `the backup prefix is used in this bucket by ${holder}, and two clusters with the same prefix destroy each other's backups`,
      got: prefix,
      fix: 'give each Cassandra cluster its own prefix',
    });
    return;
  }
  claims.set(key, owner.node.path);
}
