import { ChildProcess, spawn } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { Certificates } from './certificates';
import { CHART_ADDRESS, CHART_HOSTS } from './charts';
import { ADVERTISED, POD_NETWORK } from './control-plane';
import { Environment, run } from './process';

/**
 * Runs a program in network, mount and process namespaces of its own: its loopback is nobody else's, no port is shared with the machine or with
 * another run, and when it ends the kernel ends all that it started. To end it, kill what is returned: unshare itself heeds no milder signal, and its
 * death is the program's SIGTERM.
 */
export function enter(program: string, args: string[], folder: string, options: { detached?: boolean; env?: Environment } = {}): ChildProcess {
  const { detached = false, env = {} } = options;
  const certificates = new Certificates(path.join(folder, 'certificates'));
  const out = detached ? fs.openSync(path.join(folder, 'output.log'), 'a') : 'inherit';
  return spawn('unshare', ['--net', '--mount', '--pid', '--fork', '--mount-proc', '--kill-child=SIGTERM', process.execPath, ...process.execArgv, program, ...args], {
    // NODE_EXTRA_CA_CERTS is read when node starts.
    env: { ...process.env, ...env, NODE_EXTRA_CA_CERTS: certificates.ca, NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', out, out],
    detached,
  });
}

/** What the sandbox's inside needs before anything listens. */
export async function furnish(folder: string): Promise<void> {
  await run('ip', ['link', 'set', 'lo', 'up']);
  await run('ip', ['address', 'add', `${ADVERTISED}/32`, 'dev', 'lo']);
  // Every pod's address is local: a program that listens there is the pod.
  await run('ip', ['route', 'add', 'local', POD_NETWORK, 'dev', 'lo']);
  const hosts = path.join(folder, 'hosts');
  fs.writeFileSync(hosts, `127.0.0.1 localhost\n${CHART_ADDRESS} ${CHART_HOSTS.join(' ')}\n`);
  await run('mount', ['--bind', hosts, '/etc/hosts']);
}
