import { Annotations, CfnResource, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { IBackupBucket } from './backup-bucket';
import { describe, Problem } from '../private/errors';

const RULE = 'backup-bucket-lifecycle';

/** Classes from which an object must be brought back before anybody can read it; Medusa does not. */
const ASLEEP = ['GLACIER', 'DEEP_ARCHIVE'];

/**
 * Refuses a bucket of the same app whose lifecycle takes backups away, and warns about one whose lifecycle nobody here can see. Differential backups
 * share files: one that expired breaks every later backup that refers to it, which only a restore shows.
 */
export function watchLifecycle(construct: Construct, { bucket }: IBackupBucket, prefix: string): void {
  const resource = bucket.node.defaultChild;
  if (CfnResource.isCfnResource(resource) && resource.cfnResourceType === 'AWS::S3::Bucket') {
    construct.node.addValidation({ validate: () => offences(resource, prefix).map((problem) => `${construct.node.path}: ${describe(problem)}`) });
    return;
  }
  Annotations.of(construct).addWarningV2(`cdk-eks-cassandra:${RULE}`, describe({
    rule: RULE,
    what: 'the lifecycle rules of the bucket for backups are unknown',
    fix: `make sure that none of them expires or archives current objects under "${prefix}/", and acknowledge this`,
  }));
}

/** As the rules stand in the final template, with what was patched into them. */
function offences(resource: CfnResource, prefix: string): Problem[] {
  const { Resources } = Stack.of(resource).resolve((resource as unknown as { _toCloudFormation(): unknown })._toCloudFormation());
  const [{ Properties = {} }] = Object.values<any>(Resources);
  const rules: any[] = Properties.LifecycleConfiguration?.Rules ?? [];
  return rules.filter((rule) => rule.Status !== 'Disabled' && concerns(rule, prefix)).flatMap((rule) => [
    ...(rule.ExpirationInDays !== undefined || rule.ExpirationDate !== undefined ? [offence(resource, rule, 'deletes', prefix)] : []),
    ...(transitions(rule).some((to) => ASLEEP.includes(to)) ? [offence(resource, rule, 'archives', prefix)] : []),
  ]);
}

function transitions({ Transition, Transitions = [] }: any): string[] {
  return [Transition, ...Transitions].filter((one) => one !== undefined).map(({ StorageClass }) => StorageClass);
}

/** Medusa tags nothing, so a rule for tagged objects leaves its own alone. */
function concerns({ Prefix = '', TagFilters = [] }: any, prefix: string): boolean {
  if (TagFilters.length > 0) return false;
  const own = `${prefix}/`;
  return typeof Prefix !== 'string' || own.startsWith(Prefix) || Prefix.startsWith(own);
}

function offence(resource: CfnResource, rule: any, does: string, prefix: string): Problem {
  return {
    rule: RULE,
    what: `a lifecycle rule of the bucket ${resource.node.path} ${does} backups that later ones still need`,
    got: rule.Id ?? rule.Prefix ?? 'a rule without a name',
    allowed: 'rules for noncurrent versions and incomplete uploads',
    fix: `take it away, or limit it to a prefix other than "${prefix}/": retention of the backup removes what no backup needs any more`,
  };
}
