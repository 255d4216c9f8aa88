import { lacking } from './lacking';
import { Goal, inOrder, isInService, membersOn, Observed, RollInstance, RollNode, RollPod } from './observed';
import { canLaunch, launchSuspended, shared, surprise } from './surprise';

/** What is to be done next. */
export type Step =
  | { readonly kind: 'wait'; readonly why: string }
  | Action
  | { readonly kind: 'done' }
  | { readonly kind: 'stop'; readonly why: string };

/** What changes something. */
export type Action =
  /** No new pods for the node, and the mark that a roll has begun with it, in one request. */
  | { readonly kind: 'cordon'; readonly instance: string; readonly node: string }
  /** Asks for the consent of the disruption budget; never deletes. */
  | { readonly kind: 'evict'; readonly instance: string; readonly pod: RollPod }
  /** Ends the instance; its group launches another one. */
  | { readonly kind: 'terminate'; readonly instance: string };

const wait = (why: string): Step => ({ kind: 'wait', why });
const stop = (why: string): Step => ({ kind: 'stop', why });

/**
 * Decides one step from how everything stands, without memory: whoever looks next goes on from there.
 *
 * An instance is only ended empty, and its member left by an eviction, for which every other member was up. An instance whose member is gone is
 * finished whatever else happens, since the member waits for the next one.
 */
export function nextStep(observed: Observed, goal: Goal): Step {
  const begun = observed.instances.filter((one) => isInService(one) && one.node?.isMarked);
  if (begun.length > 1) return stop(`rolls have begun with several instances (${begun.map(({ id }) => id).join(', ')}). Is another one running? Else take the marks away with --stop`);
  if (begun.length === 1) return finish(begun[0], begun[0].node!, observed, goal);
  return obstacle(observed, goal) ?? begin(observed, goal);
}

/** Why no member may be taken down, as a step. */
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
  // What never joined carries nothing: every member was found elsewhere.
  return next.node ? { kind: 'cordon', instance: next.id, node: next.node.name } : { kind: 'terminate', instance: next.id };
}

function finish(instance: RollInstance, node: RollNode, observed: Observed, goal: Goal): Step {
  if (!node.isCordoned) return stop(`node ${node.name} was uncordoned by somebody else. Take the mark of the roll away with --stop, then start again`);
  if (node.pods.filter(({ isMember }) => isMember).length > 1 || membersOn(instance, observed.ring).length > 1) return stop(shared(instance));
  const other = othersLeave(instance, node);
  if (other) return other;
  const member = node.pods.find(({ isMember }) => isMember);
  if (member) return memberLeaves(instance, member, observed, goal);
  // Pods were listed after the ring: it lags behind.
  const [late] = membersOn(instance, observed.ring);
  if (late) return wait(`${late.name} is leaving ${instance.id}`);
  if (node.volumes > 0) return wait(`${node.volumes === 1 ? 'a volume is' : `${node.volumes} volumes are`} still attached to ${instance.id}`);
  if (!canLaunch(observed, instance.group)) return stop(launchSuspended(instance.group));
  return { kind: 'terminate', instance: instance.id };
}

/** Others first: if they do not go, no member was taken down. */
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
