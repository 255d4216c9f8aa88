import { Template } from 'aws-cdk-lib/assertions';
import { EXAMPLE_NAMES, exampleTemplates, RECOMMENDED_FLAGS } from './example';
import { kubernetesObjects } from '../fixtures';

// New CDK apps turn these flags on; old ones that take up this library have none.
describe.each(EXAMPLE_NAMES)('%s', (name) => {
  const none = exampleTemplates(name);
  const all = exampleTemplates(name, { context: RECOMMENDED_FLAGS });

  test('has the same Kubernetes objects with all feature flags of CDK as with none', () => {
    none.forEach(({ template }, position) => {
      const objects = (json: object) => Object.values(kubernetesObjects(Template.fromJSON(json))).map(({ object }) => object);
      expect(objects(all[position].template)).toEqual(objects(template));
    });
  });

  test('keeps the logical ids of what holds data, capacity or addresses when the flags are turned on', () => {
    none.forEach(({ template }, position) => {
      const kept = Object.entries(template.Resources).filter(([, { Type }]) => KEPT.has(Type)).map(([id]) => id);
      expect(kept.length).toBeGreaterThan(0);
      expect(Object.keys(all[position].template.Resources)).toEqual(expect.arrayContaining(kept));
    });
  });
});

const KEPT = new Set([
  'AWS::EC2::VPC', 'AWS::EC2::Subnet', 'AWS::EKS::Cluster', 'AWS::EKS::Nodegroup', 'AWS::AutoScaling::AutoScalingGroup', 'AWS::S3::Bucket', 'AWS::KMS::Key',
  'Custom::AWSCDK-EKS-KubernetesResource', 'Custom::AWSCDK-EKS-HelmChart',
]);
