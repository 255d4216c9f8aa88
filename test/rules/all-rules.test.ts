import * as fs from 'fs';
import * as path from 'path';
import { judge, withDatacenter } from './rule-cases';
import { K8SSANDRA } from '../../lib/backends/k8ssandra/backend';
import { RULES } from '../../lib/rules';

test('a good cluster gets no finding', () => {
  expect(judge({})).toEqual({ errors: [], warnings: [] });
});

test('all findings of a cluster are reported at once', () => {
  const { errors } = judge({ ...withDatacenter({ name: 'DC_1', nodes: 2, heap: undefined }), name: '1orders' });
  expect(errors).toEqual([
    expect.stringContaining('[names]'),
    expect.stringContaining('[datacenter-names]'),
    expect.stringContaining('[nodes-below-racks]'),
  ]);
});

test('every rule has a file and a test of its name', () => {
  const filesOf = (folder: string, suffix: string) => fs.readdirSync(path.join(__dirname, folder))
    .filter((name) => name.endsWith(suffix)).map((name) => name.slice(0, -suffix.length));
  const ids = RULES.map(({ id }) => id).sort();
  expect(new Set(ids).size).toBe(ids.length);
  for (const backend of [K8SSANDRA]) {
    const own = backend.rules.map(({ id }) => id).sort();
    expect(own.filter((id) => ids.includes(id))).toEqual([]);
    expect(filesOf(`../../lib/backends/${backend.id}/rules`, '.ts').filter((name) => name !== 'index' && !name.endsWith('.d'))).toEqual(own);
    expect(filesOf(`../backends/${backend.id}/rules`, '.test.ts')).toEqual(own);
  }
  expect(filesOf('../../lib/rules', '.ts').filter((name) => !['index', 'rule'].includes(name) && !name.endsWith('.d')).sort()).toEqual(ids);
  expect(filesOf('.', '.test.ts').filter((name) => name !== 'all-rules').sort()).toEqual(ids);
});
