import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ownHost } from './host';
import { DatacenterWorkers } from '../../lib';

test('racks are made one after another, with one role', () => {
  const { stack, vpc, host } = ownHost();
  const workers = new DatacenterWorkers(stack, 'Workers', {
    host,
    cassandraCluster: 'orders',
    datacenter: 'dc1',
    instanceType: new ec2.InstanceType('r8g.2xlarge'),
    racks: vpc.privateSubnets.map((subnet, i) => ({ name: `r${i + 1}`, availabilityZone: subnet.availabilityZone, subnet, nodes: 2 })),
  });
  const groups = workers.racks.map((rack) => stack.getLogicalId(rack.autoScalingGroup.node.defaultChild as any));
  const found = Template.fromStack(stack).findResources('AWS::AutoScaling::AutoScalingGroup');
  expect(groups.map((id) => found[id].DependsOn.filter((other: string) => groups.includes(other)))).toEqual([[], [groups[0]], [groups[1]]]);
});
