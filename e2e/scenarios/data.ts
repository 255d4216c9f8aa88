import { strict as assert } from 'assert';
import * as fs from 'fs';
import * as path from 'path';
import { measure, onlyMeasures, whileHalfDone } from './backup-age';
import { cassandraPods, NAMESPACE, physicalId, ready, roleArn } from './quickstart-stack';
import { Context, Scenario } from './scenario';
import { Medusa } from '../cassandra/medusa';
import { CassandraNode } from '../cassandra/node';
import { Cdk } from '../harness/cdk';
import { Environment } from '../harness/environment';
import { KubeObject } from '../harness/kube-client';
import { podToken, servePodIdentity } from '../harness/pod-identity';
import { eventually, Programs, run } from '../harness/process';
import { quote } from '../harness/quote';
import { serveReverseNames } from '../harness/reverse-names';

const CLIENT = path.join(__dirname, '..', 'cassandra', 'client.py');
const BACKUP = 'nightly';
const ROWS = 200;
const CONFIGURED: [string, string] = ['    nodes: 3,', `    nodes: 3,
    configuration: { timeouts: { read: Duration.seconds(7) }, compaction: { throughput: Size.mebibytes(32) } },
    jvm: { options: ['-XX:MaxGCPauseMillis=200'] },`];
/** Name and password that look like something else to everything they could be pasted into. */
const USER = { username: "it's \"admin\"", password: "a'b''c\"d$HOME`e`\\f%s#{g}<&>;--\u00e4 \u20ac" };
const SUPERUSER: [string, string][] = [
  ['import { BackupSchedule', 'import { CassandraSuperuser, BackupSchedule'],
  ['platform.addCassandraCluster(', `const superuser = new Secret(stack, 'Superuser', {
  secretStringValue: SecretValue.unsafePlainText(${quote.script(JSON.stringify(USER))}),
});

platform.addCassandraCluster(`],
  ['  backup: {', '  superuser: CassandraSuperuser.fromSecret(superuser),\n  backup: {'],
  ['', `
import { SecretValue } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
`],
];
/** A role like that of another Cassandra cluster in the same bucket, for pods of this namespace. */
const STRANGER: [string, string][] = [
  [', CassandraPlatform,', ', BackupIdentity, CassandraPlatform,'],
  ["platform.addCassandraCluster('Orders'", "const orders = platform.addCassandraCluster('Orders'"],
  ['', `
new BackupIdentity(stack, 'Stranger', {
  host: platform.host, bucket: orders.backupBucket!, prefix: 'sessions', namespace: orders.namespace, serviceAccountName: 'stranger',
});
`],
];

interface User {
  readonly name: string;
  readonly password: string;
}

/** Rows that a real Cassandra got come back after all its nodes and volumes are gone, by a real Medusa with the bucket and the role of the stack. */
export const data: Scenario = {
  name: 'data',
  run: async ({ environment, step }) => {
    const cdk = new Cdk(environment, 'examples/quickstart/app.ts').edit(CONFIGURED, ...SUPERUSER, ...STRANGER);
    await step('cdk deploy', async () => {
      await cdk.bootstrap();
      await cdk.deploy();
      await ready(environment);
    });
    await restored(environment, step);
  },
};

