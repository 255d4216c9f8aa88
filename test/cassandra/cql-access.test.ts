import { Stack, Token } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { App } from 'cdk8s';
import { CassandraChart, CassandraCluster, CassandraClusterOptions } from '../../lib';
import { CLUSTER, testPlatform, testStack } from '../fixtures';
import { GOOD } from '../rules/rule-cases';

const REAPER = { podSelector: { matchLabels: { 'k8ssandra.io/cluster-name': 'orders', 'app.kubernetes.io/component': 'reaper' } } };
const SHOP = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } };
const CHECKOUT = { ...SHOP, podSelector: { matchLabels: { app: 'checkout' } } };
const ANY_POD = { namespaceSelector: {} };

function deploy(options: Partial<CassandraClusterOptions> = {}) {
  const stack = testStack();
  const platform = testPlatform(stack);
  return { stack, platform, cluster: platform.addCassandraCluster('Orders', { ...CLUSTER, ...options }) };
}

/** Peers of all rules that open the port of CQL in the policy of the nodes. */
function cqlPeers(objects: any[]): object[] {
  const [policy] = objects.filter(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'orders-cassandra');
  const rules = policy.spec.ingress.filter(({ ports }: any) => ports.some(({ port }: any) => port === 9042));
  // A rule without peers admits everybody.
  for (const { from } of rules) expect(from).not.toEqual([]);
  return rules.flatMap(({ from }: any) => from);
}
const peersOf = (stack: Stack, cluster: CassandraCluster) => cqlPeers(stack.resolve(cluster.chart.toJson()));
const chartPeers = (props: object) => cqlPeers(new CassandraChart(new App(), 'Orders', { ...GOOD, ...props }).toJson());
const ingresses = (stack: Stack) => Object.values(Template.fromStack(stack).findResources('AWS::EC2::SecurityGroupIngress'))
  .map(({ Properties }) => Properties).filter(({ FromPort }) => FromPort === 9042);

describe('pods', () => {
  test('of the EKS cluster are admitted unless some are named', () => {
    expect(chartPeers({})).toEqual([ANY_POD]);
  });

  test('that are named are admitted, with the repairs of the cluster', () => {
    expect(chartPeers({ cqlPods: [{ namespace: 'shop', labels: { app: 'checkout' } }, { namespace: 'shop' }] })).toEqual([CHECKOUT, SHOP, REAPER]);
  });

  test('are shut out by an empty list, and nobody is let in by a rule without peers', () => {
    expect(chartPeers({ cqlPods: [] })).toEqual([REAPER]);
    expect(chartPeers({ cqlPods: [], repair: { enabled: false } })).toEqual([]);
  });

  test('are distinguished by a cluster without a range of its own: that of the VPC has all their addresses', () => {
    const { stack, cluster } = deploy({ cqlPods: [{ namespace: 'shop' }] });
    expect(peersOf(stack, cluster)).toEqual([SHOP, REAPER]);
    Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('cql-pods'));
  });

  test('ranges apart from the subnets of the nodes are no finding, others are', () => {
    const { stack } = deploy({ cqlPods: [], cqlClients: ['192.168.0.0/24'] });
    Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('cql-pods'));
    const { stack: wide } = deploy({ cqlPods: [], cqlClients: ['10.0.0.0/8'] });
    Annotations.fromStack(wide).hasWarning('/Test/Platform/Orders', Match.stringLikeRegexp('all pods with addresses of cqlClients may as well: got "10.0.0.0/8"'));
  });

  test('are admitted later as well', () => {
    const { stack, cluster } = deploy({ cqlPods: [] });
    cluster.allowCqlFromPods({ namespace: 'shop', labels: { app: 'checkout' } });
    cluster.allowCqlFromPods({ namespace: Token.asString({ Ref: 'Namespace' }) });
    const unknown = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': { Ref: 'Namespace' } } } };
    expect(peersOf(stack, cluster)).toEqual([REAPER, CHECKOUT, unknown]);
  });

  test('with bad names are refused then as well', () => {
    const { cluster } = deploy();
    cluster.allowCqlFromPods({ namespace: 'The Shop' });
    expect(cluster.node.validate()).toEqual([expect.stringMatching(/namespace that is not a DNS label: got "The Shop".*\[cql-pods\]$/)]);
  });
});

