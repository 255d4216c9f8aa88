import { nextStep } from '../../lib/roll/next-step';
import type { Goal, Observed, RollInstance, RollNode, RollPod } from '../../lib/roll/observed';

const instance = (id: string, rack: string, node: Partial<RollNode> = {}, change: Partial<RollInstance> = {}): RollInstance => ({
  id,
  group: `group-${rack}`,
  zone: 'eu-west-1a',
  datacenter: 'dc1',
  rack,
  lifecycle: 'InService',
  isHealthy: true,
  template: 'lt-0 version 1',
  currentTemplate: 'lt-0 version 2',
  node: { name: `node-${id}`, isReady: true, isCordoned: false, isMarked: false, pods: [], volumes: 0, ...node },
  ...change,
});
const MARKED = { isCordoned: true, isMarked: true };
const member: RollPod = { namespace: 'shop', name: 'p1', uid: 'u1', isMember: true, isLeaving: false };
const other: RollPod = { namespace: 'tools', name: 'agent', uid: 'u2', isMember: false, isLeaving: false };

/** Two racks with one instance and one node each. */
function observed(first: RollInstance, change: Partial<Observed['ring']> = {}): Observed {
  return {
    instances: [instance('i-2', 'r2'), first],
    groups: ['r1', 'r2'].map((rack) => ({ name: `group-${rack}`, desired: 1, launches: true })),
    ring: {
      wanted: { dc1: 2 },
      members: [{ name: 'p1', place: 'dc1', instance: 'i-1', isReady: true }, { name: 'p2', place: 'dc1', instance: 'i-2', isReady: true }],
      otherWork: [],
      ...change,
    },
  };
}

const GOAL: Goal = { instances: ['i-2', 'i-1'], sizes: { 'group-r1': 1, 'group-r2': 1 } };
const step = (first: RollInstance, change?: Partial<Observed['ring']>, goal = GOAL) => nextStep(observed(first, change), goal);
const withoutFirst = [{ name: 'p1', place: 'dc1', isReady: false }, { name: 'p2', place: 'dc1', instance: 'i-2', isReady: true }];

describe('an instance goes step by step', () => {
  test('the first in the order of the racks is cordoned', () => {
    expect(step(instance('i-1', 'r1'))).toEqual({ kind: 'cordon', instance: 'i-1', node: 'node-i-1' });
  });

  test('other pods go before that of the ring', () => {
    expect(step(instance('i-1', 'r1', { ...MARKED, pods: [member, other] }))).toEqual({ kind: 'evict', instance: 'i-1', pod: other });
    expect(step(instance('i-1', 'r1', { ...MARKED, pods: [member, { ...other, isLeaving: true }] }))).toEqual({ kind: 'wait', why: 'tools/agent is leaving i-1' });
    expect(step(instance('i-1', 'r1', { ...MARKED, pods: [member] }))).toEqual({ kind: 'evict', instance: 'i-1', pod: member });
  });

  test('it ends when pod and volumes have left', () => {
    expect(step(instance('i-1', 'r1', { ...MARKED, pods: [{ ...member, isLeaving: true }] }))).toEqual({ kind: 'wait', why: 'p1 is leaving i-1' });
    expect(step(instance('i-1', 'r1', MARKED))).toEqual({ kind: 'wait', why: 'p1 is leaving i-1' });
    expect(step(instance('i-1', 'r1', { ...MARKED, volumes: 1 }), { members: withoutFirst })).toEqual({ kind: 'wait', why: 'a volume is still attached to i-1' });
    expect(step(instance('i-1', 'r1', MARKED), { members: withoutFirst })).toEqual({ kind: 'terminate', instance: 'i-1' });
  });

  test('one whose pod is gone is finished, whatever else happens', () => {
    expect(step(instance('i-1', 'r1', MARKED), { members: withoutFirst, otherWork: ['a task runs'], unsettled: 'busy' })).toEqual({ kind: 'terminate', instance: 'i-1' });
  });

  test('the next one waits until the group is complete and the pod is back', () => {
    const wait = (why: string) => ({ kind: 'wait', why });
    expect(step(instance('i-1', 'r1', MARKED, { lifecycle: 'Terminating' }), { members: withoutFirst })).toEqual(wait('group group-r1 has 0 of 1 instances in service (i-1 is Terminating)'));
    expect(step(instance('i-3', 'r1', undefined, { node: undefined }), { members: withoutFirst })).toEqual(wait('instance i-3 of group group-r1 has not joined the EKS cluster'));
    expect(step(instance('i-3', 'r1', { isReady: false }), { members: withoutFirst })).toEqual(wait('instance i-3 of group group-r1 is node node-i-3, which is not Ready'));
    expect(step(instance('i-3', 'r1', {}, { isHealthy: false }), { members: withoutFirst })).toEqual(wait('instance i-3 of group group-r1 is not healthy, as Auto Scaling says'));
    expect(step(instance('i-3', 'r1'), { members: withoutFirst })).toEqual(wait('p1 is not ready'));
    expect(step(instance('i-3', 'r1'), { members: withoutFirst.slice(1) })).toEqual(wait('dc1 has 1 of 2 nodes'));
    expect(step(instance('i-1', 'r1'), { unsettled: 'the operator is not through' })).toEqual(wait('the operator is not through'));
    expect(step(instance('i-3', 'r1'), { members: [{ ...withoutFirst[0], isReady: true }, withoutFirst[1]] })).toEqual(wait('p1 runs on no instance of the groups'));
  });

  test('it is done when nothing of the goal is left', () => {
    expect(step(instance('i-1', 'r1'), {}, { ...GOAL, instances: ['i-gone'] })).toEqual({ kind: 'done' });
  });

  test('one that a stopped run began with comes first, in the goal or not', () => {
    expect(step(instance('i-1', 'r1', { ...MARKED, pods: [member] }), {}, { ...GOAL, instances: ['i-2'] })).toMatchObject({ kind: 'evict', instance: 'i-1' });
  });

  test('an empty one that never joined ends at once', () => {
    const all = observed(instance('i-1', 'r1'));
    const groups = all.groups.map((one) => ({ ...one, desired: one.name === 'group-r1' ? 2 : 1 }));
    const empty = instance('i-0', 'r1', undefined, { node: undefined });
    const goal = { instances: ['i-0'], sizes: { 'group-r1': 2, 'group-r2': 1 } };
    expect(nextStep({ ...all, groups, instances: [...all.instances, empty] }, goal)).toEqual({ kind: 'terminate', instance: 'i-0' });
    expect(nextStep({ ...all, groups, instances: [...all.instances, empty] }, { ...goal, instances: ['i-2'] })).toMatchObject({ kind: 'wait' });
  });
});