async function restored(environment: Environment, step: Context['step']): Promise<void> {
  const cassandra = new Data(environment);
  try {
    await cassandra.open();
    await step('three real nodes start at the addresses of their pods, one after another', () => cassandra.startRing());
    await step('they are one ring with the racks of the stack', () => cassandra.assertRing());
    await step('the superuser of the stack logs in, the stock one is locked out', () => cassandra.makeSuperuser());
    await step('a running node has the settings of the stack', () => cassandra.assertSettings());
    await step(`${ROWS} rows are written with three replicas`, () => cassandra.write());
    await step('without a backup its age counts from when backups were switched on', () => cassandra.assertAge({ missingNodes: 0, completeBackups: 0 }));
    await step('Medusa backs all nodes up with the role of their ServiceAccount', () => cassandra.backUp());
    await step('all of it lies below the prefix of the cluster, in the bucket of the stack', () => cassandra.assertObjects());
    await step('the function of the stack finds the backup complete', () => cassandra.assertAge({ missingNodes: 0, completeBackups: 1 }));
    await step('a newer one that is half done makes it no younger, in the metrics that the alarm looks at', () => cassandra.assertHalfDone());
    await step('the role of the function can do nothing else', () => onlyMeasures(environment));
    await step('pods, volumes and data are thrown away; new pods come', () => cassandra.throwAway());
    await step('without an association Medusa restores nothing', () => cassandra.refusedRestore({ account: 'default' }, /CredentialRetrievalError|NoCredentialsError|Unable to locate credentials/));
    await step('with the role of another cluster in the same bucket it is denied', async () => {
      await environment.cluster.client.create(`/api/v1/namespaces/${NAMESPACE}/serviceaccounts`, { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'stranger' } });
      await cassandra.refusedRestore({ account: 'stranger' }, /AccessDenied/);
    });
    await step('with the prefix of another cluster it is denied', () => cassandra.refusedRestore({ prefix: 'sessions' }, /AccessDenied/));
    await step('with its own it restores all nodes', () => cassandra.restore());
    await step('the nodes start again and are the same ring', async () => {
      await cassandra.startRing();
      await cassandra.assertRing();
    });
    await step('every row is there, and the password still opens', () => cassandra.assertRows());
  } finally {
    await cassandra.close();
  }
}

class Data {
  private readonly programs: Programs;
  private readonly closing: (() => unknown)[] = [];
  private nodes: CassandraNode[] = [];
  private user!: User;
  private backedUpAt = 0;

  constructor(private readonly environment: Environment) {
    this.programs = new Programs(path.join(environment.folder, 'logs'));
  }

  public async open(): Promise<void> {
    const identity = await servePodIdentity(this.environment);
    const names = await serveReverseNames(this.environment.folder, (address) => {
      const node = this.nodes.find((one) => one.address === address);
      return node && `${node.name}.${NAMESPACE}.svc.cluster.local`;
    });
    this.closing.push(() => identity.close(), () => names.close());
    this.nodes = await this.nodesOfPods();
    this.user = await this.superuser();
  }

  public async close(): Promise<void> {
    await this.programs.stopAll();
    for (const one of this.closing) one();
  }

  public async startRing(): Promise<void> {
    for (const node of this.nodes) await node.start();
  }

  public async assertRing(): Promise<void> {
    const told = await eventually('all nodes are up', 60, async () => {
      const status = await this.nodes[0].nodetool('status');
      return (status.match(/^UN /gm) ?? []).length === this.nodes.length && status;
    });
    const ring = [...told.matchAll(/^UN +(\S+).* (\S+) *$/gm)].map(([, address, rack]) => `${address} ${rack}`);
    assert.deepEqual(ring.sort(), this.nodes.map(({ address, rack }) => `${address} ${rack}`).sort());
    assert.deepEqual(this.nodes.map(({ rack }) => rack), ['r1', 'r2', 'r3']);
  }

  /** What cass-operator does through the management API when a datacenter is up. */
  public async makeSuperuser(): Promise<void> {
    const stock = { name: 'cassandra', password: 'cassandra' };
    const { name, password } = this.user;
    await eventually('the stock user logs in', 60, () => this.cql(stock, [
      `CREATE ROLE IF NOT EXISTS ${quote.cql(name)} WITH SUPERUSER = true AND LOGIN = true AND PASSWORD = ${quote.cql(password)}`,
    ]));
    await this.cql(this.user, ['ALTER ROLE cassandra WITH SUPERUSER = false AND LOGIN = false']);
    // Nodes trust what they know of roles for two seconds.
    await eventually('the stock user is refused', 20, () => this.cql(stock, []).then(() => false, (error: Error) => /is not permitted to log in/.test(error.message)));
  }

