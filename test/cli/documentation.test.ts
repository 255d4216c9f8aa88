import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

const CLI_MD = path.join(__dirname, '..', '..', 'docs', 'cli.md');

let folder: string;
beforeAll(() => { folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cli-docs-')); });
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** The loop of the documentation, with a `status` that ends with these codes one after another. */
function waits(...codes: number[]): { code: number | null; asked: number } {
  const [, loop] = /```sh\n(until [^]*?)```/.exec(fs.readFileSync(CLI_MD, 'utf8'))!;
  const program = (name: string, lines: string) => fs.writeFileSync(path.join(folder, name), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
  fs.writeFileSync(path.join(folder, 'asked'), '');
  program('npx', `echo >> asked\nset -- ${codes.join(' ')}\nshift $(($(wc -l < asked) - 1))\nexit $1`);
  program('sleep', ':');
  const { status } = spawnSync('sh', ['-c', loop], { cwd: folder, env: { PATH: `${folder}${path.delimiter}${process.env.PATH}` }, timeout: 5_000 });
  return { code: status, asked: fs.readFileSync(path.join(folder, 'asked'), 'utf8').length };
}

test('the documented loop waits for a cluster, and ends where waiting does not help', () => {
  expect(waits(1, 1, 0)).toEqual({ code: 0, asked: 3 });
  expect(waits(1, 2, 2)).toEqual({ code: 2, asked: 2 });
});
