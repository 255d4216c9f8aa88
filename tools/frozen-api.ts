/**
 * Compares the public API with the one frozen in test/upgrade, and fails with each change that breaks code of users. "--freeze" freezes today's.
 * Both read what the compiler left in .jsii.
 */
import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import * as zlib from 'zlib';
import { compileIfStale } from './compile-if-stale';

const ROOT = path.resolve(__dirname, '..');
const FROZEN = path.join(ROOT, 'test', 'upgrade', 'api.jsii.gz');
/** In the repository, where jsii-diff finds the peers' types; gone afterwards, since the docs generator reads every assembly. */
const UNPACKED = path.join(ROOT, 'dist', 'frozen-api');

/** What a comparison does not read: two thirds of the assembly. */
const UNCOMPARED = ['dependencyClosure', 'fingerprint', 'locationInModule', 'metadata', 'readme', 'symbolId'];
/** What it reads of the documentation. */
const COMPARED_DOCS = ['deprecated', 'stability', 'subclassable'];

function freeze(): void {
  const assembly = JSON.parse(fs.readFileSync(path.join(ROOT, '.jsii'), 'utf8'), (key, value) => {
    if (UNCOMPARED.includes(key)) return undefined;
    return key === 'docs' ? Object.fromEntries(Object.entries(value).filter(([name]) => COMPARED_DOCS.includes(name))) : value;
  });
  fs.writeFileSync(FROZEN, zlib.gzipSync(`${JSON.stringify(assembly)}\n`, { level: 9 }));
  console.log('froze the public API');
}

function compare(): void {
  try {
    fs.mkdirSync(UNPACKED, { recursive: true });
    fs.writeFileSync(path.join(UNPACKED, '.jsii'), zlib.gunzipSync(fs.readFileSync(FROZEN)));
    fs.copyFileSync(path.join(ROOT, 'package.json'), path.join(UNPACKED, 'package.json'));
    report(spawnSync('npx', ['jsii-diff', UNPACKED, ROOT, '--error-on', 'all'], { cwd: ROOT, stdio: 'inherit' }).status ?? 1);
  } finally {
    fs.rmSync(UNPACKED, { recursive: true, force: true });
  }
}

function report(status: number): void {
  if (status === 0) console.log('the public API breaks nothing that was frozen');
  else console.error('These changes break code of users. If no release has been made with what is frozen, accept them by "npm run freeze:anew".');
  process.exitCode = status;
}

compileIfStale();
if (process.argv.includes('--freeze')) freeze();
else compare();
