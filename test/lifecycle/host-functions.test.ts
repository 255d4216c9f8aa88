import { App, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CassandraPlatform, CertManager, HostCluster, K8ssandraOperator, K8ssandraOperatorVersion } from '../../lib';
import { kubectlLayer, testStack } from '../fixtures';

/** Operators on clusters that exist, made in this order; the ids of what they need, by the names of the clusters. */
function functionsOf(order: string[], stack: Stack = testStack()): Record<string, string[]> {
  const layer = kubectlLayer(stack);
  for (const name of order) {
    const host = HostCluster.fromHostClusterAttributes(stack, name, { clusterName: name, kubectlLayer: layer });
    K8ssandraOperator.fromK8ssandraOperatorAttributes(stack, `OperatorOf${name}`, { host, namespace: 'ops', version: K8ssandraOperatorVersion.V1_32_5 });
    CertManager.fromCertManagerAttributes(stack, `CertManagerOf${name}`, { host });
  }
  const functions = Template.fromStack(stack).findResources('AWS::Lambda::Function');
  return Object.fromEntries(order.map((name) => [name, Object.entries(functions)
    .filter(([, { Properties }]) => Properties.Environment?.Variables?.CLUSTER_NAME === name).map(([id]) => id).sort()]));
}

test('the functions of an EKS cluster have the same ids whatever comes before it or beside it', () => {
  const both = functionsOf(['one', 'two']);
  expect(both.one.length).toBeGreaterThan(0);
  expect(both.one).not.toEqual(both.two);
  expect(functionsOf(['two', 'one'])).toEqual(both);
  expect(functionsOf(['one'])).toEqual({ one: both.one });
  expect(functionsOf(['two'])).toEqual({ two: both.two });
});

test('a stage that is renamed changes no id', () => {
  const inStage = (name: string) => functionsOf(['one'], new Stack(new Stage(new App(), name), 'Test'));
  expect(inStage('Blue')).toEqual(inStage('Green'));
});

test('the platform\'s functions do not depend on another cluster of its stack', () => {
  const idsOf = (withOther: boolean) => {
    const stack = testStack();
    if (withOther) functionsBefore(stack);
    new CassandraPlatform(stack, 'Platform', { kubernetesVersion: { version: '1.35' } as any, kubectlLayer: kubectlLayer(stack) });
    return Object.keys(Template.fromStack(stack).findResources('AWS::Lambda::Function')).filter((id) => id.includes('CassandraFunctions'));
  };
  expect(idsOf(true)).toEqual(expect.arrayContaining(idsOf(false)));
});

function functionsBefore(stack: Stack): void {
  const host = HostCluster.fromHostClusterAttributes(stack, 'Before', { clusterName: 'before', kubectlLayer: kubectlLayer(new Stack(stack.node.root, 'Layers')) });
  K8ssandraOperator.fromK8ssandraOperatorAttributes(stack, 'OperatorBefore', { host, namespace: 'ops', version: K8ssandraOperatorVersion.V1_32_5 });
}
