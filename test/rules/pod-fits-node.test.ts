import { Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as fc from 'fast-check';
import { describeRule, judge, withDatacenter } from './rule-cases';

describeRule('pod-fits-node', {
  fails: {
    'more memory than the instance has': { props: withDatacenter({ memory: Size.gibibytes(64) }), says: /on r8g\.2xlarge requests more memory than the node can have.*66688 MiB/ },
    'more CPU than the instance has': { props: withDatacenter({ cpuMillis: 8000 }), says: /more CPU than the node can have.*8200 m/ },
    'an instance that is too small for the other containers': {
      props: withDatacenter({ instanceType: new ec2.InstanceType('t3.micro') }), says: /t3\.micro requests more memory/,
    },
    'an instance without the whole CPU that the operator\'s init container requests': {
      props: withDatacenter({ instanceType: new ec2.InstanceType('r8g.medium') }), says: /r8g\.medium requests more CPU than the node can have.*1000 m/,
    },
  },
  warns: {
    'the size that fits beside usual daemonsets, beside heavy ones': {
      props: withDatacenter({ memory: Size.gibibytes(55), daemonsets: { memory: Size.gibibytes(6) } }), says: /more memory than kubelet and daemonsets may leave/,
    },
    'between the estimate and the limit': { props: withDatacenter({ memory: Size.gibibytes(59) }), says: /requests more memory than kubelet and daemonsets may leave.*by a conservative estimate/ },
  },
  passes: {
    'whatever is left beside heavy daemonsets': withDatacenter({ daemonsets: { cpuMillis: 1500, memory: Size.gibibytes(6) } }),
    'memory that fits beside usual daemonsets': withDatacenter({ memory: Size.gibibytes(55) }),
    'the default size': {},
    'less than the default': withDatacenter({ memory: Size.gibibytes(16), heap: Size.gibibytes(8) }),
  },
});

test('the default pod fits every instance of at least 4 GiB', () => {
  fc.assert(fc.property(
    fc.constantFrom('m5', 'm7g', 'r6i', 'r8g', 'c7i', 'x8g'),
    fc.constantFrom('large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '16xlarge'),
    fc.boolean(),
    (family, size, withBackup) => {
      const { errors, warnings } = judge({
        ...withDatacenter({ instanceType: new ec2.InstanceType(`${family}.${size}`) }),
        ...(withBackup ? {} : { backup: undefined }),
      });
      expect([...errors, ...warnings].filter((message) => /\[(pod-fits-node|heap-size)\]/.test(message))).toEqual([]);
    },
  ));
});
