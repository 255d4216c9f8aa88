import { Goal, isInService, membersOn, Observed, RollInstance } from './observed';

/** The first reason why no member may be taken down now; undefined if every member is ready and every group is complete. */
export function lacking(observed: Observed, goal: Goal): string | undefined {
  return groupLacking(observed, goal) ?? membersLacking(observed) ?? observed.ring.unsettled;
}

function groupLacking({ groups, instances, ring }: Observed, goal: Goal): string | undefined {
  for (const { name, desired } of groups) {
    const all = instances.filter(({ group }) => group === name);
    const serving = all.filter(isInService).length;
    if (serving > desired) return `group ${name} has ${serving} instances in service and wants ${desired}, so that nothing would replace one`;
    if (serving < desired || all.length > serving) return `group ${name} has ${serving} of ${desired} instances in service${restOf(all, serving)}`;
  }
  // An instance that never joined may be the one to replace.
  const unfit = instances.find((one) => !isFit(one) && !(goal.instances.includes(one.id) && membersOn(one, ring).length === 0));
  return unfit && `instance ${unfit.id} of group ${unfit.group} ${trouble(unfit)}`;
}

/** Whether an instance is starting or terminating, as after a replacement that an interrupted run started. */
export function isReplacing({ groups, instances }: Observed): boolean {
  return groups.some(({ name, desired }) => instances.filter((one) => one.group === name && isInService(one)).length < desired)
    || instances.some((one) => !isInService(one));
}

function restOf(all: readonly RollInstance[], serving: number): string {
  const others = all.filter((one) => !isInService(one)).map(({ id, lifecycle }) => `${id} is ${lifecycle}`);
  return all.length > serving ? ` (${others.join(', ')})` : '';
}

function isFit({ isHealthy, node }: RollInstance): boolean {
  return isHealthy && node?.isReady === true;
}

function trouble({ isHealthy, node }: RollInstance): string {
  if (!isHealthy) return 'is not healthy, as Auto Scaling says';
  return node ? `is node ${node.name}, which is not Ready` : 'has not joined the EKS cluster';
}

function membersLacking({ instances, ring }: Observed): string | undefined {
  const down = ring.members.find(({ isReady }) => !isReady);
  if (down) return `${down.name} is not ready`;
  const lost = ring.members.find(({ instance }) => !instances.some(({ id }) => id === instance));
  if (lost) return `${lost.name} runs on no instance of the groups`;
  const places = new Set([...Object.keys(ring.wanted), ...ring.members.map(({ place }) => place)]);
  for (const place of places) {
    const there = ring.members.filter((one) => one.place === place).length;
    const wanted = ring.wanted[place] ?? 0;
    if (there !== wanted) return `${place} has ${there} of ${wanted} nodes`;
  }
  return undefined;
}