  public async assertSettings(): Promise<void> {
    const [rows] = await this.cql(this.user, ["SELECT name, value FROM system_views.settings WHERE name IN ('read_request_timeout', 'compaction_throughput')"]);
    assert.deepEqual(Object.fromEntries(rows.map(({ name, value }: any) => [name, value])), { read_request_timeout: '7000ms', compaction_throughput: '32MiB/s' });
  }

  public async write(): Promise<void> {
    await this.cql(this.user, [
      "CREATE KEYSPACE shop WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 3}",
      'CREATE TABLE shop.orders (id int PRIMARY KEY, item text)',
      ...Array.from({ length: ROWS }, (_, id) => `INSERT INTO shop.orders (id, item) VALUES (${id}, 'item ${id}')`),
    ]);
  }

  /** All at once, as the operator does it for a schedule. */
  public async backUp(): Promise<void> {
    this.backedUpAt = Date.now();
    const medusas = await Promise.all(this.nodes.map((node) => this.medusa(node)));
    await Promise.all(medusas.map((medusa) => medusa.start()));
    const done = await Promise.all(medusas.map(({ port }) => this.ask({ do: 'backup', port, name: BACKUP })));
    assert.deepEqual(done, ['SUCCESS', 'SUCCESS', 'SUCCESS']);
    const [backup, ...others] = await this.ask({ do: 'backups', port: medusas[0].port });
    assert.deepEqual(others, []);
    assert.deepEqual(backup, { name: BACKUP, status: 'SUCCESS', finished: 3, nodes: this.nodes.map(({ name, rack }) => [name, 'dc1', rack]).sort() });
    await Promise.all(medusas.map((medusa) => medusa.stop()));
  }

  public async assertObjects(): Promise<void> {
    const Bucket = await physicalId(this.environment, 'AWS::S3::Bucket');
    assert.equal((await this.storage()).bucketName, Bucket);
    const { Contents } = await this.environment.aws.call('s3', 'ListObjectsV2', { Bucket });
    const keys: string[] = Contents.map(({ Key }: any) => Key);
    assert.deepEqual(keys.filter((key) => !key.startsWith('orders/')), []);
    for (const { name } of this.nodes) assert.ok(keys.some((key) => key.startsWith(`orders/${name}/data/shop/orders-`)), `data of ${name}`);
  }

  /** The age counts from the real backup, or from when both its role and that of the workers were made. */
  public async assertAge(expected: { missingNodes: number; completeBackups: number }): Promise<void> {
    const { ageSeconds, ...numbers } = await measure(this.environment);
    assert.deepEqual(numbers, expected);
    const since = expected.completeBackups > 0 ? this.backedUpAt : await this.switchedOnAt();
    const age = (Date.now() - since) / 1000;
    assert.ok(ageSeconds <= age + 2 && ageSeconds >= age - 30, `${ageSeconds} s, while ${age} s have passed`);
  }

  private async switchedOnAt(): Promise<number> {
    const dates = await Promise.all([/OrdersBackupIdentityRole/, /OrdersWorkersdc1Role/].map(async (id) => {
      const RoleName = (await roleArn(this.environment, id)).split('/').at(-1);
      return (await this.environment.aws.call('iam', 'GetRole', { RoleName })).Role.CreateDate.getTime();
    }));
    return Math.max(...dates);
  }

  public async assertHalfDone(): Promise<void> {
    const names = this.nodes.map(({ name }) => name);
    await whileHalfDone(this.environment, names, names.slice(1), () => this.assertAge({ missingNodes: 1, completeBackups: 1 }));
  }

  public async throwAway(): Promise<void> {
    const before = this.nodes;
    await Promise.all(before.map((node) => node.stop()));
    for (const { props } of before) fs.rmSync(props.folder, { recursive: true });
    const { client } = this.environment.cluster;
    for (const { name } of before) {
      await client.delete(`/api/v1/namespaces/${NAMESPACE}/persistentvolumeclaims/server-data-${name}`);
      await client.delete(`/api/v1/namespaces/${NAMESPACE}/pods/${name}`);
    }
    const gone = before.map(({ props }) => props.pod.metadata.uid);
    this.nodes = await eventually('new pods run', 120, async () => {
      const pods = await cassandraPods(this.environment);
      const isNew = pods.length === 3 && pods.every(({ metadata, status }) => !gone.includes(metadata.uid) && status.phase === 'Running' && status.podIP);
      return isNew && this.nodesOfPods();
    });
  }

