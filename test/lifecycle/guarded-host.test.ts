import { CfnParameter, Fn, Stack, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { CertManager, HostCluster, K8ssandraOperator, K8ssandraOperatorVersion } from '../../lib';
import { compare } from '../../lib/cli/diff/compare';
import { guard } from '../../lib/lifecycle/handlers/guard';
import { kubectlLayer, testStack } from '../fixtures';

type Named = (stack: Stack) => string;
const parameter = (value?: string): Named => (stack) => new CfnParameter(stack, 'Name', { default: value }).valueAsString;
const ssm: Named = (stack) => new CfnParameter(stack, 'Name', { type: 'AWS::SSM::Parameter::Value<String>', default: '/shop/cluster' }).valueAsString;
const exported: Named = () => Fn.importValue('shop-cluster');
const attribute: Named = () => Token.asString({ 'Fn::GetAtt': ['Elsewhere', 'Name'] });

/** A stack with an operator on an EKS cluster that is not in it. */
function templateOf(clusterName: Named): any {
  const stack = testStack();
  const host = HostCluster.fromHostClusterAttributes(stack, 'Host', {
    clusterName: clusterName(stack), kubernetesVersion: eks.KubernetesVersion.V1_35, kubectlLayer: kubectlLayer(stack),
  });
  new K8ssandraOperator(stack, 'Operator', { host, certManager: new CertManager(stack, 'CertManager', { host }), version: K8ssandraOperatorVersion.V1_32_5 });
  return Template.fromStack(stack).toJSON();
}
const propertiesOf = (template: any) => (Object.values(template.Resources) as any[]).find(({ Type }) => Type === 'Custom::CassandraChangeGuard').Properties;

/** What the guard says if CloudFormation fills in these names. */
async function verdict([before, was]: [Named, string?], [after, is]: [Named, string?]): Promise<string> {
  const filled = (template: any, name?: string) => {
    const { Model, Deployed } = propertiesOf(template);
    return { Model, ...(Deployed && { Deployed: Object.fromEntries(Object.keys(Deployed).map((key) => [key, name])) }) };
  };
  const [old, now] = [filled(templateOf(before), was), filled(templateOf(after), is)];
  const event = { ResponseURL: '', StackId: 'stack', RequestId: '1', LogicalResourceId: 'Guard' };
  const { PhysicalResourceId } = await guard({ ...event, RequestType: 'Create', ResourceProperties: old }, async () => '');
  const update = { ...event, RequestType: 'Update' as const, PhysicalResourceId, ResourceProperties: now, OldResourceProperties: old };
  return guard(update, async () => 'UPDATE_IN_PROGRESS').then(() => 'accepted', (error) => error.message);
}
const name = (value: string): Named => () => value;

test.each<[string, [Named, string?], [Named, string?], RegExp]>([
  ['the same value of a parameter', [parameter('a'), 'shop'], [parameter('b'), 'shop'], /^accepted$/],
  ['another value of a parameter', [parameter('a'), 'shop'], [parameter('a'), 'other'], /changes from shop \(<Ref:Name>\) to other \(<Ref:Name>\).*; for another EKS cluster/],
  ['a parameter in place of the name', [name('shop')], [parameter(), 'shop'], /^accepted$/],
  ['an export of another name', [name('shop')], [exported, 'other'], /changes from shop to other \(<Fn::ImportValue:shop-cluster>\)/],
  ['an export of the same name', [parameter(), 'shop'], [exported, 'shop'], /^accepted$/],
  ['an attribute, which nobody knows before', [name('shop')], [attribute], /if both are the same EKS cluster, accept it/],
])('the guard knows what CloudFormation fills in: %s', async (_, before, after, says) => {
  expect(await verdict(before, after)).toMatch(says);
});

test.each<[string, Named, Named, string[]]>([
  ['another default of a parameter', parameter('shop'), parameter('other'), ['host-kept']],
  ['the same default', parameter('shop'), parameter('shop'), []],
  ['a parameter without one', parameter(), parameter(), []],
  ['one of Systems Manager', ssm, ssm, []],
])('diff sees defaults of parameters: %s', (_, before, after, rules) => {
  const stacks = [before, after].map((one) => ({ name: 'Test', template: templateOf(one) }));
  const [{ findings }] = compare([{ before: stacks[0], after: stacks[1] }], []);
  expect([...new Set(findings.map(({ rule }) => rule))]).toEqual(rules);
});
