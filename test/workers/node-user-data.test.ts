import { execFileSync, spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { parse } from 'yaml';
import { KNOWN_FIELDS } from './node-config-fields';
import { nodeUserData, NodeUserDataInput } from '../../lib/workers/node-user-data';

/**
 * The golden files show what a worker gets, byte for byte. After a wanted change:
 *
 *   UPDATE_GOLDEN=1 npx jest test/workers/node-user-data.test.ts
 *
 * A change reaches every new instance of everyone who upgrades the library: it belongs to a new set of PlatformDefaults once V1 is released.
 */
const GOLDEN = path.join(__dirname, '..', 'golden', 'user-data');
const UPDATE = process.env.UPDATE_GOLDEN === '1';

const BASE: NodeUserDataInput = {
  clusterName: 'shop',
  apiServerEndpoint: 'https://0123456789ABCDEF.gr7.eu-west-1.eks.amazonaws.com',
  certificateAuthority: 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t',
  serviceIpv4Cidr: '172.20.0.0/16',
  cassandraCluster: 'orders',
  datacenter: 'dc1',
  rack: 'r1',
  maxPods: 20,
  signal: { stackName: 'Shop', logicalId: 'WorkersRack1', region: 'eu-west-1', deadlineSeconds: 780 },
};

const CASES: Record<string, NodeUserDataInput> = {
  'default': BASE,
  'more-pods-longer-join': { ...BASE, rack: 'r2', maxPods: 58, signal: { ...BASE.signal, deadlineSeconds: 3480 } },
  'china': {
    ...BASE,
    apiServerEndpoint: 'https://0123456789ABCDEF.sk1.cn-north-1.eks.amazonaws.com.cn',
    serviceIpv4Cidr: '10.100.0.0/16',
    signal: { ...BASE.signal, region: 'cn-north-1' },
  },
  'tokens': {
    ...BASE,
    clusterName: '${Token[cluster.1]}',
    apiServerEndpoint: '${Token[endpoint.2]}',
    certificateAuthority: '${Token[ca.3]}',
    signal: { ...BASE.signal, logicalId: '${Token[id.4]}', region: '${Token[AWS.Region.5]}' },
  },
};

/** Parts of a MIME text by their content type. */
function parts(userData: string): Record<string, string> {
  const boundary = /boundary="([^"]+)"/.exec(userData)![1];
  return Object.fromEntries(userData.split(`--${boundary}`).slice(1, -1).map((part) => {
    const [head, ...body] = part.trimStart().split('\n\n');
    return [/Content-Type: ([^;\s]+)/.exec(head)![1], body.join('\n\n')];
  }));
}

/** The files that a shell script writes. */
function files(shell: string): Record<string, string> {
  return Object.fromEntries([...shell.matchAll(/^cat > (\S+) <<'EOF'\n([\s\S]*?)^EOF$/gm)].map(([, name, content]) => [name, content]));
}

const userData = nodeUserData(BASE);
const config = JSON.parse(parts(userData)['application/node.eks.aws']);
const shell = parts(userData)['text/x-shellscript'];

describe.each(Object.entries(CASES))('user data %s', (name, input) => {
  const text = nodeUserData(input);

  test('is as in its golden file', () => {
    const file = path.join(GOLDEN, `${name}.txt`);
    if (UPDATE) fs.writeFileSync(file, text);
    expect(text).toBe(fs.readFileSync(file, 'utf8'));
  });

  test('fits into what EC2 takes, with room for a certificate', () => {
    expect(Buffer.byteLength(text)).toBeLessThan(16_384 - 4096);
  });

  test('is valid bash in all its parts', () => {
    const script = parts(text)['text/x-shellscript'];
    const scripts = [script, ...Object.values(files(script)).filter((content) => content.startsWith('#!/bin/bash'))];
    expect(scripts).toHaveLength(2);
    for (const one of scripts) expect(execFileSync('bash', ['-n'], { input: one, encoding: 'utf8' })).toBe('');
  });

  test('has a NodeConfig of known fields only, the same as YAML and as JSON', () => {
    const node = parts(text)['application/node.eks.aws'];
    expect(parse(node)).toEqual(JSON.parse(node));
    expect(unknownFields(JSON.parse(node))).toEqual([]);
  });
});