  public async refusedRestore(wrong: { account?: string; prefix?: string }, reason: RegExp): Promise<void> {
    const [node] = this.nodes;
    const { code, output } = await (await this.medusa(node, wrong)).restore(BACKUP, this.log('refused-restore'));
    assert.notEqual(code, 0);
    assert.match(output, reason);
    assert.equal(fs.existsSync(path.join(node.props.folder, 'data')), false, 'nothing was read');
  }

  public async restore(): Promise<void> {
    const results = await Promise.all(this.nodes.map(async (node) => (await this.medusa(node)).restore(BACKUP, this.log(`restore-${node.name}`))));
    for (const { code, output } of results) {
      assert.equal(code, 0, output.slice(-1000));
      assert.match(output, new RegExp(`Finished restore of backup ${BACKUP}`));
    }
    for (const node of this.nodes) node.forgetPeers();
  }

  public async assertRows(): Promise<void> {
    const [rows] = await eventually('Cassandra answers', 60, () => this.cql(this.user, ['SELECT id, item FROM shop.orders']));
    assert.deepEqual(rows.sort((a: any, b: any) => a.id - b.id), Array.from({ length: ROWS }, (_, id) => ({ id, item: `item ${id}` })));
  }

  private async nodesOfPods(): Promise<CassandraNode[]> {
    const { folder, parts: { cassandra } } = this.environment;
    const cluster = await this.cluster();
    const pods = (await cassandraPods(this.environment)).sort((a, b) => a.metadata.name.localeCompare(b.metadata.name));
    return pods.map((pod, number) => new CassandraNode({
      pod,
      cluster,
      number,
      seeds: [pods[0].status.podIP],
      programs: this.programs,
      jars: cassandra,
      folder: path.join(folder, 'volumes', pod.metadata.uid!),
    }));
  }

  private async medusa(node: CassandraNode, wrong: { account?: string; prefix?: string } = {}): Promise<Medusa> {
    const { folder, parts, certificates } = this.environment;
    return new Medusa({
      node,
      storage: { ...await this.storage(), ...(wrong.prefix && { prefix: wrong.prefix }) },
      token: await podToken(this.environment, NAMESPACE, wrong.account ?? node.props.pod.spec.serviceAccountName),
      user: this.user,
      programs: this.programs,
      python: parts.medusa,
      authorities: certificates.ca,
      folder: path.join(folder, 'medusa', node.name),
    });
  }

  private cluster(): Promise<KubeObject> {
    return this.environment.cluster.client.get(`/apis/k8ssandra.io/v1alpha1/namespaces/${NAMESPACE}/k8ssandraclusters/orders`);
  }

  private async storage(): Promise<any> {
    return (await this.cluster()).spec.medusa.storageProperties;
  }

  /** The Secret that the stack copied into the cluster. */
  private async superuser(): Promise<User> {
    const { spec } = await this.cluster();
    const secret = await this.environment.cluster.client.get(`/api/v1/namespaces/${NAMESPACE}/secrets/${spec.cassandra.superuserSecretRef.name}`);
    const text = (key: string) => Buffer.from(secret.data[key], 'base64').toString();
    return { name: text('username'), password: text('password') };
  }

  private cql({ name, password }: User, statements: string[]): Promise<any> {
    return this.ask({ do: 'cql', host: this.nodes[0].address, user: name, password, statements });
  }

  private async ask(request: object): Promise<any> {
    const { stdout } = await run(this.environment.parts.medusa, [CLIENT], { input: JSON.stringify(request) });
    return JSON.parse(stdout);
  }

  private log(name: string): string {
    return path.join(this.environment.folder, 'logs', `${name}.log`);
  }
}
