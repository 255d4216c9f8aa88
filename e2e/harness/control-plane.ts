import * as fs from 'fs';
import * as net from 'net';
import * as path from 'path';
import { Parts } from './cache';
import { Certificates } from './certificates';
import { KubeClient } from './kube-client';
import { writeKubeconfig } from './kubeconfig';
import { Plane } from './plane';
import { PodPrograms } from './pod-programs';
import { eventually, Programs, sleep } from './process';
import { Volumes } from './volumes';

/** Address by which the API server is known inside the cluster; the sandbox gives it to its loopback device. */
export const ADVERTISED = '10.245.0.1';
export const POD_NETWORK = '10.244.0.0/16';
const SERVICE_NETWORK = '172.20.0.0/16';

/** Who wrote what and how, without bodies: they could hold secrets. */
const AUDIT_POLICY = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  rules: [
    { level: 'None', userGroups: ['system:nodes', 'system:serviceaccounts', 'system:masters'] },
    { level: 'None', users: ['system:kube-controller-manager', 'system:kube-scheduler', 'system:apiserver', 'system:anonymous'] },
    { level: 'Metadata', verbs: ['create', 'update', 'patch', 'delete'] },
    { level: 'None' },
  ],
};

export interface ControlPlaneProps {
  readonly name: string;
  readonly port: number;
  readonly folder: string;
  readonly certificates: Certificates;
  readonly parts: Parts;
  /** Kubeconfig of the webhook that authenticates the tokens of `aws eks get-token`. */
  readonly authWebhook?: string;
}

/** A real Kubernetes control plane, with KWOK for nodes and pods and stand-ins for the volume driver and for what runs in some pods. */
export class ControlPlane implements Plane {
  public readonly kubeconfig: string;
  public readonly name: string;
  public readonly port: number;
  public readonly programs: Programs;
  /** Add-ons of EKS by name. */
  public readonly addons = new Set<string>();
  /** Undefined until it has started. */
  public client!: KubeClient;
  public ca!: string;
  private podPrograms?: PodPrograms;
  private volumes?: Volumes;

  constructor(private readonly props: ControlPlaneProps) {
    this.name = props.name;
    this.port = props.port;
    this.kubeconfig = path.join(props.folder, 'admin.kubeconfig');
    this.programs = new Programs(path.join(props.folder, 'logs'));
  }

  /** What kubectl was used for, one JSON object a line. */
  public get auditLog(): string {
    return path.join(this.props.folder, 'logs', 'audit.log');
  }

  public get server(): string {
    return `https://127.0.0.1:${this.port}`;
  }

