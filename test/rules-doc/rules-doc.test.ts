import * as fs from 'fs';
import * as path from 'path';
import { PROOFS } from '../../tools/rules-doc/proofs';
import { MEASURED_FILE, measuredDocument, ruleIds, RULES_FILE, rulesDocument, SHEETS } from '../../tools/rules-doc/render';

const LIB = path.join(__dirname, '../../lib');

function sources(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return sources(file);
    return /(?<!\.d)\.ts$/.test(entry.name) ? [fs.readFileSync(file, 'utf8')] : [];
  });
}

test.each([[RULES_FILE, rulesDocument], [MEASURED_FILE, measuredDocument]])('%s is what the rules say: run "npm run rules:doc"', (file, document) => {
  expect(fs.readFileSync(path.join(LIB, '..', file), 'utf8')).toBe(document());
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

const ROWS = SHEETS.flatMap((sheet) => sheet.rows);
const OWN = ['E-volumes', 'E-drivers', 'E-zones', 'E-addresses', 'E-time'];

test('every row of the sheets of measurements is answered, once, and no other', () => {
  const wanted: Record<string, string[]> = JSON.parse(fs.readFileSync(path.join(LIB, '../tools/rules-doc/row-ids.json'), 'utf8'));
  expect(ROWS.map(([id]) => id).sort()).toEqual([...Object.values(wanted).flat(), ...OWN].sort());
});

test('every rule that is named exists, and every other answer says why', () => {
  const named = ROWS.flatMap(([, , answer]) => (answer.kind === 'rule' ? answer.rules : []));
  expect(named.filter((id) => !ruleIds().includes(id))).toEqual([]);
  expect(ROWS.filter(([, , answer]) => answer.kind !== 'rule' && answer.note.length < 5)).toEqual([]);
});

test.each(Object.entries(PROOFS))('there is a test that proves "%s", and an answer that needs it', (key, [file, title]) => {
  expect(fs.readFileSync(path.join(__dirname, '..', file), 'utf8')).toContain(`('${title.replace(/'/g, '\\\'')}', `);
  expect(ROWS.filter(([, , answer]) => 'proof' in answer && answer.proof === key)).not.toEqual([]);
});
