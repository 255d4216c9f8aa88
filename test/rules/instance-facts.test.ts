import { Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { describeRule, judge, withDatacenter } from './rule-cases';
import { InstanceFacts } from '../../lib';

const described = (facts: Partial<InstanceFacts>, type = 'q1.4xlarge') => withDatacenter({
  instanceType: new ec2.InstanceType(type), instanceFacts: { vcpus: 16, memory: Size.gibibytes(128), ...facts },
});
const ebs = { mbps: 5000, iops: 20_000 };
const network = { interfaces: 8, addressesPerInterface: 30 };

describeRule('instance-facts', {
  fails: {
    'thousandths for vCPUs': {
      props: described({ vcpus: 16_000 }), says: /instanceFacts\.vcpus of datacenter "dc1" is impossible for an instance: got 16000, allowed: at most 2048; give what/,
    },
    'MiB for GiB': { props: described({ memory: Size.mebibytes(128) }), says: /instanceFacts\.memory .*got 128, allowed: 512 to 67108864 MiB/ },
    'bursts below what is sustained': { props: described({ ebs: { ...ebs, burstMbps: 1000 } }), says: /ebs\.burstMbps .*got 1000, allowed: 5000 Mbit\/s, what it sustains, or more/ },
    'bursts of fewer operations': { props: described({ ebs: { ...ebs, burstIops: 1 } }), says: /ebs\.burstIops/ },
    'slower bursts': { props: described({ network: { ...network, gbps: 10, burstGbps: 5 } }), says: /network\.burstGbps/ },
  },
  warns: {
    'more memory than any instance has for so few vCPUs': { props: described({ vcpus: 1 }), says: /instanceFacts\.memory .*looks like a mistake: got 131072, allowed: 256 to 65536 MiB for 1 vCPUs/ },
    'less than any has': { props: described({ memory: Size.gibibytes(2) }), says: /looks like a mistake: got 2048, allowed: 4096 to/ },
    'other vCPUs than the table has': { props: described({ memory: Size.gibibytes(64) }, 'r8g.2xlarge'), says: /vcpus .*got 16, allowed: 8, as r8g\.2xlarge has/ },
  },
  passes: {
    'an instance': described({ ebs, network }),
    'an instance with all that can be said of it': described({
      ebs: { ...ebs, burstMbps: 10_000, burstIops: 40_000, volumes: 28 },
      network: { ...network, gbps: 12.5, burstGbps: 12.5 },
      architecture: ec2.InstanceArchitecture.X86_64,
    }),
    'what the table has': described({ vcpus: 8, memory: Size.gibibytes(64), ebs }, 'r8g.2xlarge'),
    'nothing described': {},
  },
});

test('everything wrong with a description is reported at once, and nothing is computed with it', () => {
  const { errors, warnings } = judge(described({ vcpus: 4000, memory: Size.mebibytes(64), ebs: { ...ebs, burstIops: 1 } }));
  expect(errors.map((message) => /instanceFacts\.(\S+)/.exec(message)?.[1])).toEqual(['vcpus', 'memory', 'ebs.burstIops']);
  expect(warnings).toEqual([]);
});
