import * as fs from 'fs';
import * as path from 'path';
import { cycles, importGraph } from '../../tools/checks/import-cycles';

const PROJECT = path.join(__dirname, '../..');

test.each(['lib', 'e2e', 'test', 'tools'])('imports of %s form no circle', (folder) => {
  const named = cycles(importGraph(path.join(PROJECT, folder))).map((circle) => circle.map((file) => path.relative(PROJECT, file)).join(' > '));
  expect(named).toEqual([]);
});

test('a circle is found, whichever file it is met from', () => {
  const graph = new Map([['a', ['b']], ['b', ['c', 'd']], ['c', ['b']], ['d', []]]);
  expect(cycles(graph)).toEqual([['b', 'c', 'b']]);
});

test('a struct named Props belongs to a construct', () => {
  const names = [...importGraph(path.join(PROJECT, 'lib')).keys()].filter((file) => !file.includes('/crds/rendering/'))
    .flatMap((file) => {
      const source = fs.readFileSync(file, 'utf8');
      // Long ones have a file of their own beside the construct's.
      const beside = file.replace(/-(props|options)\.ts$/, '.ts');
      const construct = fs.existsSync(beside) ? fs.readFileSync(beside, 'utf8') : source;
      return [...source.matchAll(/^export interface (\w+)Props\b/gm)].filter(([, name]) => !construct.includes(`export class ${name} extends `))
        .map(([, name]) => `${path.relative(PROJECT, file)}: ${name}Props`);
    });
  expect(names).toEqual([]);
});
