import { defineRule } from './rule';
import { nodeInterfaces } from '../sizing/addresses';

export const volumeAttachments = defineRule({
  id: 'volume-attachments',
  title: 'The instance can attach its root volume and the volumes of all its Cassandra nodes',
  why: 'A volume beyond the limit is never attached, and its pod never starts.',
  source: 'ec2:DescribeInstanceTypes (EbsInfo); on many types network interfaces take places of volumes',
  * offences({ datacenters }) {
    for (const { name, instance, workers } of datacenters) {
      const most = instance?.ebs?.volumes;
      if (most === undefined) continue;
      const others = instance?.volumesShareSlots ? nodeInterfaces(instance) - 1 : 0;
      const needed = 1 + workers.nodesPerWorker + others;
      if (needed <= most) continue;
      yield {
        what: `the instances of datacenter "${name}" on ${instance!.name} cannot attach their root volume and that of each node`
          + (others > 0 ? `, beside ${others} more network interfaces that take such places, too` : ''),
        got: needed,
        allowed: `at most ${most}`,
        fix: workers.nodesPerWorker > 1 ? 'lower nodesPerWorker, or use another instance type' : 'use another instance type',
      };
    }
  },
});
