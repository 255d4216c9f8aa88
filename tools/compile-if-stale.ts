/** Compiles the library, unless what the compiler left is newer than all that it reads. */
import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';

const ROOT = path.resolve(__dirname, '..');
/** What the compiler writes last. */
const ASSEMBLY = path.join(ROOT, '.jsii');

export function compileIfStale(): void {
  if (!isStale()) return;
  for (const task of ['pre-compile', 'compile']) {
    const { status, stdout } = spawnSync('npx', ['projen', task], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    if (status !== 0) throw new Error(`npx projen ${task} failed:\n${stdout}`);
  }
}

function isStale(): boolean {
  if (!fs.existsSync(ASSEMBLY)) return true;
  const sources = fs.readdirSync(path.join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => path.join('lib', name));
  return [...sources, 'package.json', 'README.md'].some((name) => modified(path.join(ROOT, name)) > modified(ASSEMBLY));
}

function modified(file: string): number {
  return fs.statSync(file).mtimeMs;
}

if (require.main === module) compileIfStale();
