import { Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { describeRule, withDatacenter } from './rule-cases';
import { CassandraPlacement } from '../../lib';

const machine = (interfaces: number, addressesPerInterface: number) => withDatacenter({
  instanceType: new ec2.InstanceType('q1.large'),
  instanceFacts: { vcpus: 8, memory: Size.gibibytes(64), network: { interfaces, addressesPerInterface } },
});

describeRule('pods-per-node', {
  fails: {
    'an instance with four addresses': { props: withDatacenter({ instanceType: new ec2.InstanceType('t3.micro') }), says: /too few pods for Cassandra.*got 4, allowed: 5 or more/ },
    'a kubelet of somebody else that allows too few': {
      props: withDatacenter({ placement: CassandraPlacement.existingNodes({ labels: { a: 'b' }, taints: [{ key: 'a' }], maxPods: 3 }) }), says: /got 3, .*raise maxPods of the nodes/,
    },
    'a described instance': { props: machine(2, 2), says: /got 4/ },
  },
  passes: {
    'just enough': machine(1, 4),
    'an instance of usual size': {},
  },
});
