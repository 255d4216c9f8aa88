import * as fs from 'fs';
import * as path from 'path';
import { dc, guarded, judgeChange } from './transition-cases';
import { BACKENDS } from '../../../lib/backends/table';
import { judgeTransition, transitionRules } from '../../../lib/backends/transitions';
import { TRANSITIONS } from '../../../lib/rules/transitions';

test('no change, no finding', () => {
  expect(judgeChange({})).toEqual([]);
});

test('all findings of a change are reported at once, with cluster, reason, way out and rule', () => {
  const lines = judgeChange({ from: dc({ nodes: 6 }), to: { props: { clusterName: 'Shop', ...dc({ nodes: 3, cassandraYaml: { num_tokens: 4 } }).props } } });
  expect(lines.map((line) => /\[([-a-z]+)\]$/.exec(line)![1])).toEqual(['cluster-identity', 'fewer-nodes', 'num-tokens', 'size-alone', 'superuser-secret']);
  for (const line of lines) expect(line).toMatch(/^Orders: .+: .+; .+ \[[-a-z]+\]$/);
});

test('every rule has a file of its name and is tested', () => {
  const filesOf = (folder: string) => fs.readdirSync(path.join(__dirname, '../../../lib', folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts')).map((name) => name.slice(0, -3))
    .filter((name) => !['acceptance', 'changes', 'hosts', 'index', 'missed-resources', 'transition'].includes(name)).sort();
  expect(filesOf('rules/transitions')).toEqual(TRANSITIONS.map(({ id }) => id).sort());
  for (const { id, transitions } of BACKENDS) expect(filesOf(`backends/${id}/transitions`)).toEqual(transitions.map((rule) => rule.id).sort());
  const tests = fs.readdirSync(__dirname).map((name) => fs.readFileSync(path.join(__dirname, name), 'utf8')).join('\n');
  for (const { id } of transitionRules()) expect(tests).toContain(`describeTransition('${id}'`);
});

describe('clusters of a stack', () => {
  const stack = (...paths: string[]) => ({ format: 2, clusters: Object.fromEntries(paths.map((path_) => [path_, guarded()])) });

  test('come as they like', () => {
    expect(judgeTransition(stack(), stack('Orders'))).toEqual([]);
  });

  test('a model of a later release with fields unknown here is compared as far as possible', () => {
    const later: any = JSON.parse(JSON.stringify(stack('Orders')));
    later.clusters.Orders.fieldOfTomorrow = { deep: true };
    later.clusters.Orders.clusterName = 'Shop';
    expect(judgeTransition(later, stack('Orders')).map(({ rule }) => rule)).toEqual(['cluster-identity']);
  });
});
