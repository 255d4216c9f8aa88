import { defineRule, Offence } from './rule';
import { GP3_BASELINE, machineSpeed, volumeSpeed } from '../sizing/volume-speed';

export const volumeExceedsInstance = defineRule({
  id: 'volume-exceeds-instance',
  title: 'The instance can use the provisioned performance of its volumes',
  why: 'Every instance type has EBS limits, often lower than those of a volume. Most small sizes only sustain their burst limits for half an hour a day.',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-optimized.html and ec2:DescribeInstanceTypes (EbsOptimizedInfo)',
  * offences({ datacenters }) {
    for (const { name, instance, storage, workers } of datacenters) {
      const asked = volumeSpeed(storage);
      const machine = instance && machineSpeed(instance, workers.nodesPerWorker);
      if (!asked || !machine) continue;
      const place = `datacenter "${name}" on ${instance.name}`;
      yield* compare('IOPS', '', place, asked.iops, machine.sustained.iops, machine.burst.iops, GP3_BASELINE.iops);
      yield* compare('throughput', ' MiB/s', place, asked.throughput, machine.sustained.throughput, machine.burst.throughput, GP3_BASELINE.throughput);
    }
  },
});

/** What every gp3 volume has is no one's wish. */
function* compare(what: string, unit: string, place: string, asked: number, sustained: number, burst: number, included: number): Iterable<Offence> {
  if (asked <= Math.max(sustained, included)) return;
  const never = asked > burst;
  yield {
    level: 'warning',
    what: `the volumes of ${place} have more ${what} than the instance can ${never ? 'ever use' : 'use for longer than bursts of half an hour a day'}`,
    got: `${asked}${unit}`,
    allowed: `at most ${sustained}${unit} sustained${burst > sustained ? `, ${burst}${unit} in bursts` : ''}`,
    fix: `lower the volumes' ${what === 'IOPS' ? 'iops' : 'speed'}, or use a larger instance type; acknowledge it if bursts are what you want`,
  };
}
