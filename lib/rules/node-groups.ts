import { defineRule, Offence } from './rule';
import type { DatacenterModel, NodeGroupModel } from '../model/cluster-model';
import { isUnresolved, known } from '../model/deferred';
import { LABEL_INSTANCE_TYPE } from '../private/placement';

/** Labels that EKS, Kubernetes or Karpenter put on instances; a node group does not list them. */
const GIVEN = /(^|\.)(eks\.amazonaws\.com|kubernetes\.io|k8s\.io|karpenter\.sh|karpenter\.k8s\.aws)\//;

export const nodeGroups = defineRule({
  id: 'node-groups',
  title: 'Cassandra can run on the managed node groups that its placement selects',
  why: 'Pods stay pending if they do not tolerate the taints of the nodes, or if type, zone or number of the nodes do not match.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html; Kubernetes, taints and tolerations',
  * offences({ nodeGroups: groups, datacenters }) {
    for (const datacenter of datacenters) {
      const matching = groups.filter((group) => isMeant(group, datacenter));
      for (const group of matching) yield* unusable(group, datacenter);
      yield* tooFew(matching, datacenter);
    }
  },
});

function isMeant({ labels }: NodeGroupModel, { workers }: DatacenterModel): boolean {
  const own = Object.entries(workers.labels).filter(([key]) => !GIVEN.test(key));
  return workers.existing && own.length > 0 && own.every(([key, value]) => labels[key] === value);
}

function* unusable({ path, taints, instanceTypes, zones }: NodeGroupModel, { name, racks, workers }: DatacenterModel): Iterable<Offence> {
  const place = `node group ${path}, which datacenter "${name}" looks for,`;
  for (const { key, value, effect } of taints) {
    const borne = workers.taints.some((taint) => taint.key === key && (taint.value ?? value) === value && (taint.effect ?? effect) === effect);
    if (!borne && effect !== 'PreferNoSchedule') {
      yield { what: `${place} has a taint that Cassandra's pods do not tolerate`, got: `${key}=${value}:${effect}`, fix: 'add it to the taints of the placement' };
    }
  }
  const type = workers.labels[LABEL_INSTANCE_TYPE];
  if (type !== undefined && instanceTypes.length > 0 && ![...instanceTypes, type].some((one) => one.includes('${Token[')) && !instanceTypes.includes(type)) {
    yield { what: `${place} has instances of another type`, got: instanceTypes, allowed: type, fix: 'change its type, or the instanceType of the datacenter' };
  }
  if (new Set(zones).size > 1 && racks.length > 1) {
    yield {
      level: 'warning',
      what: `${place} is in several zones: an instance may be replaced in another one than that of the volume`,
      got: zones,
      fix: 'create a node group in each zone, or acknowledge it',
    };
  }
}

/** Only where each of the groups is in one zone, and that is known. */
function* tooFew(groups: readonly NodeGroupModel[], { name, racks }: DatacenterModel): Iterable<Offence> {
  const counted = groups.filter(({ zones, mostMachines }) => zones.length === 1 && !isUnresolved(zones[0]) && mostMachines !== undefined);
  if (groups.length === 0 || counted.length < groups.length) return;
  for (const rack of racks) {
    const zone = known(rack.zone);
    const most = groups.filter(({ zones }) => zones[0] === zone).reduce((sum, { mostMachines }) => sum + mostMachines!, 0);
    if (zone === undefined || most >= rack.nodes) continue;
    yield {
      level: 'warning',
      what: `the node groups that datacenter "${name}" selects have too few instances in zone ${zone} for rack "${rack.name}"`,
      got: most,
      allowed: `${rack.nodes} or more`,
      fix: 'raise maxSize, create a node group in that zone, or acknowledge it if instances come from elsewhere',
    };
  }
}
