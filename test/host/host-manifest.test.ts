import { Duration, Fn } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { CONFIG_MAP, newStack, v2Cluster } from './clusters';
import { HostCluster } from '../../lib';

const MANIFEST = 'Custom::AWSCDK-EKS-KubernetesResource';
const LARGE = 'cdk-eks-cassandra:manifest-large';

function configMap(name: string, bytes: number): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { text: 'x'.repeat(bytes) } };
}

function setUp() {
  const stack = newStack();
  return { stack, host: HostCluster.fromV2(v2Cluster(stack)) };
}

test('tokens reach the deployment, and the wait can be set', () => {
  const { stack, host } = setUp();
  host._addManifest(stack, 'Thing', { objects: [{ ...CONFIG_MAP, data: { key: Fn.ref('AWS::Region') } }], serviceTimeout: Duration.minutes(20) });
  Template.fromStack(stack).hasResourceProperties(MANIFEST, {
    Manifest: { 'Fn::Join': ['', Match.arrayWith([{ Ref: 'AWS::Region' }])] },
    ServiceTimeout: '1200',
  });
});

test('a small manifest is no matter', () => {
  const { stack, host } = setUp();
  host._addManifest(stack, 'Thing', { objects: [configMap('a', 100_000)] });
  Annotations.fromStack(stack).hasNoWarning('/Test/Thing', Match.stringLikeRegexp(LARGE));
});

test('a large manifest is warned about', () => {
  const { stack, host } = setUp();
  host._addManifest(stack, 'Thing', { objects: [configMap('a', 111_000)] });
  Annotations.fromStack(stack).hasWarning('/Test/Thing', Match.stringLikeRegexp(LARGE));
});

test('several objects may be larger together than one may be', () => {
  const { stack, host } = setUp();
  host._addManifest(stack, 'Thing', { objects: [configMap('a', 200_000), configMap('b', 200_000)] });
  expect(() => Template.fromStack(stack)).not.toThrow();
});

test('fails if one object is larger than kubectl can apply', () => {
  const { stack, host } = setUp();
  host._addManifest(stack, 'Thing', { objects: [CONFIG_MAP, configMap('a', 262_144)] });
  expect(() => Template.fromStack(stack)).toThrow(/\[Test\/Thing\] an object of the manifest.*allowed: at most 262144 bytes.*\[manifest-too-large\]/);
});

test('fails if the objects together are larger than CloudFormation can hand over', () => {
  const { stack, host } = setUp();
  host._addManifest(stack, 'Thing', { objects: [configMap('a', 230_000), configMap('b', 230_000)] });
  expect(() => Template.fromStack(stack)).toThrow(/the manifest is larger.*allowed: at most 450000 bytes.*\[manifest-too-large\]/);
});
