import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { cli } from './run';

const SECRET = 'hunter2';

let folder: string;
beforeAll(() => { folder = fs.mkdtempSync(path.join(os.tmpdir(), 'secrets-')); });
afterAll(() => fs.rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, content, { mode: 0o755 });
  return file;
}

const kubeconfig = (user: object, cluster: object = { server: 'https://127.0.0.1:1' }) => write('config', JSON.stringify({
  'current-context': 'test',
  'contexts': [{ name: 'test', context: { cluster: 'eks', user: 'me' } }],
  'clusters': [{ name: 'eks', cluster }],
  'users': [{ name: 'me', user }],
}));

const args = ['--token', SECRET];
const env = [{ name: 'API_KEY', value: SECRET }];
const SH = '#!/bin/sh\n';

describe('no message of status shows a secret', () => {
  test.each<[string, () => [user: object, cluster?: object], RegExp]>([
    ['a program that fails', () => [{ exec: { command: 'false', args, env } }], /: the credential plugin false ended with exit code 1$/m],
    ['a program that is ended', () => [{ exec: { command: write('ended', `${SH}kill -9 $$`), args, env } }], /ended ended with SIGKILL/],
    ['a program that is not installed', () => [{ exec: { command: 'no-such-program', args, env } }], /no-such-program is not installed/],
    ['a program that must not be run', () => [{ exec: { command: folder, args, env } }], /cannot be run: EACCES/],
    ['a program that answers something else', () => [{ exec: { command: write('wrong', `${SH}echo "${SECRET}"`), args, env } }], /wrong returned neither a token nor a certificate/],
    ['a program that answers too much', () => [{ exec: { command: write('long', `${SH}yes ${SECRET}`), args, env } }], /cannot be run: ENOBUFS/],
    ['an argument that no program can take', () => [{ exec: { command: 'true', args: [`${SECRET}\0`], env } }], /true cannot be run: ERR_INVALID_ARG_VALUE/],
    ['a variable that no program can take', () => [{ exec: { command: 'true', env: [{ name: 'X', value: `${SECRET}\0` }] } }], /true cannot be run: ERR_INVALID_ARG_VALUE/],
    ['a password in the address of a server', () => [{}, { server: `http://me:${SECRET}@127.0.0.1:1` }], /only https is supported/],
  ])('%s', async (_, entries, says) => {
    for (const debug of [[], ['--debug']]) {
      const ended = await cli(['status', '--kubeconfig', kubeconfig(...entries()), ...debug]);
      expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(says) });
      expect(JSON.stringify(ended)).not.toContain(SECRET);
    }
  });
});

test('no message of diff quotes a file that is no JSON', async () => {
  const broken = write('broken.json', `{"Password": ${SECRET}}`);
  expect(await cli(['diff', broken, broken])).toEqual({ code: 2, stdout: '', stderr: `error: ${broken} is not JSON\n` });
});
