import { strict as assert } from 'assert';
import * as fs from 'fs';
import * as path from 'path';
import * as tls from 'tls';
import { Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { App } from 'cdk8s';
import { MountedSecret } from './mounted-secret';
import { CassandraNode } from './node';
import * as library from '../../lib';
import { Environment } from '../harness/environment';
import { KubeClient } from '../harness/kube-client';
import { eventually, Programs, run } from '../harness/process';
import * as versions from '../versions.json';

const CLIENT = path.join(__dirname, 'client.py');
const NAMESPACE = 'cassandra-orders';
const PASSWORD = { secretName: 'stores', value: 'of-the-stores' };
const KINDS: Record<string, string> = {
  Namespace: '/api/v1/namespaces',
  Issuer: `/apis/cert-manager.io/v1/namespaces/${NAMESPACE}/issuers`,
  Certificate: `/apis/cert-manager.io/v1/namespaces/${NAMESPACE}/certificates`,
};
const CQL = 9042;
const INTERNODE = 7000;

/** The mildest setting and the strictest one, which live in one ring while nodes restart one after another. */
const STEPS = {
  optional: { address: '127.0.0.11', client: { optional: true } },
  strict: { address: '127.0.0.12', client: { requireClientCertificates: true } },
} as const;
export type Step = keyof typeof STEPS;

/** Files by which a client proves who it is, and knows the server. */
export interface Credentials {
  readonly ca: string;
  readonly cert?: string;
  readonly key?: string;
}

/** Real nodes, each with the rendered settings of another step and the stores that cert-manager made, where the operator mounts them. */
export class EncryptedRing {
  private readonly programs: Programs;
  private readonly nodes = new Map<Step, CassandraNode>();
  private readonly mounts = new Map<string, MountedSecret>();

  constructor(private readonly environment: Environment, private readonly kubernetes: KubeClient) {
    this.programs = new Programs(path.join(environment.folder, 'logs'));
  }

  /** An application's certificate, which the authority of the clients signs. */
  public get client(): Credentials {
    return this.secret('shop');
  }

  /** A client that knows the authority and has no certificate. */
  public get authority(): Credentials {
    return { ca: this.client.ca };
  }

  public secret(name: string): Credentials {
    const { folder } = this.mounts.get(name)!;
    return { ca: path.join(folder, 'ca.crt'), cert: path.join(folder, 'tls.crt'), key: path.join(folder, 'tls.key') };
  }

  public async issue(): Promise<void> {
    const rendered: any[] = chart('strict').toJson().filter(({ kind }) => kind in KINDS);
    const shop = {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { name: 'shop', namespace: NAMESPACE },
      spec: { secretName: 'shop', commonName: 'shop', usages: ['client auth'], issuerRef: { name: 'orders-client-ca' } },
    };
    for (const object of [...rendered, shop]) {
      await eventually(`${object.kind} ${object.metadata.name}`, 60, () => this.kubernetes.apply(`${KINDS[object.kind]}/${object.metadata.name}`, object));
      if (object.kind === 'Namespace') await this.makePassword();
    }
    for (const { spec } of [...rendered, shop].filter(({ kind }) => kind === 'Certificate')) await this.mount(spec.secretName);
  }

  /** As cass-operator judges it (`pkg/httphelper/security.go`): both as a server and as a client; and as Reaper opens its stores. */
  public async assertManagementApi(): Promise<void> {
    const { type } = await this.kubernetes.get(`/api/v1/namespaces/${NAMESPACE}/secrets/orders-management-tls`);
    assert.equal(type, 'kubernetes.io/tls');
    const { ca, cert, key } = this.secret('orders-management-tls');
    assert.match(fs.readFileSync(key!, 'utf8'), /^-----BEGIN PRIVATE KEY-----/);
    for (const purpose of ['sslserver', 'sslclient']) await run('openssl', ['verify', '-purpose', purpose, '-CAfile', ca, cert!]);
    for (const store of ['keystore.jks', 'truststore.jks']) {
      await run('keytool', ['-list', '-keystore', path.join(path.dirname(ca), store), '-storepass', 'changeit']);
    }
  }

  public async start(step: Step): Promise<void> {
    const cluster: any = chart(step).customResources[0].toJson();
    const { address } = STEPS[step];
    const settings = { ...cluster.spec.cassandra.config.cassandraYaml };
    settings.server_encryption_options = { ...settings.server_encryption_options, ...this.stores('orders-internode-tls') };
    settings.client_encryption_options = { ...settings.client_encryption_options, ...this.stores('orders-client-tls') };
    const env = [{ name: 'CONFIG_FILE_DATA', value: JSON.stringify({ 'cassandra-yaml': settings }) }];
    const node = new CassandraNode({
      pod: {
        metadata: { name: `node-${step}`, labels: { 'cassandra.datastax.com/datacenter': 'dc1', 'cassandra.datastax.com/rack': `r${this.nodes.size + 1}` } },
        spec: { containers: [{ name: 'cassandra', image: `cassandra:${release()}`, env }] },
        status: { podIP: address },
      },
      cluster,
      number: this.nodes.size,
      seeds: [STEPS.optional.address],
      programs: this.programs,
      jars: this.environment.parts.cassandra,
      folder: path.join(this.environment.folder, 'volumes', step),
    });
    await node.start();
    this.nodes.set(step, node);
    // The stock user is made a moment after the start.
    await eventually('the stock user logs in', 60, () => this.login(step, this.client).then(() => true));
  }

  /** Each node says how it reached the other. */
  public async assertRing(): Promise<void> {
    for (const [step, node] of this.nodes) {
      await eventually('both nodes are up', 60, async () => ((await node.nodetool('status')).match(/^UN /gm) ?? []).length === this.nodes.size);
      const ways = fs.readFileSync(path.join(this.environment.folder, 'logs', `node-${step}.log`), 'utf8').match(/successfully connected.* encryption = \w+/g) ?? [];
      const peers = ways.map((one) => one.split(' ').pop());
      assert.deepEqual([...new Set(peers)], ['encrypted'], `${step}: ${ways.join('\n')}`);
    }
  }

  public async login(step: Step, credentials?: Credentials): Promise<void> {
    const request = { do: 'cql', host: STEPS[step].address, user: 'cassandra', password: 'cassandra', statements: ['SELECT key FROM system.local'], tls: credentials };
    await this.python(request);
  }

  /** With authority, certificate and key in the places that `medusaStores` gives to them. */
  public async medusaLogin(step: Step): Promise<void> {
    const { clientEncryptionStores: stores } = (chart(step).customResources[0].toJson() as any).spec.medusa;
    const file = ({ name, key }: { name: string; key: string }) => path.join(this.mounts.get(name)!.folder, key);
    await this.python({
      do: 'medusa_login',
      host: STEPS[step].address,
      config_file: this.nodes.get(step)!.configuration,
      certfile: file(stores.keystoreSecretRef),
      usercert: file(stores.truststoreSecretRef),
      userkey: file(stores.truststorePasswordSecretRef),
    });
  }

  /** @returns serial number of the certificate that clients see */
  public shown(step: Step): Promise<string> {
    return handshake(STEPS[step].address, CQL, this.client);
  }

  public internode(step: Step, credentials: Credentials): Promise<string> {
    return handshake(STEPS[step].address, INTERNODE, credentials);
  }

  /** What `cmctl renew` does; then what kubelet does; and what Cassandra does by itself every ten minutes, at once. */
  public async renew(name: string): Promise<void> {
    const certificate = `${KINDS.Certificate}/${name}`;
    const { status, metadata } = await this.kubernetes.get(certificate);
    const issuing = { type: 'Issuing', status: 'True', reason: 'ManuallyTriggered', message: 'renewed by the test', observedGeneration: metadata.generation, lastTransitionTime: new Date().toISOString() };
    await this.kubernetes.patch(`${certificate}/status`, { status: { conditions: [...status.conditions, issuing] } });
    const mount = this.mounts.get(name)!;
    await eventually(`${name} is renewed`, 60, async () => mount.write(await this.data(name)));
    await this.reload(name);
  }

  /** What a kubelet does for a Secret that changed, and nodes when they look. */
  public async reload(name: string): Promise<void> {
    this.mounts.get(name)!.write(await this.data(name));
    await Promise.all([...this.nodes.values()].map((node) => node.nodetool('reloadssl')));
  }

  public close(): Promise<void> {
    return this.programs.stopAll();
  }

  private async makePassword(): Promise<void> {
    await this.kubernetes.apply(`/api/v1/namespaces/${NAMESPACE}/secrets/${PASSWORD.secretName}`, {
      apiVersion: 'v1', kind: 'Secret', metadata: { name: PASSWORD.secretName, namespace: NAMESPACE }, stringData: { password: PASSWORD.value },
    });
  }

  private async mount(name: string): Promise<void> {
    const mount = new MountedSecret(path.join(this.environment.folder, 'secrets', name));
    mount.write(await eventually(`Secret ${name}`, 60, async () => {
      const data = await this.data(name);
      return data['tls.crt'] ? data : undefined;
    }));
    this.mounts.set(name, mount);
  }

  private async data(name: string): Promise<Record<string, string>> {
    return (await this.kubernetes.find(`/api/v1/namespaces/${NAMESPACE}/secrets/${name}`))?.data ?? {};
  }

  /** As k8ssandra-operator fills them in. */
  private stores(name: string): object {
    const { folder } = this.mounts.get(name)!;
    return {
      keystore: path.join(folder, 'keystore.jks'), keystore_password: PASSWORD.value, truststore: path.join(folder, 'truststore.jks'), truststore_password: PASSWORD.value,
    };
  }

  private python(request: object): Promise<unknown> {
    return run(this.environment.parts.medusa, [CLIENT], { input: JSON.stringify(request) });
  }
}

function release(): string {
  return versions.cassandra[versions.cassandra.length - 1];
}

function chart(step: Step): library.CassandraChart {
  const certificates = library.CassandraCertificates.fromCertManager({ password: { secretName: PASSWORD.secretName } });
  return new library.CassandraChart(new App(), 'Orders', {
    version: library.CassandraVersion.of(release()),
    availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
    datacenters: [{ name: 'dc1', nodes: 3, instanceType: new ec2.InstanceType('r8g.xlarge'), storage: library.CassandraStorage.gp3(Size.gibibytes(200)) }],
    backup: { bucketName: 'backups', region: 'us-east-1', schedule: library.BackupSchedule.daily() },
    encryption: {
      internode: { certificates },
      client: { certificates, ...STEPS[step].client },
      managementApi: { certificates: library.ManagementApiCertificates.fromCertManager() },
    },
  });
}

/** In TLS 1.3 a client believes to be in before the server has looked at its certificate: a moment later it knows. */
function handshake(host: string, port: number, { ca, cert, key }: Credentials): Promise<string> {
  const read = (file?: string) => file && fs.readFileSync(file);
  return new Promise((resolve, reject) => {
    const socket = tls.connect({ host, port, ca: read(ca), cert: read(cert), key: read(key), checkServerIdentity: () => undefined }, () => {
      const { serialNumber } = socket.getPeerCertificate();
      setTimeout(() => {
        resolve(serialNumber);
        socket.destroy();
      }, 500);
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error(`${host}:${port} closed the connection`)));
  });
}
