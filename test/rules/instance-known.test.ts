import { Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { describeRule, withDatacenter } from './rule-cases';

const unknown = new ec2.InstanceType('q1.4xlarge');

describeRule('instance-known', {
  fails: {
    'a family that is not in the table': { props: withDatacenter({ instanceType: unknown }), says: /not known; describe the machine with instanceFacts/ },
    'a token': { props: withDatacenter({ instanceType: new ec2.InstanceType('${Token[type.1]}') }), says: /not known/ },
  },
  passes: {
    'a described machine': withDatacenter({ instanceType: unknown, instanceFacts: { vcpus: 16, memory: Size.gibibytes(128) } }),
    'a family that is in the table': withDatacenter({ instanceType: new ec2.InstanceType('m7i.4xlarge') }),
  },
});
