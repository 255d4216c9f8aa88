import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { EXAMPLE_NAMES, exampleApp } from './example';

const ROOT = path.join(__dirname, '..', '..');

/** Makes a process fail as soon as it wants to reach another machine or start a program that could. */
const ALONE = `
  const refuse = (what) => () => { process.stderr.write('not alone: ' + what); process.exit(86); };
  const net = require('net'), dns = require('dns'), dgram = require('dgram'), programs = require('child_process');
  net.Socket.prototype.connect = refuse('connection');
  for (const way of ['lookup', 'resolve', 'resolve4', 'resolve6']) { dns[way] = refuse('name'); dns.promises[way] = refuse('name'); }
  dgram.Socket.prototype.send = refuse('datagram');
  for (const way of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']) programs[way] = refuse('program');
`;

let folder: string;
beforeAll(() => { folder = fs.mkdtempSync(path.join(os.tmpdir(), 'repeatable-')); });
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** A process that runs TypeScript as the examples are run, and can neither reach the network nor start programs. */
function run(code: string[], cwd: string, env: Record<string, string> = {}) {
  const preload = path.join(folder, 'alone.js');
  fs.writeFileSync(preload, ALONE);
  return spawnSync(process.execPath, ['--require', preload, ...code], {
    cwd, encoding: 'utf8', env: { PATH: process.env.PATH, HOME: folder, JSII_DEPRECATED: 'quiet', ...env },
  });
}

/**
 * All examples in one other process, from another folder, zone, language and account, in another order; as in a terminal, CDK's own validation is on.
 */
function synthesizeElsewhere(): void {
  const project = path.join(ROOT, 'examples', 'tsconfig.json');
  const code = [...EXAMPLE_NAMES].reverse().map((name) =>
    `process.env.CDK_OUTDIR = ${JSON.stringify(path.join(folder, name))}; require(${JSON.stringify(path.join(ROOT, 'examples', name, 'app.ts'))});`);
  const { status, stderr } = run([
    '--require', require.resolve('ts-node/register/transpile-only'), '--require', require.resolve('tsconfig-paths/register'), '--eval', code.join('\n'),
  ], folder, {
    CDK_OUTDIR: folder,
    CDK_CONTEXT_JSON: JSON.stringify({ 'aws:cdk:disable-asset-staging': true }),
    TS_NODE_PROJECT: project,
    TS_NODE_PREFER_TS_EXTS: 'true',
    TZ: 'Pacific/Kiritimati',
    LC_ALL: 'tr_TR.UTF-8',
    USER: 'somebody',
    AWS_REGION: 'sa-east-1',
    AWS_PROFILE: 'somebody',
  });
  if (status !== 0) throw new Error(stderr);
}

/** What is deployed or read by people. */
function outputs(outdir: string): Record<string, string> {
  const files = fs.readdirSync(outdir).filter((name) => /\.(template|plan|assets)\.json$/.test(name)).sort();
  return Object.fromEntries(files.map((name) => [name, fs.readFileSync(path.join(outdir, name), 'utf8')]));
}

describe('the same input', () => {
  beforeAll(synthesizeElsewhere, 120_000);

  test.each(EXAMPLE_NAMES)('gives the same bytes wherever and whenever, with no network: %s', (name) => {
    const here = outputs(exampleApp(name).synth().directory);
    expect(Object.keys(here)).toEqual(expect.arrayContaining([expect.stringContaining('.template.json')]));
    expect(outputs(path.join(folder, name))).toEqual(here);
  });
});

test.each([
  ['name', 'require("http").get("http://example.com")'],
  ['connection', 'require("net").connect(80, "192.0.2.1")'],
  ['program', 'require("child_process").spawn("true")'],
])('fails a process that wants a %s', (what, code) => {
  const { status, stderr } = run(['-e', code], folder);
  expect(status).toBe(86);
  expect(stderr).toMatch(/^not alone: /);
  expect(what).toBeDefined();
});
