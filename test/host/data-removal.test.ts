import { App, CfnResource, RemovalPolicies, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { BackupBucket } from '../../lib';
import { CLUSTER, testPlatform, testStack } from '../fixtures';

const FLAG = { context: { 'cdk-eks-cassandra:destroy-data': 'true' } };
const HOLDING = ['AWS::KMS::Key', 'AWS::S3::Bucket', 'AWS::SecretsManager::Secret'];

function platform(props = {}): Stack {
  const stack = testStack(props);
  new BackupBucket(stack, 'Backups');
  testPlatform(stack).addCassandraCluster('Orders', CLUSTER);
  return stack;
}
const synth = (stack: Stack) => () => (stack.node.root as App).synth();
const resourceOf = (stack: Stack, type: string) => stack.node.findAll()
  .find((node): node is CfnResource => CfnResource.isCfnResource(node) && node.cfnResourceType === type)!;

test.each(HOLDING)('fails: RemovalPolicies.of(app).destroy() takes %s', (type) => {
  const stack = platform();
  RemovalPolicies.of(stack.node.root).destroy();
  expect(synth(stack)).toThrow(new RegExp(`${type}, which holds data or its key: got .*"DeletionPolicy":"Delete".*destroy-data.*\\[data-removal\\]`));
});

test.each<[string, (resource: CfnResource) => void]>([
  ['applyRemovalPolicy', (resource) => resource.applyRemovalPolicy(RemovalPolicy.DESTROY)],
  ['an override of the deletion', (resource) => resource.addOverride('DeletionPolicy', 'Delete')],
  ['an override that takes the policy away', (resource) => resource.addDeletionOverride('UpdateReplacePolicy')],
])('fails: %s', (_, change) => {
  const stack = platform();
  change(resourceOf(stack, 'AWS::SecretsManager::Secret'));
  expect(synth(stack)).toThrow(/Secret.*\[data-removal\]/);
});

test('passes: other policies that keep it', () => {
  const stack = platform();
  RemovalPolicies.of(stack).retain();
  expect(synth(stack)).not.toThrow();
});

test('passes with the second key, the flag in the context', () => {
  const stack = platform(FLAG);
  RemovalPolicies.of(stack).destroy();
  const template = Template.fromStack(stack);
  for (const type of HOLDING) template.allResources(type, { DeletionPolicy: 'Delete' });
});
