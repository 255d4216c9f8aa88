import { RestoreRun } from '../../lib/restore/observed';
import { standingOf } from '../../lib/restore/standing';

const MINUTE = 60_000;
const RUN: RestoreRun = { name: 'run', datacenter: 'dc1', backup: 'b', createdAt: 0, phase: 'restoring', nodes: [] };
const standing = (run: Partial<RestoreRun>, missing?: string, now = MINUTE) => standingOf([{ ...RUN, ...run }], ['run'], missing, now);

test('a restore is done when its operator is through without a complaint and every node is up', () => {
  expect(standing({ phase: 'ended' })).toEqual({ state: 'done', told: 'restored, and every node is up' });
  expect(standing({ phase: 'ended' }, 'dc1 has 2 of 3 nodes')).toEqual({ state: 'running', told: 'restored; dc1 has 2 of 3 nodes' });
  expect(standing({ phase: 'ended', failure: 'rack names must match' })).toEqual({ state: 'failed', told: 'the operator refused restore run: rack names must match' });
});

test('all datacenters must be through', () => {
  const two = [{ ...RUN, phase: 'ended' as const }, { ...RUN, name: 'run2', datacenter: 'dc2' }];
  expect(standingOf(two, ['run', 'run2'], undefined, MINUTE)).toEqual({ state: 'running', told: 'datacenter dc2 is restored, 0 of 0 started nodes have their data' });
});

test('progress counts the nodes that have their data', () => {
  const nodes = [{ pod: 'a', state: 'restored' as const }, { pod: 'b', state: 'restoring' as const }];
  expect(standing({ nodes }).told).toBe('datacenter dc1 is restored, 1 of 2 started nodes have their data');
});

test('a node that fails again and again is a failure, however long the others take', () => {
  expect(standing({ nodes: [{ pod: 'a', state: 'failing', why: 'exit code 1' }] })).toEqual({ state: 'failed', told: 'a of datacenter dc1 cannot restore its data: exit code 1' });
});

test('a comparison without an end is a failure', () => {
  expect(standing({ phase: 'preparing' }, undefined, 10 * MINUTE).state).toBe('running');
  expect(standing({ phase: 'preparing' }, undefined, 10 * MINUTE + 1).told).toContain('can its nodes read the bucket?');
});

test('an operator that never looks, and a deleted restore, are failures', () => {
  expect(standing({ phase: 'new' }, undefined, 5 * MINUTE).state).toBe('running');
  expect(standing({ phase: 'new' }, undefined, 5 * MINUTE + 1)).toEqual({ state: 'failed', told: 'the operator has not looked at restore run: is it running?' });
  expect(standingOf([], ['run'], undefined, 0)).toEqual({ state: 'failed', told: 'restore run was deleted' });
});
