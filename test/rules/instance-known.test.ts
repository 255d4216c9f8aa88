import { Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { describeRule, withDatacenter } from './rule-cases';
import { CassandraPlacement } from '../../lib';

const unknown = new ec2.InstanceType('q1.4xlarge');
const token = new ec2.InstanceType('${Token[type.1]}');
const facts = { vcpus: 16, memory: Size.gibibytes(128) };
const placement = CassandraPlacement.existingNodes({ labels: { pool: 'cassandra' }, taints: [{ key: 'cassandra' }], exactInstanceType: false });

describeRule('instance-known', {
  fails: {
    'a family that is not in the table': {
      props: withDatacenter({ instanceType: unknown }),
      says: /the instance type of datacenter "dc1" are not known: got "q1\.4xlarge"; describe the instance with instanceFacts: { vcpus, memory } /,
    },
    'a size that its family does not have': {
      props: withDatacenter({ instanceType: new ec2.InstanceType('r8g.2xl') }), says: /got "r8g\.2xl", allowed: of that family r8g\.medium, r8g\.large, r8g\.xlarge, r8g\.2xlarge, .*; others if/,
    },
    'a token': {
      props: withDatacenter({ instanceType: token }), says: /are not known, because it is only known at deployment; describe the instance with instanceFacts: { vcpus, memory, architecture }/,
    },
    'an instance of somebody else that nobody described': { props: withDatacenter({ instanceType: unknown, placement }), says: /got "q1\.4xlarge"; describe/ },
    'the same, though the pod was sized by hand': {
      props: withDatacenter({ instanceType: unknown, placement, memory: Size.gibibytes(32), cpuMillis: 4000 }), says: /got "q1\.4xlarge"; describe/,
    },
    'a token of which only size is known, for dedicated workers': {
      props: withDatacenter({ instanceType: token, instanceFacts: facts }), says: /the processor architecture of the workers .* their type is only known at deployment; give instanceFacts\.architecture/,
    },
  },
  passes: {
    'a described instance': withDatacenter({ instanceType: unknown, instanceFacts: facts }),
    'a described token': withDatacenter({ instanceType: token, instanceFacts: { ...facts, architecture: ec2.InstanceArchitecture.ARM_64 } }),
    'a described token on instances of somebody else': withDatacenter({ instanceType: token, instanceFacts: facts, placement }),
    'a family that is in the table': withDatacenter({ instanceType: new ec2.InstanceType('m7i.4xlarge') }),
  },
});
