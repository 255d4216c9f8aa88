import { cli } from './run';
import { main } from '../../lib/cli/main';
import { Output } from '../../lib/cli/output';

describe('a process', () => {
  test('help tells all commands, options and exit codes', async () => {
    const { code, stdout } = await cli(['--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}diff +Says what a deployment would be refused for/m);
    expect(stdout).toMatch(/^ {2}--json /m);
    expect(stdout).toMatch(/^ {2}0 +done.*\n {2}1 +the answer is no.*\n {2}2 +no answer/m);
  });

  test('help of a command, also after its name', async () => {
    const [one, other] = await Promise.all([cli(['diff', '--help']), cli(['help', 'diff'])]);
    expect(one).toEqual(other);
    expect(one.stdout).toMatch(/^usage: cdk-eks-cassandra diff <old> <new>/);
    expect(one.stdout).toMatch(/--accept <id>/);
    expect(one.stdout).toMatch(/--profile <name>/);
  });

  test('an error is one line on standard error, and nothing on standard output', async () => {
    expect(await cli(['diff', '/nowhere', '/nowhere'])).toEqual({ code: 2, stdout: '', stderr: 'error: /nowhere is not there\n' });
  });

  test('its stack is shown on demand', async () => {
    expect((await cli(['diff', '/nowhere', '/nowhere', '--debug'])).stderr).toMatch(/\n +at /);
  });
});

/** What a command says and how it ends, on a terminal or not. */
async function said(args: string[], { terminal = false, environment = {} } = {}) {
  const [out, err]: string[][] = [[], []];
  const code = await main(args, {
    stdout: { isTTY: terminal, write: (text) => out.push(text) },
    stderr: { isTTY: terminal, write: (text) => err.push(text) },
    environment,
  });
  return { code, out: out.join(''), err: err.join('') };
}

test.each([
  [[], 2, /^usage: cdk-eks-cassandra <command>/],
  [['-h'], 0, /^usage: cdk-eks-cassandra <command>/],
])('%j ends with %i and shows the help', async (args, code, says) => {
  expect(await said(args)).toMatchObject({ code, out: expect.stringMatching(says) });
});

test.each([
  [['dif'], /there is no command "dif". Did you mean "diff"\?/],
  [['constructor'], /there is no command "constructor"\. Commands: /],
  [['diff', 'a', 'b', '--jsn'], /diff has no option --jsn. Did you mean "--json"\?/],
  [['diff', 'a', 'b', '--acept', 'x'], /diff has no option --acept. Did you mean "--accept"\?/],
  [['diff', 'a', 'b', '-x'], /diff has no option -x\. See/],
  [['diff', 'a', 'b', '--stack'], /--stack needs a value/],
  [['diff', 'a', 'b', '--deployed=yes'], /--deployed takes no value/],
  [['diff'], /diff misses an argument. Usage: /],
  [['diff', 'a', 'b', 'c'], /diff has an argument too many, "c"/],
  [['diff', 'a'], /diff needs an old and a new side/],
  [['diff', 'a', 'b', '--deployed'], /diff --deployed takes the new side only/],
])('%j cannot be answered', async (args, says) => {
  expect(await said(args)).toEqual({ code: 2, out: '', err: expect.stringMatching(says) });
});

test('nothing is written where no one looks: a line of progress is for terminals', () => {

  const lines = (isTTY: boolean, environment = {}) => {
    const written: string[] = [];
    const stream = { isTTY, write: (text: string) => written.push(text) };
    const output = new Output({ stdout: { isTTY, write: () => undefined }, stderr: stream, environment }, { json: false, color: true });
    output.progress('reading');
    output.result({}, ['done']);
    return { written: written.join(''), painted: output.paint('red', 'x') };
  };
  expect(lines(false)).toEqual({ written: '', painted: 'x' });
  expect(lines(true, { CI: 'true' })).toMatchObject({ written: '' });
  expect(lines(true)).toEqual({ written: expect.stringMatching(/reading.*\r/), painted: '\u001b[31mx\u001b[0m' });
  expect(lines(true, { NO_COLOR: '1' })).toMatchObject({ painted: 'x' });
});
