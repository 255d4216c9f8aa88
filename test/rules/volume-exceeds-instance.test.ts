import { Size, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { describeRule, withDatacenter } from './rule-cases';
import { CassandraStorage, Gp3Options } from '../../lib';

const on = (type: string, options: Gp3Options) => withDatacenter({
  instanceType: new ec2.InstanceType(type), storage: CassandraStorage.gp3(Size.gibibytes(500), options),
});

describeRule('volume-exceeds-instance', {
  warns: {
    'more IOPS than the instance has in bursts': {
      props: on('r8g.2xlarge', { iops: 50000 }), says: /more IOPS than the instance can ever use: got "50000", allowed: at most 12000 sustained, 40000 in bursts/,
    },
    'more throughput than the instance sustains': {
      props: on('r8g.2xlarge', { iops: 3000, throughput: 500 }), says: /more throughput than the instance can use for longer than bursts.*298 MiB\/s sustained/,
    },
  },
  passes: {
    'what the instance sustains': on('r8g.2xlarge', { iops: 12000, throughput: 298 }),
    'what every volume has, on an instance that sustains less': on('r8g.large', {}),
    'a volume that only the deployment knows': on('r8g.large', { iops: Token.asNumber({ Ref: 'Iops' }), throughput: Token.asNumber({ Ref: 'Throughput' }) }),
    'io2 that the instance sustains': withDatacenter({ storage: CassandraStorage.io2(Size.gibibytes(500), { iops: 1000 }) }),
    'a StorageClass of somebody else': withDatacenter({ storage: CassandraStorage.existing(Size.gibibytes(500), 'fast') }),
    'a described instance whose limits nobody told': withDatacenter({
      instanceType: new ec2.InstanceType('q1.large'),
      instanceFacts: { vcpus: 4, memory: Size.gibibytes(32) },
      storage: CassandraStorage.gp3(Size.gibibytes(500), { iops: 80000 }),
    }),
  },
});
