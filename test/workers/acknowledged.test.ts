import { Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AwsSolutionsChecks } from 'cdk-nag';
import { importedHost } from './host';
import { DatacenterWorkers } from '../../lib';

// The workers as they would be judged without the reasons that they carry: each reason must answer a finding.
jest.mock('../../lib/host/acknowledge', () => ({ acknowledge: () => undefined, acknowledgeManagedPolicies: () => undefined }));

test('fails cdk-nag in what is acknowledged, and in nothing else', () => {
  const { app, stack, vpc, host } = importedHost({ vpcCniUsesNodeRole: true });
  new DatacenterWorkers(stack, 'Workers', {
    host,
    cassandraCluster: 'orders',
    datacenter: 'dc1',
    instanceType: new ec2.InstanceType('r8g.2xlarge'),
    racks: [{ name: 'r1', availabilityZone: 'eu-west-1a', subnet: vpc.privateSubnets[0], nodes: 1 }],
  });
  const findings = new AwsSolutionsChecks(app).validateScope(app).violations.map(({ ruleName }) => ruleName);
  expect(findings.sort()).toEqual([
    'AwsSolutions-AS3',
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly]',
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonEKSWorkerNodePolicy]',
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonEKS_CNI_Policy]',
  ]);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  expect(() => app.synth()).toThrow(/AwsSolutions-AS3/);
});
