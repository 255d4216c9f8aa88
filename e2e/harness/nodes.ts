import { ControlPlane } from './control-plane';
import { eventually } from './process';

/** What the emulator tells of an instance that starts (emulator/compute.py). */
export interface Launch {
  readonly instanceId: string;
  readonly zone: string;
  readonly instanceType: string;
  /** Of an Auto Scaling Group: what tells the instance which cluster to join. */
  readonly userData?: string;
  /** Of a node group: EKS tells. */
  readonly cluster?: string;
  readonly labels?: Record<string, string>;
  readonly taints?: { key: string; value?: string; effect: string }[];
}

export interface NodeConfig {
  readonly cluster: { name: string; apiServerEndpoint: string; certificateAuthority: string };
  readonly labels: Record<string, string>;
  readonly taints: object[];
  /** Arguments of cfn-signal: stack, resource. */
  readonly signal?: { stack: string; resource: string };
}

const EFFECTS: Record<string, string> = { NO_SCHEDULE: 'NoSchedule', NO_EXECUTE: 'NoExecute', PREFER_NO_SCHEDULE: 'PreferNoSchedule' };
const DRIVER_TAINT = 'ebs.csi.aws.com/agent-not-ready';

/** What nodeadm would do with the user data of an instance. */
export function readUserData(base64: string): NodeConfig {
  const text = Buffer.from(base64, 'base64').toString();
  const config = JSON.parse(/Content-Type: application\/node\.eks\.aws\s+(\{[\s\S]*?\n\})\s*\n--/.exec(text)![1]).spec;
  const flag: string | undefined = config.kubelet?.flags?.find((one: string) => one.startsWith('--node-labels='));
  const labels = Object.fromEntries((flag?.slice('--node-labels='.length).split(',') ?? []).map((pair) => pair.split('=') as [string, string]));
  const option = (name: string) => new RegExp(`cfn-signal[^\\n]*--${name}[= ]'?"?([^'"\\s]+)`).exec(text.replace(/\\\n/g, ' '))?.[1];
  const stack = option('stack');
  const resource = option('resource');
  return {
    cluster: config.cluster,
    labels,
    taints: config.kubelet?.config?.registerWithTaints ?? [],
    ...(stack && resource && { signal: { stack, resource } }),
  };
}

/** Registers an instance as a node that KWOK keeps alive, and waits until it is ready. */
export async function join(plane: ControlPlane, launch: Launch): Promise<void> {
  const config = launch.userData ? readUserData(launch.userData) : undefined;
  if (config && (config.cluster.apiServerEndpoint !== plane.server || Buffer.from(config.cluster.certificateAuthority, 'base64').toString().trim() !== plane.ca.trim())) {
    throw new Error(`the user data of ${launch.instanceId} does not lead to the cluster: ${config.cluster.apiServerEndpoint}`);
  }
  const name = launch.instanceId;
  const size = { cpu: '16', memory: '128Gi', pods: '110' };
  await plane.client.create('/api/v1/nodes', {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'arm64',
        'topology.kubernetes.io/region': launch.zone.slice(0, -1),
        'topology.kubernetes.io/zone': launch.zone,
        'node.kubernetes.io/instance-type': launch.instanceType,
        ...config?.labels,
        ...launch.labels,
      },
    },
    spec: {
      providerID: `aws:///${launch.zone}/${name}`,
      taints: [...config?.taints ?? [], ...(launch.taints ?? []).map((taint) => ({ ...taint, effect: EFFECTS[taint.effect] ?? taint.effect }))],
    },
    status: { allocatable: size, capacity: size },
  });
  await eventually(`node ${name} is ready`, 60, async () =>
    (await plane.client.get(`/api/v1/nodes/${name}`)).status.conditions?.some((one: any) => one.type === 'Ready' && one.status === 'True'));
  if (plane.addons.has('aws-ebs-csi-driver')) await letVolumesIn(plane);
}

/** The volume driver takes the taint away that keeps pods off a node until it runs there. */
export async function letVolumesIn(plane: ControlPlane): Promise<void> {
  for (const node of await plane.client.list('/api/v1/nodes')) {
    const taints: { key: string }[] = node.spec.taints ?? [];
    if (!taints.some(({ key }) => key === DRIVER_TAINT)) continue;
    await plane.client.patch(`/api/v1/nodes/${node.metadata.name}`, { spec: { taints: taints.filter(({ key }) => key !== DRIVER_TAINT) } });
  }
}
