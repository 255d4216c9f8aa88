import { defineRule } from './rule';
import { LABEL_NODE_GROUP } from '../private/placement';
import { zoneKey } from '../sizing/zone-loss';

export const nodeGroupZones = defineRule({
  id: 'node-group-zones',
  title: 'Each zone has its own managed node group',
  why: 'The Auto Scaling group of a node group may replace an instance in another zone, and ignores disruption budgets when it rebalances zones. The volume cannot follow, so the pod stays pending.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html; EC2 Auto Scaling, balance of zones',
  * offences({ datacenters }) {
    for (const { name, racks, workers } of datacenters) {
      const group = workers.labels[LABEL_NODE_GROUP];
      if (!workers.existing || group === undefined || new Set(racks.map(({ zone }) => zoneKey(zone))).size < 2) continue;
      yield {
        level: 'warning',
        what: `all racks of datacenter "${name}" select instances of one managed node group, in several zones`,
        got: group,
        fix: `create a node group in each zone, give all of them a label of yours and look for that instead of ${LABEL_NODE_GROUP}; or acknowledge it`,
      };
    }
  },
});
