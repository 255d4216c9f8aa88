import { TYPES } from './types';
import { instanceFacts } from '../../lib/sizing/instance-facts';

test('what EC2 says of a type', () => {
  expect(instanceFacts('r8g.2xlarge')).toEqual({
    name: 'r8g.2xlarge',
    architecture: 'arm64',
    vcpus: 8,
    memoryMib: 65536,
    ebs: { mbps: 2500, burstMbps: 10000, iops: 12000, burstIops: 40000, volumes: 32 },
    network: { gbps: 3.75, burstGbps: 15, interfaces: 4, addressesPerInterface: 15 },
  });
});

test.each([
  ['i7i.xlarge', { architecture: 'x86_64', localDisks: { count: 1, sizeGb: 937 } }],
  ['i3en.24xlarge', { localDisks: { count: 8, sizeGb: 7500 } }],
  // In no fixed proportion of memory to vCPUs, or with a size that others do not have.
  ['i3.4xlarge', { vcpus: 16, memoryMib: 124928 }],
  ['c5.9xlarge', { vcpus: 36, memoryMib: 73728 }],
  ['r8i.metal-48xl', { vcpus: 192, memoryMib: 1572864 }],
  ['t3.micro', { vcpus: 2, memoryMib: 1024, network: { gbps: 0.064, burstGbps: 5, interfaces: 2, addressesPerInterface: 2 } }],
])('%s', (type, facts) => {
  expect(instanceFacts(type)).toMatchObject(facts);
});

test.each(['q1.4xlarge', 'r8g', 'r8g.3xlarge', '', '${Token[type.1]}', 'constructor', '__proto__', 'toString'])('nothing of "%s"', (type) => {
  expect(instanceFacts(type)).toBeUndefined();
});

test('every row of the table has all its columns', () => {
  expect(TYPES.length).toBeGreaterThan(1000);
  for (const type of TYPES) {
    const { vcpus, memoryMib, ebs, network, localDisks, architecture } = instanceFacts(type)!;
    const numbers = [vcpus, memoryMib, ...Object.values(ebs!), ...Object.values(network!), ...Object.values(localDisks ?? {})];
    expect(numbers.filter((value) => !(value > 0))).toEqual([]);
    expect(numbers).toHaveLength(localDisks ? 13 : 11);
    expect(ebs!.burstMbps).toBeGreaterThanOrEqual(ebs!.mbps);
    expect(ebs!.burstIops).toBeGreaterThanOrEqual(ebs!.iops);
    expect(network!.burstGbps).toBeGreaterThanOrEqual(network!.gbps!);
    expect(['arm64', 'x86_64']).toContain(architecture);
  }
});