describe('it stops', () => {
  const stop = (why: RegExp) => ({ kind: 'stop', why: expect.stringMatching(why) });

  test.each<[string, RollInstance, Partial<Observed['ring']>, RegExp]>([
    ['for work of others', instance('i-1', 'r1'), { otherWork: ['cleanup runs'] }, /^cleanup runs\. Wait/],
    ['for work of others, before the pod goes', instance('i-1', 'r1', { ...MARKED, pods: [member] }), { otherWork: ['cleanup runs'] }, /^cleanup runs/],
    ['for a node that others cordoned', instance('i-1', 'r1', { isCordoned: true }), {}, /node node-i-1 \(i-1\) was cordoned by somebody else/],
    ['for a node that others uncordoned', instance('i-1', 'r1', { isMarked: true }), {}, /uncordoned by somebody else.*--stop/],
    ['for a pod that must not be moved', instance('i-1', 'r1', { ...MARKED, pods: [member, { ...other, isFixed: 'has a volume' }] }), {}, /tools\/agent on i-1 has a volume\. Move it/],
    ['for two pods of the ring on an instance', instance('i-1', 'r1', { ...MARKED, pods: [member, { ...member, name: 'p2' }] }), {}, /i-1 carries several nodes/],
    ['for two pods of the ring on an instance to begin with', instance('i-1', 'r1'),
      { members: ['p1', 'p2'].map((name) => ({ name, place: 'dc1', instance: 'i-1', isReady: true })) }, /i-1 carries several nodes/],
  ])('%s', (_, first, change, says) => {
    expect(step(first, change)).toEqual(stop(says));
  });

  test('for several instances with a mark', () => {
    const all = observed(instance('i-1', 'r1', MARKED));
    expect(nextStep({ ...all, instances: [all.instances[1], instance('i-2', 'r2', MARKED)] }, GOAL)).toEqual(stop(/several instances \(i-1, i-2\)/));
  });

  test.each<[string, Partial<Observed['groups'][number]>, RegExp]>([
    ['another size', { desired: 2 }, /group-r1 is to have 2 instances instead of 1/],
    ['no launches', { launches: false }, /process Launch is suspended/],
    ['another name', { name: 'other' }, /group group-r1 is gone/],
  ])('for a group with %s', (_, change, says) => {
    const all = observed(instance('i-1', 'r1'));
    expect(nextStep({ ...all, groups: [{ ...all.groups[0], ...change }, all.groups[1]] }, GOAL)).toEqual(stop(says));
  });

  test('rather than end an empty instance that nothing would replace', () => {
    const all = observed(instance('i-1', 'r1', MARKED), { members: withoutFirst });
    expect(nextStep({ ...all, groups: [{ ...all.groups[0], launches: false }, all.groups[1]] }, GOAL)).toEqual(stop(/process Launch is suspended/));
  });
});
