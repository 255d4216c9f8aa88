import { defineRule } from './rule';
import { LABEL_NODE_GROUP } from '../private/placement';
import { zoneKey } from '../sizing/zone-loss';

export const nodeGroupZones = defineRule({
  id: 'node-group-zones',
  title: 'Each zone has a managed node group of its own',
  why: 'The Auto Scaling group behind a node group may replace a machine in another zone, and heeds no disruption budget when it balances zones. The volume does not follow, and the pod waits.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html; EC2 Auto Scaling, balance of zones',
  * offences({ datacenters }) {
    for (const { name, racks, workers } of datacenters) {
      const group = workers.labels[LABEL_NODE_GROUP];
      if (!workers.existing || group === undefined || new Set(racks.map(({ zone }) => zoneKey(zone))).size < 2) continue;
      yield {
        level: 'warning',
        what: `all racks of datacenter "${name}" look for machines of one managed node group, in several zones`,
        got: group,
        fix: `make a node group in each zone, give all of them a label of yours and look for that instead of ${LABEL_NODE_GROUP}; or acknowledge it`,
      };
    }
  },
});
