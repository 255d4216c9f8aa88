import { guarded } from './transition-cases';
import { judgeTransition } from '../../../lib/backends/transitions';
import { GuardedResource } from '../../../lib/model/guarded-cluster';
import { describeFindings } from '../../../lib/rules/transitions';

const CLUSTER: GuardedResource = {
  Type: 'AWS::EKS::Cluster',
  path: 'Platform/Cluster/Resource',
  Properties: { Name: 'shop', KubernetesNetworkConfig: { ServiceIpv4Cidr: '172.20.0.0/16' }, ResourcesVpcConfig: { SubnetIds: [{ Ref: 'A' }, { Ref: 'B' }] }, Version: '1.35' },
};
const SUBNET: GuardedResource = { Type: 'AWS::EC2::Subnet', path: 'Network/A', Properties: { CidrBlock: '10.0.0.0/19', VpcId: { Ref: 'Vpc' }, AvailabilityZone: 'eu-west-1a' } };
const VPC: GuardedResource = { Type: 'AWS::EC2::VPC', path: 'Network/Vpc', Properties: { CidrBlock: '10.0.0.0/16' } };
const CLASS: GuardedResource = {
  Type: 'Custom::AWSCDK-EKS-KubernetesResource',
  path: 'Orders/Storage/dc1/Resource',
  Properties: { Manifest: JSON.stringify([{ kind: 'StorageClass', apiVersion: 'storage.k8s.io/v1', metadata: { name: 'c' }, parameters: { iops: '3000' } }]) },
};
const BUCKET: GuardedResource = { Type: 'AWS::S3::Bucket', path: 'Orders/Backup/Bucket', DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain', Properties: {} };
const GROUND = { Cluster: CLUSTER, A: SUBNET, Vpc: VPC, Class: CLASS, Bucket: BUCKET };
const changed = (one: GuardedResource, Properties: object): GuardedResource => ({ ...one, Properties: { ...one.Properties, ...Properties } });

function judge(now: Record<string, GuardedResource | undefined>, accepted: string[] = []): string[] {
  const stack = (ground: object, more: string[]) =>
    JSON.parse(JSON.stringify({ format: 2, ground, clusters: { Orders: guarded() }, accepted: { Operator: more } }));
  return describeFindings(judgeTransition(stack(GROUND, []), stack({ ...GROUND, ...now }, accepted)));
}

/** The table of `describeTransition('ground-kept')`, over resources instead of Cassandra clusters. */
describe('ground-kept', () => {
  test.each([
    ['the name of the EKS cluster', { Cluster: changed(CLUSTER, { Name: 'other' }) }, /is replaced by another one, because of Name/],
    ['the range of Services', { Cluster: changed(CLUSTER, { KubernetesNetworkConfig: { ServiceIpv4Cidr: '172.21.0.0/16' } }) }, /because of KubernetesNetworkConfig/],
    ['one subnet more', { Cluster: changed(CLUSTER, { ResourcesVpcConfig: { SubnetIds: [{ Ref: 'A' }, { Ref: 'B' }, { Ref: 'C' }] } }) }, /SubnetIds.*specify them as workerZones of the network/],
    ['an older Kubernetes', { Cluster: changed(CLUSTER, { Version: '1.34' }) }, /cannot change so, because of Version/],
    ['another zone of a subnet', { A: changed(SUBNET, { AvailabilityZone: 'eu-west-1d' }) }, /^Network\/A: .* is replaced.*AvailabilityZone/],
    ['a VPC that is gone', { Vpc: undefined }, /^Network\/Vpc: .* is deleted/],
    ['other parameters of a StorageClass', { Class: changed(CLASS, { Manifest: (CLASS.Properties!.Manifest as string).replace('3000', '6000') }) }, /StorageClass c parameters.*Kubernetes API refuses/],
    ['a StorageClass of a datacenter that stays', { Class: undefined }, /is deleted/],
    ['a bucket that is no longer kept', { Bucket: { ...BUCKET, DeletionPolicy: 'Delete' } }, /no longer kept/],
  ])('fails: %s, unless it is accepted', (_, now, says) => {
    const [line, another] = judge(now as Record<string, GuardedResource>);
    expect(line).toMatch(says);
    expect(another).toBeUndefined();
    expect(judge(now as Record<string, GuardedResource>, [/acceptedChanges: \['(.+)'\]/.exec(line)![1]])).toEqual([]);
  });

  test('what follows from another finding is not told again', () => {
    expect(judge({ Vpc: changed(VPC, { CidrBlock: '10.1.0.0/16' }) })).toEqual([expect.stringMatching(/^Network\/Vpc: /)]);
  });

  test.each([
    ['nothing changed', {}],
    ['a newer Kubernetes', { Cluster: changed(CLUSTER, { Version: '1.36' }) }],
    ['a bucket that leaves and stays in the account', { Bucket: undefined }],
  ])('passes: %s', (_, now) => {
    expect(judge(now as Record<string, GuardedResource>)).toEqual([]);
  });
});
