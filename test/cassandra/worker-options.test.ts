import { Duration, Size } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CassandraWorkerOptions } from '../../lib';
import { CLUSTER, DATACENTER, refused, testPlatform, testStack } from '../fixtures';

function deploy(workers?: CassandraWorkerOptions, second?: CassandraWorkerOptions) {
  const stack = testStack();
  const others = second ? [{ ...DATACENTER, name: 'dc2', workers: second }] : [];
  const cluster = testPlatform(stack).addCassandraCluster('Orders', { ...CLUSTER, datacenters: [{ ...DATACENTER, workers }, ...others] });
  return { stack, cluster };
}

function templatesOf(workers?: CassandraWorkerOptions, second?: CassandraWorkerOptions) {
  const template = Template.fromStack(deploy(workers, second).stack);
  const found = Object.entries(template.findResources('AWS::EC2::LaunchTemplate')).filter(([id]) => /Workersdc\d/.test(id));
  return { template, of: (datacenter: string) => found.filter(([id]) => id.includes(`Workers${datacenter}`)).map(([, { Properties: { LaunchTemplateData } }]) => LaunchTemplateData) };
}
/** The parameter of Systems Manager from which the image comes. */
const imageOf = (template: Template, { ImageId }: any) => template.findParameters('*')[ImageId.Ref].Default;
const userDataOf = ({ UserData }: any) => JSON.stringify(UserData);

test('a release of the machine image patches the workers of its datacenter, and of no other', () => {
  const { template, of } = templatesOf({ amiRelease: 'v20261101' }, {});
  expect(of('dc1').map((data) => imageOf(template, data))).toEqual(Array(3).fill(expect.stringMatching(/-v20261101\/image_id$/)));
  expect(of('dc2').map((data) => imageOf(template, data))).toEqual(Array(3).fill(expect.stringMatching(/-v20260714\/image_id$/)));
});

test('image, root volume, pods and time to join reach each rack', () => {
  const { of, template } = templatesOf({
    machineImage: ec2.MachineImage.genericLinux({ 'eu-west-1': 'ami-0123456789abcdef0' }), rootVolumeSize: Size.gibibytes(80), maxPods: 40, joinTimeout: Duration.minutes(40),
  });
  expect(of('dc1')).toHaveLength(3);
  for (const data of of('dc1')) {
    expect(template.findMappings('*')[data.ImageId['Fn::FindInMap'][0]]).toEqual({ 'eu-west-1': { ami: 'ami-0123456789abcdef0' } });
    expect(data.BlockDeviceMappings[0].Ebs.VolumeSize).toBe(80);
    expect(userDataOf(data)).toContain('max_pods < 40 ? max_pods : 40');
  }
  for (const { CreationPolicy } of Object.values(template.findResources('AWS::AutoScaling::AutoScalingGroup'))) {
    expect((CreationPolicy as any).ResourceSignal.Timeout).toBe('PT40M');
  }
});

test('more pods leave less memory for Cassandra, since the kubelet reserves some for each', () => {
  const [usual, more] = [undefined, { maxPods: 40 }].map((workers) => deploy(workers).cluster.plan.datacenters[0]);
  expect([usual.instance!.maxPods, more.instance!.maxPods]).toEqual([20, 40]);
  // 11 MiB a pod (awslabs/amazon-eks-ami, nodeadm), and sizes are cut to steps of 256 MiB.
  expect(usual.cassandra.memoryMib - more.cassandra.memoryMib).toBe(256);
});

test.each<[string, CassandraWorkerOptions, RegExp]>([
  ['a release that is none', { amiRelease: 'latest' }, /Orders\/Workers\/dc1\/r1: amiRelease is not the name of an AMI release.*\[worker-image\]/],
  ['two images', { amiRelease: 'v20261101', machineImage: ec2.MachineImage.latestAmazonLinux2023() }, /mutually exclusive.*\[worker-image\]/],
  ['a root volume that is too small', { rootVolumeSize: Size.gibibytes(10) }, /Orders\/Workers\/dc1\/r1: .*\[worker-root-volume\]/],
  ['too few pods', { maxPods: 2 }, /maxPods.*got 2/],
  ['an unknown name', { amiRelese: 'v20261101' } as any, /workers.*amiRelese.*amiRelease/],
])('refuses %s', (_, workers, message) => {
  expect(refused(() => deploy(workers))).toThrow(message);
});