test('no golden file is left over', () => {
  expect(fs.readdirSync(GOLDEN).sort()).toEqual(Object.keys(CASES).map((name) => `${name}.txt`).sort());
});

test('the same input gives the same bytes', () => {
  expect(nodeUserData({ ...BASE })).toBe(userData);
});

test('every part that nodeadm and cloud-init need is there once', () => {
  expect(Object.keys(parts(userData))).toEqual(['application/node.eks.aws', 'text/x-shellscript']);
  expect(shell.startsWith('#!/bin/bash\n')).toBe(true);
  expect(/^[\x00-\x7f]*$/.test(userData)).toBe(true);
});

describe('NodeConfig', () => {
  test('places the node: labels, and taints against all but Cassandra and before the volume driver is there', () => {
    expect(config.spec.kubelet.flags).toEqual([
      '--node-labels=cdk-eks-cassandra/cluster=orders,cdk-eks-cassandra/datacenter=dc1,cdk-eks-cassandra/rack=r1',
    ]);
    expect(config.spec.kubelet.config.registerWithTaints).toEqual([
      { key: 'cdk-eks-cassandra/dedicated', value: 'orders.dc1', effect: 'NoSchedule' },
      { key: 'ebs.csi.aws.com/agent-not-ready', effect: 'NoExecute' },
    ]);
  });

  test('limits pods by the expression that the reserved memory follows, not by maxPods', () => {
    expect(config.spec.kubelet.maxPodsExpression).toBe('max_pods < 20 ? max_pods : 20');
    expect(config.spec.kubelet.config).not.toHaveProperty('maxPods');
  });

  test('leaves ordinary pods more than the 120 s of Cassandra\'s drain', () => {
    const seconds = (text: string) => Number(/^(\d+)s$/.exec(text)![1]);
    const { shutdownGracePeriod, shutdownGracePeriodCriticalPods } = config.spec.kubelet.config;
    expect(seconds(shutdownGracePeriod) - seconds(shutdownGracePeriodCriticalPods)).toBeGreaterThan(120);
  });

  test('has no limit that floating point would change', () => {
    for (const limit of config.spec.containerd.baseRuntimeSpec.process.rlimits) {
      expect(Number.isSafeInteger(limit.soft)).toBe(true);
      expect(limit.hard).toBeGreaterThanOrEqual(limit.soft);
    }
  });
});

describe('shell', () => {
  test('sets the kernel up behind the settings of the image', () => {
    const written = files(shell);
    expect(written['/etc/sysctl.d/99-zz-cassandra.conf']).toContain('vm.max_map_count = 1048575\n');
    expect(shell).toContain('sysctl --quiet --load=/etc/sysctl.d/99-zz-cassandra.conf');
    expect('99-zz-cassandra.conf' > '99-sysctl.conf').toBe(true);
  });

  test('never waits for the kubelet, which starts after it', () => {
    const outside = shell.replace(/^cat > \S+ <<'EOF'\n[\s\S]*?^EOF$/gm, '');
    expect(outside).toContain('systemctl start --no-block cassandra-node-signal.service');
    expect(outside).not.toMatch(/healthz|sleep|until|while/);
  });

  test('watches before anything can fail', () => {
    expect(shell.indexOf('trap ')).toBeLessThan(shell.indexOf('systemctl start'));
    expect(shell.indexOf('systemctl start')).toBeLessThan(shell.indexOf('sysctl --quiet'));
  });

  test.each([
    ['/dev/nvme1n1', true], ['/dev/nvme10n1', true], ['/dev/nvme26n1', true], ['/dev/nvme0n1', false], ['/dev/nvme1n1p1', false],
  ])('read-ahead rule and %s: %s', (device, applies) => {
    const glob = /KERNEL=="([^"]+)"/.exec(files(shell)['/etc/udev/rules.d/99-cassandra.rules'])![1];
    const match = spawnSync('bash', ['-c', `[[ "$1" == ${glob} ]]`, 'bash', path.basename(device)]).status === 0;
    expect(match).toBe(applies);
  });
});

