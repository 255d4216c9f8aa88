import { Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { BackupSchedule } from '../../lib';
import { CLUSTER, DATACENTER, flatten, kubernetesObjects, testPlatform, testStack } from '../fixtures';

/** What RULES.md says that the library makes itself on the side of AWS: proven on a whole platform. */
function platform(type = 'r8g.xlarge'): Template {
  const stack = testStack();
  testPlatform(stack).addCassandraCluster('Orders', {
    ...CLUSTER,
    datacenters: [{ ...DATACENTER, instanceType: new ec2.InstanceType(type) }],
    backup: { schedule: BackupSchedule.daily(), retention: Duration.days(7) },
  });
  return Template.fromStack(stack);
}

const template = platform();

test('no Service of type LoadBalancer, and nothing that makes one', () => {
  expect(Object.keys(kubernetesObjects(template)).filter((name) => /^(Service|Ingress|Gateway)\//.test(name))).toEqual([]);
  expect(Object.keys(template.findResources('AWS::ElasticLoadBalancingV2::LoadBalancer'))).toEqual([]);
  const charts = Object.values(template.findResources('Custom::AWSCDK-EKS-HelmChart'));
  expect(charts.length).toBeGreaterThan(0);
  expect(charts.filter(({ Properties }) => /LoadBalancer/.test(flatten(Properties.Values)))).toEqual([]);
});

test('workers come from launch templates with nodeadm, none from launch configurations', () => {
  template.resourceCountIs('AWS::AutoScaling::LaunchConfiguration', 0);
  const groups = Object.values(template.findResources('AWS::AutoScaling::AutoScalingGroup'));
  expect(groups).toHaveLength(3);
  for (const { Properties } of groups) {
    const { LaunchTemplateId } = Properties.LaunchTemplate;
    const { LaunchTemplateData } = template.toJSON().Resources[LaunchTemplateId.Ref].Properties;
    expect(flatten(LaunchTemplateData.UserData['Fn::Base64'])).toContain('node.eks.aws/v1alpha1');
    expect(Properties.VPCZoneIdentifier).toHaveLength(1);
  }
});

test('each object and chart has a time-out of its own', () => {
  const resources = Object.values<any>({ ...template.findResources('Custom::AWSCDK-EKS-KubernetesResource'), ...template.findResources('Custom::AWSCDK-EKS-HelmChart') });
  expect(resources.length).toBeGreaterThan(10);
  expect(resources.filter(({ Properties }) => !(Number(Properties.ServiceTimeout) > 0))).toEqual([]);
});

test('no password is in the template', () => {
  expect(Object.keys(kubernetesObjects(template)).filter((name) => name.startsWith('Secret/'))).toEqual([]);
  template.hasResourceProperties('AWS::SecretsManager::Secret', { GenerateSecretString: {} });
  expect(Object.values(template.findResources('AWS::SecretsManager::Secret')).filter(({ Properties }) => 'SecretString' in Properties)).toEqual([]);
});

test('the image follows the architecture of the type', () => {
  const images = (type: string) => Object.values(platform(type).findResources('AWS::EC2::LaunchTemplate'))
    .flatMap(({ Properties: { LaunchTemplateData } }) => (LaunchTemplateData.ImageId ? [flatten(LaunchTemplateData.ImageId)] : []));
  expect(images('r8g.xlarge')).toEqual(Array(3).fill(expect.stringMatching(/arm64/)));
  expect(images('m7i.xlarge')).toEqual(Array(3).fill(expect.stringMatching(/x8664/)));
});
