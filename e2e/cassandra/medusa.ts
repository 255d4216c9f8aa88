import * as fs from 'fs';
import * as http from 'http';
import * as path from 'path';
import { CassandraNode } from './node';
import { awsEnvironment } from '../harness/aws';
import { KubeObject } from '../harness/kube-client';
import { AGENT } from '../harness/pod-identity';
import { Environment, Programs, run, RunResult } from '../harness/process';
import { quote } from '../harness/quote';

const IMPATIENT = path.join(__dirname, 'impatient.py');
const FIRST_GRPC_PORT = 50051;
const FIRST_MANAGEMENT_PORT = 8080;

export interface MedusaProps {
  readonly node: CassandraNode;
  /** `storageProperties` of the K8ssandraCluster. */
  readonly storage: KubeObject['spec'];
  /** Of the pod's ServiceAccount, for EKS Pod Identity. */
  readonly token: string;
  readonly user: { readonly name: string; readonly password: string };
  readonly programs: Programs;
  readonly python: string;
  /** Authorities that signed the emulator's certificate. */
  readonly authorities: string;
  readonly folder: string;
}

/**
 * The real Medusa beside a node, with the settings that k8ssandra-operator would write from the K8ssandraCluster, and with no other credentials than
 * those of the pod's identity. Its port is its own since all pods share one network here.
 */
export class Medusa {
  public readonly port: number;
  private readonly managementPort: number;
  private management?: http.Server;

  constructor(private readonly props: MedusaProps) {
    const { number } = props.node.props;
    this.port = FIRST_GRPC_PORT + number;
    this.managementPort = FIRST_MANAGEMENT_PORT + number;
    fs.mkdirSync(path.join(props.folder, 'tmp'), { recursive: true });
    fs.writeFileSync(this.file('token'), props.token, { mode: 0o600 });
    fs.writeFileSync(this.file('medusa.ini'), this.settings());
  }

  /** Serves the operator's calls. */
  public async start(): Promise<void> {
    const { programs, python, node } = this.props;
    this.management = await serveSnapshots(node, this.managementPort);
    programs.start(`medusa-${node.name}`, python, ['-m', 'medusa.service.grpc.server', 'server.py', this.file('medusa.ini')], this.environment());
  }

  public async stop(): Promise<void> {
    this.management?.close();
    await this.props.programs.stop(`medusa-${this.props.node.name}`);
  }

  /** What the init container does before a node of a restored datacenter starts: the same pod gets what it had. */
  public restore(backup: string, log: string): Promise<RunResult> {
    const { node: { name }, python } = this.props;
    return run(python, [IMPATIENT, 'medusa.service.grpc.restore', this.file('medusa.ini'), 'restore'], {
      mayFail: true,
      log,
      env: {
        ...this.environment(),
        BACKUP_NAME: backup,
        RESTORE_KEY: 'restore',
        RESTORE_MAPPING: JSON.stringify({ in_place: true, host_map: { [name]: { source: [name], seed: false } } }),
      },
    });
  }

  private file(name: string): string {
    return path.join(this.props.folder, name);
  }

  private settings(): string {
    const { storage, node } = this.props;
    const sections = {
      cassandra: { use_sudo: false, config_file: node.configuration },
      storage: {
        use_sudo_for_restore: false,
        storage_provider: storage.storageProvider,
        bucket_name: storage.bucketName,
        prefix: storage.prefix,
        region: storage.region,
        max_backup_age: storage.maxBackupAge ?? 0,
        max_backup_count: storage.maxBackupCount ?? 0,
      },
      grpc: { enabled: 1, port: this.port },
      kubernetes: { enabled: 1, use_mgmt_api: 1, cassandra_url: `http://127.0.0.1:${this.managementPort}/api/v0/ops/node/snapshots` },
      logging: { level: 'INFO' },
    };
    return Object.entries(sections).map(([name, values]) =>
      `[${name}]\n${Object.entries(values).map(([key, value]) => `${key} = ${quote.ini(value)}\n`).join('')}`).join('\n');
  }

  private environment(): Environment {
    const { node: { name }, user, authorities } = this.props;
    return {
      // The emulator, and no keys.
      ...awsEnvironment(),
      AWS_ACCESS_KEY_ID: undefined,
      AWS_SECRET_ACCESS_KEY: undefined,
      AWS_CA_BUNDLE: authorities,
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://${AGENT}/v1/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: this.file('token'),
      POD_NAME: name,
      // Its name for "whose backups these are": what it would find out from the name of its host.
      POD_IP: name,
      MEDUSA_CQL_USERNAME: user.name,
      MEDUSA_CQL_PASSWORD: user.password,
      MEDUSA_TMP_DIR: this.file('tmp'),
      HOME: this.props.folder,
    };
  }
}

/** Stand-in for the two calls of the management API that Medusa makes: snapshots, by nodetool on the real node. */
async function serveSnapshots(node: CassandraNode, port: number): Promise<http.Server> {
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const name = request.method === 'POST' ? JSON.parse(body).snapshot_name : new URL(request.url!, 'http://pod').searchParams.get('snapshotNames');
      node.nodetool(request.method === 'POST' ? 'snapshot' : 'clearsnapshot', '-t', name)
        .then((text) => response.end(text), (error) => response.writeHead(500).end(error.message));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}
