import { Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { newStack, v2Cluster } from './clusters';
import { HostCluster } from '../../lib';
import { refused } from '../fixtures';

const CHART = 'Custom::AWSCDK-EKS-HelmChart';

function setUp() {
  const stack = newStack();
  return { stack, host: HostCluster.fromV2(v2Cluster(stack)) };
}

test('a chart can come with the app', () => {
  const { stack, host } = setUp();
  const asset = new Asset(stack, 'Files', { path: __dirname });
  host._addChart(stack, 'Chart', { asset, release: 'r', namespace: 'n', values: {} });
  Template.fromStack(stack).hasResourceProperties(CHART, { ChartAssetURL: stack.resolve(asset.s3ObjectUrl), Release: 'r' });
});

test('CloudFormation stops waiting soon after the function that installs the chart is gone', () => {
  const { stack, host } = setUp();
  host._addChart(stack, 'Chart', { chart: 'c', repository: 'https://charts.example', release: 'r', namespace: 'n', values: {}, timeout: Duration.minutes(12) });
  Template.fromStack(stack).hasResourceProperties(CHART, { Timeout: '720s', ServiceTimeout: '960' });
});

test('fails if helm waits longer than its function may run', () => {
  const { stack, host } = setUp();
  expect(refused(() => host._addChart(stack, 'Chart', {
    chart: 'c', repository: 'https://charts.example', release: 'r', namespace: 'n', values: {}, timeout: Duration.minutes(13),
  }))).toThrow(/Test\/Chart: the chart waits longer.*got "13 minutes", allowed: at most 12 minutes.*\[chart-timeout\]/);
});