describe('signal', () => {
  const script = files(shell)['/usr/local/bin/cassandra-node-signal'];

  /** Runs the node's script with stand-ins for the commands of the node. */
  function run(stubs: Record<string, string>, args: string[] = []) {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'signal-'));
    const log = path.join(dir, 'signals');
    const defaults = {
      'cfn-signal': `echo "$*" >> ${log}`, 'curl': 'true', 'systemctl': 'exit 1', 'cut': 'echo 10', 'sleep': 'true',
    };
    for (const [name, body] of Object.entries({ ...defaults, ...stubs })) {
      fs.writeFileSync(path.join(dir, name), `#!/bin/bash\n${body}\n`, { mode: 0o755 });
    }
    fs.mkdirSync(path.join(dir, 'net.d'));
    fs.writeFileSync(path.join(dir, 'net.d', '10-aws.conflist'), '{}');
    const local = script.replaceAll('/opt/aws/bin/cfn-signal', path.join(dir, 'cfn-signal')).replaceAll('/etc/cni/net.d', path.join(dir, 'net.d'));
    const result = spawnSync('bash', ['-s', '--', ...args], { input: local, encoding: 'utf8', env: { PATH: `${dir}:${process.env.PATH}`, LOG: log }, timeout: 20_000 });
    const signals = fs.existsSync(log) ? fs.readFileSync(log, 'utf8').trim().split('\n') : [];
    fs.rmSync(dir, { recursive: true });
    return { ...result, signals };
  }

  const target = '--stack Shop --resource WorkersRack1 --region eu-west-1';

  test('says yes once when the node joined', () => {
    expect(run({})).toMatchObject({ status: 0, signals: [`--success true --reason the node joined ${target}`] });
  });

  test('signals a failure at once when nodeadm failed', () => {
    expect(run({ curl: 'exit 7', systemctl: 'exit 0' }).signals).toEqual([`--success false --reason nodeadm failed, see its journal ${target}`]);
  });

  test('says no when time is over', () => {
    expect(run({ curl: 'exit 7', cut: 'echo 780' }).signals).toEqual([`--success false --reason the node did not join in time ${target}`]);
  });

  test('says no when user data fails', () => {
    expect(run({}, ['false', 'user data failed at line 9']).signals).toEqual([`--success false --reason user data failed at line 9 ${target}`]);
  });

  test('tries again when CloudFormation does not answer', () => {
    const once = 'if [ ! -e "$LOG.tried" ]; then touch "$LOG.tried"; exit 1; fi; echo "$*" >> "$LOG"';
    expect(run({ 'cfn-signal': once }).signals).toEqual([`--success true --reason the node joined ${target}`]);
  });

  test('succeeds when CloudFormation does not take the signal', () => {
    const result = run({ 'cfn-signal': 'exit 1' });
    expect(result).toMatchObject({ status: 0, signals: [] });
    expect(result.stdout).toContain('CloudFormation did not take the signal: success true, the node joined');
  });
});

/** Paths of a NodeConfig that nodeadm does not know; it would ignore some and refuse others. */
function unknownFields(value: unknown, known: unknown = KNOWN_FIELDS, at = ''): string[] {
  if (known === true || typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const next = (known as Record<string, unknown>)[key];
    return next === undefined ? [`${at}.${key}`] : unknownFields(child, next, `${at}.${key}`);
  });
}

test('the check of fields finds one that nodeadm does not know', () => {
  expect(unknownFields({ kind: 'NodeConfig', spec: { kubelet: { maxPods: 3 } } })).toEqual(['.spec.kubelet.maxPods']);
});
