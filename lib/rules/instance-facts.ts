import { defineRule } from './rule';
import { instanceFacts as listedFacts } from '../sizing/instance-facts';
import { instanceDoubts, instanceProblems } from '../sizing/instance-problems';

const FIX = 'give what `aws ec2 describe-instance-types` says, in the units of InstanceFacts';

export const instanceFacts = defineRule({
  id: 'instance-facts',
  title: 'The attributes of a described instance type are plausible',
  why: 'Heap, requests, volumes and addresses are computed from the description. A mistake in a unit causes pods that are never scheduled, or that waste the instance.',
  source: 'ec2:DescribeInstanceTypes; lib/sizing/instance-problems.ts has the limits',
  * offences({ datacenters }) {
    for (const { name, described } of datacenters) {
      if (!described) continue;
      const problems = instanceProblems(described);
      for (const { fact, got, allowed } of problems) {
        yield { what: `instanceFacts.${fact} of datacenter "${name}" is impossible for an instance`, got, allowed, fix: FIX };
      }
      if (problems.length > 0) continue;
      for (const { fact, got, allowed } of instanceDoubts(described, listedFacts(described.name))) {
        yield { level: 'warning', what: `instanceFacts.${fact} of datacenter "${name}" looks like a mistake`, got, allowed, fix: `${FIX}; acknowledge it if it is right` };
      }
    }
  },
});
