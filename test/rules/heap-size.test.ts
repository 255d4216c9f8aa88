import { Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { describeRule, withDatacenter } from './rule-cases';

describeRule('heap-size', {
  fails: {
    'a heap of a slip': { props: withDatacenter({ heap: Size.mebibytes(8) }), says: /smaller than the minimum with which Cassandra starts: got "8 MiB", allowed: at least 256 MiB/ },
    'nothing beside the heap for Cassandra itself': {
      props: withDatacenter({ memory: Size.mebibytes(512), heap: Size.mebibytes(256) }),
      says: /too small for Cassandra beside its heap.*got "512 MiB with a heap of 256 MiB", allowed: at least 565 MiB/,
    },
  },
  warns: {
    'more than half': {
      props: withDatacenter({ memory: Size.gibibytes(16), heap: Size.gibibytes(9) }),
      says: /more than half of the container's memory: got "9216 MiB of 16384 MiB", allowed: at most 8192 MiB/,
    },
    'most of it, as people run it': { props: withDatacenter({ instanceType: new ec2.InstanceType('r8g.4xlarge'), memory: Size.gibibytes(60), heap: Size.gibibytes(31) }), says: /more than half/ },
    'above 31 GiB': {
      props: withDatacenter({ instanceType: new ec2.InstanceType('r8g.4xlarge'), heap: Size.gibibytes(40) }),
      says: /too large for compressed object pointers/,
    },
  },
  passes: {
    'just enough beside the heap': withDatacenter({ memory: Size.mebibytes(618), heap: Size.mebibytes(309) }),
    'half': withDatacenter({ memory: Size.gibibytes(16), heap: Size.gibibytes(8) }),
    'the default on a large instance': withDatacenter({ instanceType: new ec2.InstanceType('r8g.16xlarge') }),
  },
});