  public async start(): Promise<void> {
    const { folder, certificates, parts, authWebhook } = this.props;
    const binary = (name: string) => path.join(name.startsWith('kube-') ? parts.kubernetes : parts.programs, name);
    const [etcd, peer, kcm, scheduler, kwok] = await Promise.all([freePort(), freePort(), freePort(), freePort(), freePort()]);
    const tokens = await certificates.tokenKeys();
    const serving = await certificates.issue('apiserver', '/CN=kube-apiserver',
      `IP:127.0.0.1,IP:${ADVERTISED},IP:172.20.0.1,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc`);
    this.ca = fs.readFileSync(certificates.ca, 'utf8');
    const [, controllers, scheduling, kubelets] = await Promise.all([
      this.user('admin', '/O=system:masters/CN=e2e-admin'),
      this.user('controllers', '/CN=system:kube-controller-manager'),
      this.user('scheduler', '/CN=system:kube-scheduler'),
      this.user('kwok', '/O=system:masters/CN=kwok'),
    ]);

    const url = (port: number) => `http://127.0.0.1:${port}`;
    this.programs.start('etcd', binary('etcd'), ['--data-dir', path.join(folder, 'etcd'), '--unsafe-no-fsync', '--log-level=warn',
      '--listen-client-urls', url(etcd), '--advertise-client-urls', url(etcd), '--listen-peer-urls', url(peer),
      '--initial-advertise-peer-urls', url(peer), '--initial-cluster', `default=${url(peer)}`]);
    const webhook = path.join(folder, 'auth-webhook.yaml');
    if (authWebhook) fs.writeFileSync(webhook, authWebhook, { mode: 0o600 });
    const policy = path.join(folder, 'audit-policy.json');
    fs.writeFileSync(policy, JSON.stringify(AUDIT_POLICY));
    this.programs.start('kube-apiserver', binary('kube-apiserver'), [
      `--etcd-servers=${url(etcd)}`, `--secure-port=${this.port}`, '--bind-address=127.0.0.1', `--advertise-address=${ADVERTISED}`,
      `--tls-cert-file=${serving.cert}`, `--tls-private-key-file=${serving.key}`, `--client-ca-file=${certificates.ca}`,
      `--service-cluster-ip-range=${SERVICE_NETWORK}`, '--authorization-mode=Node,RBAC', '--allow-privileged=true',
      '--service-account-issuer=https://kubernetes.default.svc', `--service-account-signing-key-file=${tokens.key}`, `--service-account-key-file=${tokens.pub}`,
      `--audit-policy-file=${policy}`, `--audit-log-path=${this.auditLog}`,
      // Webhooks are reached at the addresses of their pods: no kube-proxy is needed.
      '--enable-aggregator-routing=true',
      ...(authWebhook ? [`--authentication-token-webhook-config-file=${webhook}`, '--authentication-token-webhook-version=v1', '--authentication-token-webhook-cache-ttl=2s'] : []),
      // Memory is there: garbage is collected a quarter as often as usually.
    ], { GOGC: '400' });
    this.client = KubeClient.fromKubeconfig(this.kubeconfig);
    await eventually('kube-apiserver answers', 90, async () => {
      if (!this.programs.isRunning('kube-apiserver')) throw new Error(`it ended: ${folder}/logs/kube-apiserver.log`);
      return (await this.client.request('GET', '/readyz')) === 'ok';
    });
    this.programs.start('kube-controller-manager', binary('kube-controller-manager'), [
      `--kubeconfig=${controllers}`, `--authentication-kubeconfig=${controllers}`, `--authorization-kubeconfig=${controllers}`,
      `--service-account-private-key-file=${tokens.key}`, `--root-ca-file=${certificates.ca}`, '--use-service-account-credentials=true',
      '--leader-elect=false', '--bind-address=127.0.0.1', `--secure-port=${kcm}`,
    ]);
    this.programs.start('kube-scheduler', binary('kube-scheduler'), [
      `--kubeconfig=${scheduling}`, `--authentication-kubeconfig=${scheduling}`, `--authorization-kubeconfig=${scheduling}`,
      '--leader-elect=false', '--bind-address=127.0.0.1', `--secure-port=${scheduler}`,
    ]);
    this.programs.start('kwok', binary('kwok'), [
      `--kubeconfig=${kubelets}`, `--config=${parts.stages}`, '--manage-all-nodes=false', '--manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake',
      `--cidr=${POD_NETWORK.replace('/16', '/24')}`, `--node-ip=${ADVERTISED}`, '--node-lease-duration-seconds=40', `--server-address=127.0.0.1:${kwok}`,
    ]);
    await eventually('controllers work', 60, () => this.client.find('/api/v1/namespaces/default/serviceaccounts/default'));
    this.podPrograms = new PodPrograms(this, { folder: path.join(folder, 'pods'), programs: parts.programs });
    this.podPrograms.start();
    this.volumes = new Volumes(this);
    this.volumes.start();
  }

  /** Takes the API server away for a while. */
  public async restartApiServer(seconds: number): Promise<void> {
    await this.programs.stop('kube-apiserver');
    await sleep(seconds * 1000);
    this.programs.startAgain('kube-apiserver');
    await eventually('kube-apiserver answers again', 90, async () => (await this.client.request('GET', '/readyz')) === 'ok');
  }

  /** The API server goes first: it hangs for ten seconds on an etcd that has gone. */
  public async stop(): Promise<void> {
    this.volumes?.stop();
    this.podPrograms?.stop();
    await this.programs.stop('kube-apiserver');
    await this.programs.stopAll();
  }

  private async user(name: string, subject: string): Promise<string> {
    const { cert, key } = await this.props.certificates.issue(name, subject);
    const file = name === 'admin' ? this.kubeconfig : path.join(this.props.folder, `${name}.kubeconfig`);
    const read = (path_: string) => fs.readFileSync(path_, 'utf8');
    writeKubeconfig(file, { server: this.server, ca: read(this.props.certificates.ca), cert: read(cert), key: read(key) });
    return file;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
