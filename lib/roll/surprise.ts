import { Goal, Observed, RollInstance } from './observed';

/** A condition that no replacement causes and with which the run does not continue; reported with a way out. */
export function surprise({ groups, instances, ring }: Observed, goal: Goal): string | undefined {
  if (ring.otherWork.length > 0) return `${ring.otherWork.join('; ')}. Wait until that is done`;
  for (const [name, size] of Object.entries(goal.sizes)) {
    const group = groups.find((one) => one.name === name);
    if (!group) return `group ${name} is gone: something else changes the instances. Wait until that is done`;
    if (group.desired !== size) return `group ${name} is to have ${group.desired} instances instead of ${size}: something else changes it. Wait until that is done`;
    if (!group.launches) return launchSuspended(name);
  }
  const foreign = instances.find((one) => goal.instances.includes(one.id) && isCordonedByOthers(one));
  return foreign && `node ${foreign.node!.name} (${foreign.id}) was cordoned by somebody else. Uncordon it, or find out who wants it empty`;
}

/** An instance that is terminating anyway may be cordoned by whatever terminates it. */
function isCordonedByOthers({ node, lifecycle }: RollInstance): boolean {
  return lifecycle === 'InService' && node !== undefined && node.isCordoned && !node.isMarked;
}

/** Whether a group replaces an instance that terminates. */
export function canLaunch({ groups }: Observed, name: string): boolean {
  return groups.some((one) => one.name === name && one.launches);
}

export function launchSuspended(group: string): string {
  return `group ${group} launches no instance, since its process Launch is suspended. Resume it (aws autoscaling resume-processes)`;
}

/** The problem of an instance with several members: one is evicted, finds no other place, and cannot come back before the others have left. */
export function shared({ id }: RollInstance): string {
  return `${id} carries several nodes, of which the disruption budget lets one go at a time, and none has another place. Replace it by hand (docs/nodes.md)`;
}
