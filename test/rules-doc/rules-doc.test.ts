import * as fs from 'fs';
import * as path from 'path';
import { ruleIds, rulesDocument, SHEETS } from '../../tools/rules-doc/render';

const LIB = path.join(__dirname, '../../lib');

function sources(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return sources(file);
    return /(?<!\.d)\.ts$/.test(entry.name) ? [fs.readFileSync(file, 'utf8')] : [];
  });
}

test('RULES.md is what the rules say: run "npm run rules:doc"', () => {
  expect(fs.readFileSync(path.join(LIB, '../RULES.md'), 'utf8')).toBe(rulesDocument());
});

test('every rule that occurs in the library has a section', () => {
  const used = sources(LIB).flatMap((text) => [...text.matchAll(/rule: '([a-z0-9-]+)'|cdk-eks-cassandra:([a-z0-9-]+)['`]|'[^'\n]* \[([a-z]+(?:-[a-z0-9]+)+)\]'/g)]
    .map(([, thrown, warned, told]) => thrown ?? warned ?? told));
  expect(used.length).toBeGreaterThan(40);
  expect(used.filter((id) => !ruleIds().includes(id))).toEqual([]);
});

test('no rule has two sections', () => {
  const ids = ruleIds();
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test('every row names rules that exist, once, or says why there is none', () => {
  const rows = SHEETS.flatMap((sheet) => sheet.rows);
  const named = rows.flatMap(([, , answer]) => (answer.kind === 'rule' ? answer.rules : []));
  expect(named.filter((id) => !ruleIds().includes(id))).toEqual([]);
  const ids = rows.map(([id]) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  expect(rows.filter(([, , answer]) => answer.kind !== 'rule' && answer.note.length < 5)).toEqual([]);
});
