import { lacking } from './lacking';
import { Goal, inOrder, isInService, membersOn, Observed, RollInstance, RollNode, RollPod } from './observed';
import { canLaunch, launchSuspended, shared, surprise } from './surprise';

/** The next step. */
export type Step =
  | { readonly kind: 'wait'; readonly why: string }
  | Action
  | { readonly kind: 'done' }
  | { readonly kind: 'stop'; readonly why: string };

/** The steps that change something. */
export type Action =
  /** Stops scheduling to the node and marks that a roll has started on it, in one request. */
  | { readonly kind: 'cordon'; readonly instance: string; readonly node: string }
  /** Evicts the pod, subject to its disruption budget; never deletes it. */
  | { readonly kind: 'evict'; readonly instance: string; readonly pod: RollPod }
  /** Terminates the instance; its group launches another one. */
  | { readonly kind: 'terminate'; readonly instance: string };

const wait = (why: string): Step => ({ kind: 'wait', why });
const stop = (why: string): Step => ({ kind: 'stop', why });

/**
 * Decides one step from the observed state, without memory, so that any later run continues from there.
 *
 * An instance is terminated only when it is empty, and its member left by an eviction for which every other member was up. An instance whose member
 * has left is finished in any case, since the member waits for its successor.
 */
export function nextStep(observed: Observed, goal: Goal): Step {
  const begun = observed.instances.filter((one) => isInService(one) && one.node?.isMarked);
  if (begun.length > 1) return stop(`rolls have begun with several instances (${begun.map(({ id }) => id).join(', ')}). Is another one running? Else take the marks away with --stop`);
  if (begun.length === 1) return finish(begun[0], begun[0].node!, observed, goal);
  return obstacle(observed, goal) ?? begin(observed, goal);
}

/** The reason why no member may be taken down, as a step. */
function obstacle(observed: Observed, goal: Goal): Step | undefined {
  const unexpected = surprise(observed, goal);
  if (unexpected !== undefined) return stop(unexpected);
  const why = lacking(observed, goal);
  return why === undefined ? undefined : wait(why);
}

function begin({ instances, ring }: Observed, goal: Goal): Step {
  const next = inOrder(instances).find(({ id }) => goal.instances.includes(id));
  if (!next) return { kind: 'done' };
  if (membersOn(next, ring).length > 1) return stop(shared(next));
  // An instance that never joined runs nothing: every member was found elsewhere.
  return next.node ? { kind: 'cordon', instance: next.id, node: next.node.name } : { kind: 'terminate', instance: next.id };
}

function finish(instance: RollInstance, node: RollNode, observed: Observed, goal: Goal): Step {
  if (!node.isCordoned) return stop(`node ${node.name} was uncordoned by somebody else. Take the mark of the roll away with --stop, then start again`);
  if (node.pods.filter(({ isMember }) => isMember).length > 1 || membersOn(instance, observed.ring).length > 1) return stop(shared(instance));
  const other = othersLeave(instance, node);
  if (other) return other;
  const member = node.pods.find(({ isMember }) => isMember);
  if (member) return memberLeaves(instance, member, observed, goal);
  // The pods were listed after the ring, so the ring is outdated.
  const [late] = membersOn(instance, observed.ring);
  if (late) return wait(`${late.name} is leaving ${instance.id}`);
  if (node.volumes > 0) return wait(`${node.volumes === 1 ? 'a volume is' : `${node.volumes} volumes are`} still attached to ${instance.id}`);
  if (!canLaunch(observed, instance.group)) return stop(launchSuspended(instance.group));
  return { kind: 'terminate', instance: instance.id };
}

/** Other pods first: if they cannot leave, no member has been taken down yet. */
function othersLeave(instance: RollInstance, { pods }: RollNode): Step | undefined {
  const others = pods.filter(({ isMember }) => !isMember);
  const fixed = others.find(({ isFixed, isLeaving }) => isFixed !== undefined && !isLeaving);
  if (fixed) return stop(`${fixed.namespace}/${fixed.name} on ${instance.id} ${fixed.isFixed}. Move it yourself, then start again`);
  const staying = others.find(({ isLeaving }) => !isLeaving);
  if (staying) return { kind: 'evict', instance: instance.id, pod: staying };
  return others.length > 0 ? wait(`${others[0].namespace}/${others[0].name} is leaving ${instance.id}`) : undefined;
}

function memberLeaves(instance: RollInstance, pod: RollPod, observed: Observed, goal: Goal): Step {
  if (pod.isLeaving) return wait(`${pod.name} is leaving ${instance.id}`);
  return obstacle(observed, goal) ?? { kind: 'evict', instance: instance.id, pod };
}
