import * as fs from 'fs';
import * as net from 'net';
import * as os from 'os';
import * as path from 'path';
import { javaArguments, writeServerFiles } from './server-files';
import { KubeObject } from '../harness/kube-client';
import { eventually, Programs, run } from '../harness/process';

const RACK = 'cassandra.datastax.com/rack';
const CQL_PORT = 9042;
const FIRST_JMX_PORT = 7199;
/** The only thing that is not as the stack says: three nodes must fit on a small machine. */
const HEAP = ['-Xms192M', '-Xmx384M'];
/** What makes a start quick where there is nothing to wait for. */
const HASTE = ['-Dcassandra.ring_delay_ms=3000', '-Dcassandra.skip_wait_for_gossip_to_settle=0', '-Dcassandra.superuser_setup_delay_ms=500'];

export interface NodeProps {
  /** The pod in whose place the server runs, at its address. */
  readonly pod: KubeObject;
  /** The K8ssandraCluster that the pod belongs to. */
  readonly cluster: KubeObject;
  /** Different for each node: ports on the loopback device are shared. */
  readonly number: number;
  readonly seeds: string[];
  readonly programs: Programs;
  /** Folder with the `<release>.classpath` files. */
  readonly jars: string;
  /** Where the pod's volume and configuration are. */
  readonly folder: string;
}

/** A real Cassandra in the place of a pod, with the configuration that the pod has. */
export class CassandraNode {
  public readonly name: string;
  public readonly address: string;
  public readonly rack: string;
  private readonly release: string;
  private readonly classPath: string;

  constructor(public readonly props: NodeProps) {
    const { metadata, spec, status } = props.pod;
    this.name = metadata.name;
    this.address = status.podIP;
    this.rack = metadata.labels![RACK];
    const { image } = this.container(spec);
    this.release = /:(\d+\.\d+\.\d+)/.exec(image)![1];
    this.classPath = fs.readFileSync(path.join(props.jars, `${this.release}.classpath`), 'utf8');
    this.writeFiles();
  }

  public get configuration(): string {
    return path.join(this.props.folder, 'conf', 'cassandra.yaml');
  }

  /** Starts the server and waits until it serves. */
  public async start(): Promise<void> {
    const { folder, programs, cluster, number } = this.props;
    const { jvmOptions } = cluster.spec.cassandra.datacenters[0].config;
    programs.start(this.name, 'java', [
      ...javaArguments(folder, this.classPath, [...jvmOptions.additionalOptions ?? [], ...HEAP, ...HASTE]),
      `-javaagent:${this.classPath.split(':').find((jar) => path.basename(jar).startsWith('jamm-'))}`,
      `-Djdk.net.hosts.file=${this.hosts}`,
      `-Dcassandra.jmx.local.port=${FIRST_JMX_PORT + number}`, '-Dcassandra-foreground=yes', `-Dcassandra.logdir=${folder}/log`,
      // As cass-operator does it for the first datacenter.
      `-Dcassandra.system_distributed_replication=${this.datacenter}:3`,
      'org.apache.cassandra.service.CassandraDaemon',
    ]);
    await eventually(`${this.name} serves at ${this.address}`, 180, async () => !programs.isRunning(this.name) || answers(this.address, CQL_PORT));
    if (!programs.isRunning(this.name)) throw new Error(`${this.name} ended: logs/${this.name}.log`);
  }

  /**
   * Makes restored data forget where the other nodes were. New pods get the old addresses in another order here, and a node is refused at an address
   * that was another's.
   */
  public forgetPeers(): void {
    const system = path.join(this.props.folder, 'data', 'system');
    for (const table of fs.readdirSync(system).filter((name) => name.startsWith('peers'))) fs.rmSync(path.join(system, table), { recursive: true });
  }

  public stop(): Promise<void> {
    return this.props.programs.stop(this.name);
  }

  public async nodetool(...args: string[]): Promise<string> {
    const { stdout } = await run('java', [...javaArguments(this.props.folder, this.classPath, ['-Xmx96M']),
      'org.apache.cassandra.tools.NodeTool', '-h', '127.0.0.1', '-p', String(FIRST_JMX_PORT + this.props.number), ...args]);
    return stdout;
  }

  /** As a kubelet writes it: the name of the machine is that of the pod's address. */
  private get hosts(): string {
    return path.join(this.props.folder, 'conf', 'hosts');
  }

  private get datacenter(): string {
    return this.props.pod.metadata.labels!['cassandra.datastax.com/datacenter'];
  }

  private container(spec: any): any {
    return spec.containers.find(({ name }: any) => name === 'cassandra');
  }

  private writeFiles(): void {
    const { pod, cluster, folder, seeds } = this.props;
    const { value } = this.container(pod.spec).env.find(({ name }: any) => name === 'CONFIG_FILE_DATA');
    const operators = {
      cluster_name: cluster.spec.cassandra.clusterName,
      num_tokens: 16,
      allocate_tokens_for_local_replication_factor: 3,
      ...(cluster.spec.auth && { authenticator: 'PasswordAuthenticator', authorizer: 'CassandraAuthorizer', role_manager: 'CassandraRoleManager' }),
    };
    const line = this.release.split('.').slice(0, 2).join('.');
    writeServerFiles(folder, line, { ...operators, ...JSON.parse(value)['cassandra-yaml'] }, { address: this.address, seeds, datacenter: this.datacenter, rack: this.rack });
    fs.writeFileSync(this.hosts, `127.0.0.1 localhost\n${this.address} ${os.hostname()}\n`);
  }
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