describe('clients in the VPC', () => {
  const client = (stack: Stack, vpc: ec2.IVpc, id = 'Client') => new lambda.Function(stack, id, {
    vpc, runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = () => undefined'),
  });

  test('are admitted by their security group; the policy has the range of the VPC', () => {
    const { stack, platform, cluster } = deploy();
    cluster.allowCqlFrom(client(stack, platform.network.vpc));
    expect(ingresses(stack)).toEqual([expect.objectContaining({
      ToPort: 9042,
      SourceSecurityGroupId: { 'Fn::GetAtt': [expect.stringContaining('Client'), 'GroupId'] },
      GroupId: stack.resolve(platform.host.clusterSecurityGroupId),
    })]);
    Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('cql-clients'));
  });

  test.each<[string, Partial<CassandraClusterOptions>]>([['cqlClients', { cqlClients: ['10.0.9.0/24'] }], ['cqlPods', { cqlPods: [] }]])('with %s the policy may keep them out, which is said', (_, options) => {
    const { stack, platform, cluster } = deploy(options);
    cluster.allowCqlFrom(client(stack, platform.network.vpc));
    Annotations.fromStack(stack).hasWarning('/Test/Platform/Orders', Match.stringLikeRegexp('network policies admit only the addresses of cqlClients.*\\[cql-clients\\]'));
  });

  test('are opened once, whoever asks: EC2 refuses the same rule twice', () => {
    const { stack, platform, cluster } = deploy();
    const other = platform.addCassandraCluster('Users', { ...CLUSTER, name: 'users' });
    const group = new ec2.SecurityGroup(stack, 'Group', { vpc: platform.network.vpc });
    [cluster, other].forEach((one) => one.connections.allowDefaultPortFrom(group));
    cluster.workers[0].connections.allowFrom(group, ec2.Port.tcp(9042));
    cluster.workers[0].racks[0].connections.allowFrom(group, ec2.Port.tcp(9042));
    cluster.workers[0].racks[0].autoScalingGroup.connections.allowFrom(group, ec2.Port.tcp(9042));
    expect(ingresses(stack)).toHaveLength(1);
  });
});

describe('clients in other networks', () => {
  test('are admitted by security group and policy', () => {
    const { stack, cluster } = deploy({ cqlClients: [] });
    cluster.allowCqlFrom(ec2.Peer.ipv4('172.16.0.0/24'), 'office');
    expect(ingresses(stack)).toEqual([expect.objectContaining({ CidrIp: '172.16.0.0/24', Description: 'office' })]);
    expect(peersOf(stack, cluster)).toEqual([ANY_POD, { ipBlock: { cidr: '172.16.0.0/24' } }]);
    Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('cql-clients'));
  });

  test('keep ranges known only at deployment', () => {
    const { stack, cluster } = deploy({ cqlClients: [] });
    cluster.allowCqlFrom(ec2.Peer.ipv4(Token.asString({ Ref: 'Range' })));
    expect(peersOf(stack, cluster)).toEqual([ANY_POD, { ipBlock: { cidr: { Ref: 'Range' } } }]);
  });

  test('are warned about if they have the addresses of pods that are to be told apart', () => {
    const { stack, cluster } = deploy({ cqlPods: [] });
    cluster.allowCqlFrom(ec2.Peer.ipv4('172.16.0.0/24'));
    Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('cql-pods'));
    const { stack: wide, cluster: open } = deploy({ cqlPods: [] });
    open.allowCqlFrom(ec2.Peer.ipv4('10.0.0.0/16'));
    Annotations.fromStack(wide).hasWarning('/Test/Platform/Orders', Match.stringLikeRegexp('all pods with addresses of cqlClients may as well: got "10.0.0.0/16"'));
  });

  test.each<[string, ec2.IPeer, RegExp]>([
    ['IPv6', ec2.Peer.ipv6('2001:db8::/32'), /IPv6 range cannot reach the nodes.*got "2001:db8::\/32".*\[cql-clients\]$/],
    ['an address inside of a range', ec2.Peer.ipv4('172.16.0.1/24'), /not an IPv4 range: got "172.16.0.1\/24".*\[cql-clients\]$/],
  ])('are refused: %s', (_, peer, says) => {
    const { cluster } = deploy();
    cluster.allowCqlFrom(peer);
    expect(cluster.node.validate()).toEqual([expect.stringMatching(says)]);
  });
});
