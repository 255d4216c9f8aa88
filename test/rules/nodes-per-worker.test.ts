import { Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { describeRule, withDatacenter } from './rule-cases';
import { CassandraPlacement } from '../../lib';

const rack = (name: string, availabilityZone: string) => ({ name, availabilityZone });

describeRule('nodes-per-worker', {
  fails: {
    'none': { props: withDatacenter({ nodesPerWorker: 0 }), says: /got 0, allowed: 1 to 8/ },
    'half of one': { props: withDatacenter({ nodesPerWorker: 1.5 }), says: /got 1\.5/ },
    'too many': { props: withDatacenter({ nodesPerWorker: 9 }), says: /got 9/ },
    'instances of somebody else': {
      props: withDatacenter({ nodesPerWorker: 2, placement: CassandraPlacement.existingNodes({ labels: { pool: 'a' }, taints: [{ key: 'a' }] }) }),
      says: /this library does not create.*dedicated workers/,
    },
    'two racks in a zone': {
      props: withDatacenter({ nodesPerWorker: 2, racks: [rack('r1', 'eu-west-1a'), rack('r2', 'eu-west-1a'), rack('r3', 'eu-west-1b')] }),
      says: /could meet on one worker/,
    },
    'pods so small that more of them fit': {
      props: withDatacenter({ nodesPerWorker: 2, memory: Size.gibibytes(8), cpuMillis: 1000 }), says: /more than 2 nodes .* fit on one worker, and the scheduler may put them there: got "\d+m and \d+ MiB each"/,
    },
  },
  warns: {
    'two on purpose': { props: withDatacenter({ nodesPerWorker: 2 }), says: /takes 2 nodes of its rack with it/ },
    'as many as can be': { props: withDatacenter({ nodesPerWorker: 8, instanceType: new ec2.InstanceType('r8g.16xlarge') }), says: /takes 8 nodes/ },
    'four on a large instance': { props: withDatacenter({ nodesPerWorker: 4, instanceType: new ec2.InstanceType('r8g.8xlarge') }), says: /takes 4 nodes/ },
  },
  passes: {
    'one': withDatacenter({ nodesPerWorker: 1 }),
    'nothing said': {},
  },
});
