import * as fs from 'fs';
import * as path from 'path';
import * as ts from 'typescript';

/** Names and words of one operator, of its parts and of its project. */
const WORDS = /k8ssandra|medusa|reaper|datastax|cass-?operator/i;
const LIB = path.join(__dirname, '../../lib');

function files(folder: string): string[] {
  return fs.readdirSync(path.join(LIB, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'bundles' ? [] : files(file);
    return /(?<!\.d)\.ts$/.test(entry.name) ? [file] : [];
  });
}

/** Everything in a file that is code, comments left out: names, texts, patterns. */
function words(file: string): string[] {
  const source = ts.createSourceFile(file, fs.readFileSync(path.join(LIB, file), 'utf8'), ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    const { text } = node as { text?: string };
    if (typeof text === 'string' && node !== source) found.push(text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const leaks = (folders: string[]) => folders.flatMap(files).flatMap((file) => words(file).filter((word) => WORDS.test(word)).map((word) => `${file}: ${word}`));

test.each(['model', 'sizing', 'plan', 'cassandra', 'lifecycle', 'rules', 'roll', 'restore', 'tasks', 'cli', 'host', 'workers', 'storage', 'network', 'cluster', 'backup', 'private'])(
  'lib/%s names no operator', (folder) => {
    expect(files(folder).length).toBeGreaterThan(0);
    expect(leaks([folder])).toEqual([]);
  });

test('in lib/backends, only the folder of a backend and the tables name it', () => {
  const shared = files('backends').filter((file) => path.dirname(file) === 'backends');
  expect(shared.filter((file) => words(file).some((word) => WORDS.test(word))).sort()).toEqual([
    'backends/backup-index-table.ts', 'backends/cassandra-backend.ts', 'backends/command-table.ts', 'backends/table.ts',
  ]);
});

test('the words are found where they are', () => {
  expect(words('backends/table.ts')).toEqual(expect.arrayContaining(['K8SSANDRA_AT_DEPLOYMENT', './k8ssandra/at-deployment']));
  expect(words('backends/k8ssandra/watch.ts')).toContain('cassandra.datastax.com');
});
