import * as fs from 'fs';
import * as https from 'https';
import * as path from 'path';
import { Aws, awsEnvironment, ENDPOINT } from './aws';
import { Parts } from './cache';
import { Certificates } from './certificates';
import { CHART_HOSTS, serveCharts } from './charts';
import { ControlPlane } from './control-plane';
import { Hooks } from './hooks';
import { join, letVolumesIn, readUserData } from './nodes';
import { eventually, Programs, run, RunResult } from './process';

/** Add-ons of EKS whose pods need a node that takes them: EKS reports them degraded, and CloudFormation fails, if there is none. */
const NEED_NODES = ['coredns', 'aws-ebs-csi-driver', 'cert-manager'];

/** AWS and Kubernetes of one run, inside the sandbox. */
export class Environment {
  public readonly aws: Aws;
  public readonly planes = new Map<number, ControlPlane>();
  public readonly certificates: Certificates;
  private readonly programs: Programs;
  private readonly hooks: Hooks;

  constructor(public readonly folder: string, public readonly parts: Parts) {
    this.programs = new Programs(path.join(folder, 'logs'));
    this.certificates = new Certificates(path.join(folder, 'certificates'));
    this.aws = new Aws(parts.sdk);
    this.hooks = new Hooks(path.join(folder, 'hooks.sock'), {
      'cluster-start': (body) => this.startCluster(body),
      'cluster-stop': (body) => this.stopCluster(body),
      'node-launch': (body) => this.launchNode(body),
      'node-terminate': (body) => this.terminateNode(body),
      'addon': (body) => this.changeAddon(body),
    });
  }

  /** The one cluster that runs, if there is one. */
  public get cluster(): ControlPlane {
    const [plane] = this.planes.values();
    if (!plane) throw new Error('no cluster runs');
    return plane;
  }

  /** Environment of whoever works with the emulator. */
  public get variables(): Record<string, string> {
    const { ca } = this.certificates;
    return {
      ...awsEnvironment(),
      // Nobody else is spoken to. The CDK CLI reads them for each connection: all of the machine's were two fifths of its work in a deployment.
      NODE_EXTRA_CA_CERTS: ca,
      AWS_CA_BUNDLE: ca,
      REQUESTS_CA_BUNDLE: ca,
      SSL_CERT_FILE: ca,
      CDK_HOME: path.join(this.folder, 'cdk-home'),
      PATH: `${path.dirname(this.parts.python)}:${path.join(this.parts.tools, 'helm')}:${path.join(this.parts.tools, 'kubectl')}:${process.env.PATH}`,
    };
  }

  public get seedFile(): string {
    return path.join(this.folder, 'order-seed');
  }

  public async up(): Promise<void> {
    await this.hooks.listen();
    await serveCharts(this.parts.charts, await this.certificates.issue('charts', '/CN=charts', CHART_HOSTS.map((host) => `DNS:${host}`).join(',')));
    const { cert, key } = await this.certificates.issue('aws', '/CN=aws', 'IP:127.0.0.1,DNS:localhost');
    const temporary = path.join(this.folder, 'tmp');
    fs.mkdirSync(temporary);
    this.programs.start('emulator', this.parts.python, [path.join(__dirname, '..', 'emulator', 'main.py')], {
      ...this.variables,
      // Only `aws eks get-token` of the kubectl handler uses it: it signs, no call is made.
      AWS_ENDPOINT_URL_STS: 'https://sts.us-east-1.amazonaws.com',
      AUTH: 'true',
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: '4566',
      MINISTACK_HOST: '127.0.0.1',
      IOT_MTLS_ENABLED: '0',
      LAMBDA_EXECUTOR: 'local',
      USE_SSL: '1',
      MINISTACK_SSL_CERT: cert,
      MINISTACK_SSL_KEY: key,
      NODE_PATH: this.parts.sdk,
      TMPDIR: temporary,
      E2E_HOOKS: this.hooks.socket,
      E2E_ORDER_SEED: this.seedFile,
      E2E_PYTHON: this.parts.python,
    });
    await eventually('the emulator answers', 60, () => {
      if (!this.programs.isRunning('emulator')) throw new Error(`it ended: ${this.folder}/logs/emulator.log`);
      return new Promise<boolean>((resolve, reject) => https.get(`${ENDPOINT}/_ministack/health`, { ca: fs.readFileSync(this.certificates.ca) },
        (response) => resolve(response.on('error', reject).resume().statusCode === 200)).on('error', reject));
    });
  }

