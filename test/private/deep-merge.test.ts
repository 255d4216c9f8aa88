import { Lazy } from 'aws-cdk-lib';
import { deepMerge } from '../../lib/private/deep-merge';

test('the later one wins, at any depth', () => {
  expect(deepMerge({ a: { b: 1, c: 2 }, d: 3 }, { a: { c: 4 } }, { d: 5, e: { f: 6 } })).toEqual({ a: { b: 1, c: 4 }, d: 5, e: { f: 6 } });
});

test('undefined does not override, null does', () => {
  expect(deepMerge({ a: 1, b: 2 } as object, { a: undefined, b: null })).toEqual({ a: 1, b: null });
});

test('lists and things that are not plain are taken whole', () => {
  const token = Lazy.any({ produce: () => 1 });
  const merged = deepMerge({ list: [1, 2], token: { a: 1 } as object }, { list: [3], token });
  expect(merged.list).toEqual([3]);
  expect(merged.token).toBe(token);
});

test('arguments are not changed, and nothing is shared with the result', () => {
  const base = { a: { b: 1 } };
  const merged = deepMerge(base, { a: { c: 2 } });
  expect(base).toEqual({ a: { b: 1 } });
  expect(merged.a).not.toBe(base.a);
});
