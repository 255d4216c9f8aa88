import * as fs from 'fs';
import * as path from 'path';
import { KubeObject } from './kube-client';
import { writeKubeconfig } from './kubeconfig';
import { Plane } from './plane';
import { sleep } from './process';

interface PodProgram {
  readonly name: string;
  /** What the image of the pod's first container looks like. */
  readonly image: RegExp;
  /** Listens at its pod's address, so that each pod needs one of its own; others serve all replicas with one process. */
  readonly ownAddress?: boolean;
  /** Port that it serves when it is ready; none: ready as soon as it runs. */
  readonly port?: number;
  readonly command: (context: { kubeconfig: string; folder: string; namespace: string; podIp: string }) => string[];
}

/**
 * A kubelet for the few pods in which something real must run: starts a program on this machine while a pod of it runs, with the rights of the
 * pod's ServiceAccount, its Secret volumes and its address (every pod address is local in the sandbox).
 */
export class PodPrograms {
  private readonly table: PodProgram[];
  /** Programs that run, by their key, with the id of their pod. */
  private readonly owners = new Map<string, string>();
  private stopped = false;

  constructor(private readonly plane: Plane, private readonly props: { folder: string; programs: string }) {
    const certManager = (mode: string): PodProgram => ({
      name: `cert-manager-${mode}`,
      image: new RegExp(`jetstack/cert-manager-${mode}`),
      port: mode === 'webhook' ? 10250 : undefined,
      command: ({ kubeconfig, namespace }) => [path.join(props.programs, 'certmanager'), mode, `--kubeconfig=${kubeconfig}`, `--namespace=${namespace}`],
    });
    const operator = (role: string): PodProgram => ({
      name: role,
      image: new RegExp(`k8ssandra/${role}:`),
      port: 9443,
      ownAddress: true,
      command: ({ kubeconfig, folder, namespace, podIp }) => [process.execPath, ...process.execArgv, path.join(__dirname, '..', 'operator', 'main.ts'),
        role, kubeconfig, path.join(folder, 'volumes'), namespace, podIp],
    });
    this.table = [certManager('controller'), certManager('cainjector'), certManager('webhook'), operator('k8ssandra-operator'), operator('cass-operator')];
  }

  public start(): void {
    void this.loop();
  }

  public stop(): void {
    this.stopped = true;
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      try {
        const pods = await this.plane.client.list('/api/v1/pods?fieldSelector=status.phase%3DRunning');
        for (const program of this.table) await this.settle(program, pods);
      } catch (error) {
        if (!this.stopped) this.log(String(error));
      }
      await sleep(1000);
    }
  }

  private async settle(program: PodProgram, pods: KubeObject[]): Promise<void> {
    const mine = pods.filter((pod) => program.image.test(pod.spec.containers[0].image) && !pod.metadata.deletionTimestamp && pod.status.podIP);
    // A program belongs to the pod for which it was started: it ends with it, another pod gets another process.
    for (const [key, owner] of this.owners) {
      const isOurs = key === program.name || key.startsWith(`${program.name}-of-`);
      if (!isOurs || mine.some(({ metadata }) => metadata.uid === owner)) continue;
      this.owners.delete(key);
      await this.plane.programs.stop(key);
    }
    for (const pod of mine) {
      const key = program.ownAddress ? `${program.name}-of-${pod.metadata.name}` : program.name;
      if (!this.plane.programs.isRunning(key)) {
        if (!await this.launch(program, key, pod)) continue;
        this.owners.set(key, pod.metadata.uid!);
      }
      const isReady = pod.status.conditions?.some((one: any) => one.type === 'Ready' && one.status === 'True');
      if (!isReady && await this.serves(program, pod.status.podIP)) await this.markReady(pod);
    }
  }

  /** @returns false while a Secret that the pod mounts is missing: a kubelet waits as well */
  private async launch(program: PodProgram, key: string, pod: KubeObject): Promise<boolean> {
    const { client } = this.plane;
    const { namespace, name } = pod.metadata;
    const folder = path.join(this.props.folder, key);
    for (const volume of (pod.spec.volumes ?? []).filter((one: any) => one.secret)) {
      const secret = await client.find(`/api/v1/namespaces/${namespace}/secrets/${volume.secret.secretName}`);
      if (!secret) return false;
      const target = path.join(folder, 'volumes', volume.name);
      fs.mkdirSync(target, { recursive: true, mode: 0o700 });
      for (const [file, value] of Object.entries(secret.data ?? {})) fs.writeFileSync(path.join(target, file), Buffer.from(value as string, 'base64'), { mode: 0o600 });
    }
    const account = `/api/v1/namespaces/${namespace}/serviceaccounts/${pod.spec.serviceAccountName}`;
    const token = await client.create(`${account}/token`, { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { expirationSeconds: 12 * 3600 } });
    const kubeconfig = path.join(folder, 'kubeconfig');
    writeKubeconfig(kubeconfig, { server: this.plane.server, ca: this.plane.ca, token: token.status.token }, namespace);
    const [command, ...args] = program.command({ kubeconfig, folder, namespace: namespace!, podIp: pod.status.podIP });
    this.log(`${key} starts for pod ${namespace}/${name}`);
    const given = Object.fromEntries((pod.spec.containers[0].env ?? []).map((one: any) => [one.name, one.value]));
    this.plane.programs.start(key, command, args, { ...given, KUBECONFIG: kubeconfig });
    return true;
  }

  private async serves(program: PodProgram, podIp: string): Promise<boolean> {
    if (program.port === undefined) return true;
    const { connect } = await import('net');
    return new Promise((resolve) => {
      const socket = connect({ host: podIp, port: program.port! }, () => {
        socket.destroy();
        resolve(true);
      });
      socket.setTimeout(1000, () => socket.destroy());
      socket.on('error', () => resolve(false));
      socket.on('close', () => resolve(false));
    });
  }

  private async markReady(pod: KubeObject): Promise<void> {
    const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
    await this.plane.client.patch(`/api/v1/namespaces/${pod.metadata.namespace}/pods/${pod.metadata.name}/status`, {
      status: {
        conditions: ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map((type) => ({ type, status: 'True', lastTransitionTime: now })),
        containerStatuses: pod.status.containerStatuses.map((one: any) => ({ ...one, ready: true, started: true })),
      },
    });
  }

  private log(text: string): void {
    fs.mkdirSync(this.props.folder, { recursive: true });
    fs.appendFileSync(path.join(this.props.folder, 'kubelet.log'), `${new Date().toISOString()} ${text}\n`);
  }
}