  public async down(): Promise<void> {
    await Promise.all([...this.planes.values()].map((plane) => plane.stop()));
    await this.programs.stopAll();
  }

  /** A cluster for what needs no AWS. */
  public async clusterWithoutAws(name: string, port: number): Promise<ControlPlane> {
    await this.startCluster({ name, port });
    return this.planes.get(port)!;
  }

  public stopCluster({ port }: { port: number }): Promise<void> {
    const plane = this.planes.get(port);
    this.planes.delete(port);
    return plane?.stop() ?? Promise.resolve();
  }

  /** What EKS does for an add-on. */
  public async installAddon(plane: ControlPlane, name: string, configuration: object = {}): Promise<void> {
    if (NEED_NODES.includes(name)) {
      // A node that has just joined keeps its taint for a moment; EKS looks for minutes.
      await eventually(`add-on ${name} is DEGRADED: no node takes its pods (InsufficientNumberOfReplicas)`, 30, async () => {
        const nodes = await plane.client.list('/api/v1/nodes');
        return nodes.some((node) => !node.spec.taints?.length);
      });
    }
    plane.addons.add(name);
    if (name === 'aws-ebs-csi-driver') await letVolumesIn(plane);
    if (name === 'cert-manager') {
      const values = path.join(this.folder, 'cert-manager-values.json');
      fs.writeFileSync(values, JSON.stringify({ crds: { enabled: true }, startupapicheck: { enabled: false }, ...configuration }));
      await this.helm(plane, ['upgrade', '--install', name, name, '--repo', 'https://charts.jetstack.io', '--namespace', name, '--create-namespace',
        '--values', values, '--wait', '--timeout', '120s']);
    }
  }

  public helm(plane: ControlPlane, args: string[]): Promise<RunResult> {
    const home = path.join(this.folder, 'helm');
    return run(path.join(this.parts.tools, 'helm', 'helm'), [...args, '--kubeconfig', plane.kubeconfig], {
      env: { ...this.variables, HELM_CONFIG_HOME: home, HELM_CACHE_HOME: home, HELM_DATA_HOME: home },
      log: path.join(this.folder, 'logs', 'addons.log'),
    });
  }

  private async startCluster({ name, port, authWebhook }: { name: string; port: number; authWebhook?: string }) {
    const folder = path.join(this.folder, `cluster-${port}`);
    fs.mkdirSync(folder, { recursive: true });
    const plane = new ControlPlane({ name, port, authWebhook, folder, certificates: this.certificates, parts: this.parts });
    await plane.start().catch(async (error) => {
      await plane.stop();
      throw error;
    });
    this.planes.set(port, plane);
    return { ca: plane.ca, kubeconfig: plane.kubeconfig, path: path.join(this.parts.tools, 'kubectl') };
  }

  private planeNamed(name: string): ControlPlane {
    const plane = [...this.planes.values()].find((one) => one.name === name);
    if (!plane) throw new Error(`no cluster named ${name}`);
    return plane;
  }

  private async launchNode(launch: any) {
    if (launch.cluster) return join(this.planeNamed(launch.cluster), launch);
    const config = readUserData(launch.userData);
    const plane = this.planeNamed(config.cluster.name);
    await join(plane, launch);
    if (config.signal) {
      await this.aws.call('cloudformation', 'SignalResource', {
        StackName: config.signal.stack, LogicalResourceId: config.signal.resource, UniqueId: launch.instanceId, Status: 'SUCCESS',
      }).catch((error: Error) => {
        // A node that comes later than its group was made has nobody who waits; the node does not mind either.
        if (!/not waiting for signals|cannot be signaled/.test(error.message)) throw error;
      });
    }
  }

  private async terminateNode({ instanceId }: { instanceId: string }) {
    await Promise.all([...this.planes.values()].map(({ client }) => client.delete(`/api/v1/nodes/${instanceId}`)));
  }

  private async changeAddon({ event, cluster, name, configuration }: { event: string; cluster: string; name: string; configuration: object }) {
    const plane = this.planeNamed(cluster);
    if (event === 'delete') {
      plane.addons.delete(name);
      if (name === 'cert-manager') await this.helm(plane, ['uninstall', name, '--namespace', name, '--wait']);
      return;
    }
    await this.installAddon(plane, name, configuration);
  }
}
