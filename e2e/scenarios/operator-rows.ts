import { strict as assert } from 'assert';
import { counts, Lab } from './operator-lab';
import { join } from '../harness/nodes';
import { setKeyspace } from '../operator/keyspaces';

/** One row of what the real operators were seen to do (facts of the project: real-operators), replayed. */
export interface OperatorRow {
  readonly id: string;
  /** Name of the cluster. */
  readonly cluster?: string;
  readonly replay: (lab: Lab) => Promise<void>;
}

const reads = (threads: number) => ({ cassandra: { config: { cassandraYaml: { concurrent_reads: threads } } } });
const medusa = (more: object = {}) => ({ medusa: { storageProperties: { storageProvider: 's3', bucketName: 'b', prefix: 'p' }, ...more } });
const datacenter = Lab.datacenter;
/** Twelve seconds of looking that nothing happens cost more than they prove: the operators look about every second. */
const A_FEW_ROUNDS = 6_000;
const aFewRounds = () => new Promise((resolve) => setTimeout(resolve, A_FEW_ROUNDS));

export const OPERATOR_ROWS: OperatorRow[] = [
  {
    id: 'a datacenter that leaves is refused while a keyspace has replicas on it; without its nodes it is stuck for good',
    replay: async (lab) => {
      const place = { nodeAffinityLabels: { 'e2e/for': lab.namespace } };
      const worker = () => join(lab.plane, { instanceId: `i-${lab.namespace}`, zone: 'us-east-1a', instanceType: 'm7g.large', labels: place.nodeAffinityLabels });
      await worker();
      const [dc1, dc2] = [datacenter('dc1', 1), { ...datacenter('dc2', 1), racks: [{ name: 'r1', ...place }] }];
      await lab.create([dc1, dc2]);
      await lab.ready();
      await setKeyspace(lab.client, lab.namespace, 'shop', { dc1: 1, dc2: 1 });
      await lab.change({ cassandra: { datacenters: [dc1] } });
      await lab.until('it is refused', async () => (await lab.get()).status.error === 'cannot decommission DC dc2: keyspace shop still has replicas on it');
      assert.equal((await lab.client.get(lab.datacenterPath('dc2'))).metadata.deletionTimestamp, undefined);
      assert.ok(await lab.isBehind(), 'the generation is not observed');

      // The workers go, as they do when a gate has said that all is well; then the replicas are taken away after all.
      const [pod] = await lab.pods('dc2');
      await lab.client.delete(`/api/v1/nodes/i-${lab.namespace}`);
      await lab.client.delete(`/api/v1/namespaces/${lab.namespace}/pods/${pod.name}`, { gracePeriodSeconds: 0 });
      await setKeyspace(lab.client, lab.namespace, 'shop', { dc1: 1 });
      const stuck = await lab.until('it is being deleted', async () => {
        const { metadata } = await lab.client.get(lab.datacenterPath('dc2'));
        return metadata.deletionTimestamp !== undefined && metadata;
      });
      assert.ok(stuck.finalizers!.includes('finalizer.cassandra.datastax.com'));
      await lab.change(reads(48));
      await worker();
      await aFewRounds();
      assert.ok(await lab.client.find(lab.datacenterPath('dc2')), 'new nodes do not heal it');
      assert.equal((await lab.client.get(lab.datacenterPath('dc1'))).spec.config['cassandra-yaml'].concurrent_reads, undefined, 'later changes are not applied');
      assert.ok(await lab.isBehind());
      await lab.client.delete(lab.path());
      await aFewRounds();
      assert.ok(await lab.client.find(lab.path()), 'its deletion hangs');
    },
  },
  {
    id: 'a datacenter without replicas leaves node by node, and its claims go; all the while the generation is not observed',
    replay: async (lab) => {
      await lab.create([datacenter('dc1', 1), datacenter('dc2', 2)]);
      await lab.ready();
      await lab.change({ cassandra: { datacenters: [datacenter('dc1', 1)] } });
      const seen = await lab.watch(async () => (await lab.pods('dc2')).length);
      counts(seen, 2, 1, 0);
      assert.equal(await lab.client.find(lab.datacenterPath('dc2')), undefined);
      assert.deepEqual(Object.keys((await lab.get()).status.datacenters), ['dc1']);
      assert.deepEqual(await lab.claims(), ['server-data-lab-dc1-r1-sts-0']);
      await lab.until('volumes are released', async () => (await lab.volumes()).join() === 'Bound,Released,Released');
    },
  },
  {
    id: 'rebuildFrom of a datacenter is not read, that of the cluster is; the second datacenter is rebuilt at the first creation too',
    replay: async (lab) => {
      const tasks = `/apis/control.k8ssandra.io/v1alpha1/namespaces/${lab.namespace}/cassandratasks`;
      const source = async (name: string) => (await lab.client.get(`${tasks}/${name}-rebuild`)).spec.jobs[0].args.source_datacenter;
      await lab.create([datacenter('dc1', 1), datacenter('dc2', 1)]);
      const created = await lab.get();
      assert.equal(created.status?.observedGeneration, undefined, 'in the first second nothing is observed');
      await lab.until('dc2 is rebuilt', async () => (await lab.client.list(tasks)).length === 1);
      const { metadata: { annotations }, status } = await lab.get();
      assert.equal(annotations!['k8ssandra.io/rebuild-dc'], 'dc2');
      assert.equal(annotations!['k8ssandra.io/initial-system-replication'], '{"dc1":1,"dc2":1}');
      assert.equal(status.observedGeneration, undefined, 'not before the rebuild is done');
      await lab.ready();
      assert.equal(await source('dc2'), 'dc1');

      const [dc1, dc2] = [datacenter('dc1', 1), datacenter('dc2', 1)];
      await lab.change({ cassandra: { datacenters: [dc1, dc2, datacenter('dc3', 1, ['r1'], { rebuild: { sourceDc: 'dc2' } })] } });
      await lab.ready();
      assert.equal(await source('dc3'), 'dc1');
      await lab.change({ cassandra: { rebuild: { sourceDc: 'dc2' }, datacenters: [dc1, dc2, datacenter('dc3', 1), datacenter('dc4', 1)] } });
      await lab.ready();
      assert.equal(await source('dc4'), 'dc2');
    },
  },
  {
    id: 'encryption of the management API is turned on in a running cluster without forceUpgradeRacks',
    replay: async (lab) => {
      await lab.create([datacenter('dc1', 2, ['r1', 'r2'])]);
      await lab.ready();
      const before = await lab.pods();
      await lab.change({ cassandra: { managementApiAuth: { manual: { clientSecretName: 'tls', serverSecretName: 'tls' } } } });
      await lab.ready();
      assert.equal((await lab.restarted(before)).length, 2);
    },
  },
  {
    id: 'backups switched off leave the purge schedule, which the datacenter owns; purgeBackups: false takes it away',
    replay: async (lab) => {
      const schedule = `/apis/medusa.k8ssandra.io/v1alpha1/namespaces/${lab.namespace}/medusabackupschedules/lab-dc1-medusa-purge`;
      await lab.create([datacenter('dc1', 1)], {}, medusa());
      await lab.ready();
      const [owner] = (await lab.client.get(schedule)).metadata.ownerReferences!;
      assert.equal(owner.kind, 'CassandraDatacenter');
      await lab.change({ medusa: null });
      await lab.ready();
      assert.ok(await lab.client.find(schedule), 'it stays');
      await lab.change(medusa({ purgeBackups: false }));
      await lab.ready();
      assert.equal(await lab.client.find(schedule), undefined);
    },
  },
  {
    id: 'size and settings together: nodes are added from the old template, then racks roll one after another',
    replay: async (lab) => {
      await lab.create([datacenter('dc1', 2, ['r1', 'r2'])], { config: { cassandraYaml: { concurrent_reads: 32 } } });
      await lab.ready();
      await lab.change({ cassandra: { ...reads(48).cassandra, datacenters: [datacenter('dc1', 4, ['r1', 'r2'])] } });
      const seen = await lab.watch(async () => {
        const pods = await lab.pods();
        const now = (rack: string) => pods.filter((one) => one.rack === rack && one.settings['cassandra-yaml'].concurrent_reads === 48).length;
        return { nodes: pods.length, r1: now('r1'), r2: now('r2') };
      });
      assert.ok(seen.some(({ nodes, r1, r2 }) => nodes === 4 && r1 + r2 === 0), `all nodes are there before any has the new settings: ${JSON.stringify(seen)}`);
      assert.deepEqual(seen.filter(({ nodes, r1, r2 }) => nodes < 3 && r1 + r2 > 0), []);
      assert.deepEqual(seen.filter(({ r1, r2 }) => r2 > 0 && r1 < 2), [], `the first rack comes first: ${JSON.stringify(seen)}`);
      assert.deepEqual(seen[seen.length - 1], { nodes: 4, r1: 2, r2: 2 });
    },
  },
  {
    id: 'decommissioned nodes lose their claims in spite of delete-pvc; volumes are Released, a rack that grows again gets new ones',
    replay: async (lab) => {
      await lab.create([datacenter('dc1', 3)]);
      await lab.ready();
      await lab.change({ cassandra: { datacenters: [datacenter('dc1', 1)] } });
      counts(await lab.watch(async () => (await lab.pods()).length), 3, 2, 1);
      assert.deepEqual(await lab.claims(), ['server-data-lab-dc1-r1-sts-0']);
      await lab.until('volumes are released', async () => (await lab.volumes()).join() === 'Bound,Released,Released');
      await lab.change({ cassandra: { datacenters: [datacenter('dc1', 2)] } });
      await lab.ready();
      assert.deepEqual(await lab.volumes(), ['Bound', 'Bound', 'Released', 'Released']);
    },
  },
  {
    id: 'passwords of stores stand in clear in the StatefulSet and in Reaper',
    replay: async (lab) => {
      await lab.client.apply(`/api/v1/namespaces/${lab.namespace}`, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: lab.namespace } });
      const data = { 'keystore-password': 'of-the-keystore', 'truststore-password': 'of-the-truststore', 'keystore': 'x', 'truststore': 'x' };
      await lab.client.create(`/api/v1/namespaces/${lab.namespace}/secrets`, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'stores' }, stringData: data });
      const stores = Object.fromEntries(['keystore', 'truststore'].flatMap((store) => [
        [`${store}SecretRef`, { name: 'stores', key: store }], [`${store}PasswordSecretRef`, { name: 'stores', key: `${store}-password` }],
      ]));
      await lab.create([datacenter('dc1', 1)], { clientEncryptionStores: stores, serverEncryptionStores: stores }, { reaper: {} });
      await lab.ready();
      const [{ settings }] = await lab.pods();
      for (const section of ['client_encryption_options', 'server_encryption_options']) {
        const { keystore_password, truststore_password } = settings['cassandra-yaml'][section];
        assert.deepEqual([keystore_password, truststore_password], ['of-the-keystore', 'of-the-truststore']);
      }
      const { spec } = await lab.client.get(`/apis/apps/v1/namespaces/${lab.namespace}/deployments/lab-dc1-reaper`);
      assert.match(JSON.stringify(spec.template.spec.containers[0].env), /JAVA_OPTS.*of-the-keystore/);
    },
  },
  {
    id: 'the label of the cluster keeps its capital letters; the configuration of a datacenter is an object',
    cluster: 'prod',
    replay: async (lab) => {
      await lab.create([datacenter('dc1', 1)], { clusterName: 'MyProdCluster', ...reads(48).cassandra });
      await lab.ready();
      const [pod] = await lab.client.list(`/api/v1/namespaces/${lab.namespace}/pods?labelSelector=cassandra.datastax.com%2Fcluster%3DMyProdCluster`);
      assert.equal(pod.metadata.name, 'myprodcluster-dc1-r1-sts-0');
      assert.equal((await lab.client.get(lab.datacenterPath('dc1'))).spec.config['cassandra-yaml'].concurrent_reads, 48);
    },
  },
];

/** What an upgrade of the operators does, to clusters that were made before it. */
export interface UpgradeRow {
  readonly id: string;
  readonly before: (lab: Lab) => Promise<unknown>;
  readonly after: (lab: Lab, newer: string) => Promise<void>;
}

const reaperImage = async (lab: Lab) => {
  const all = await lab.client.list(`/api/v1/namespaces/${lab.namespace}/pods?labelSelector=k8ssandra.io%2Freaper`);
  return all.filter(({ metadata }) => !metadata.deletionTimestamp).map(({ spec }) => spec.containers[0].image);
};
/** Nothing rolls by itself but Reaper, and the condition says so. */
async function waits(lab: Lab, newer: string): Promise<void> {
  const before = await lab.pods();
  await lab.until('RequiresUpdate', async () => await lab.condition('RequiresUpdate') === 'True');
  assert.deepEqual(await lab.restarted(before), []);
  assert.ok(before.every(({ images }) => !images.some((image) => image.endsWith(`:${newer}`))));
}

export const UPGRADE_ROWS: UpgradeRow[] = [
  {
    id: 'an operator upgrade rolls Reaper at once and Cassandra with the next change of anything',
    before: async (lab) => (await lab.create([datacenter('dc1', 3, ['r1', 'r2', 'r3'])], {}, { ...medusa(), reaper: {} })).ready(),
    after: async (lab, newer) => {
      await waits(lab, newer);
      await lab.until('Reaper has rolled', async () => (await reaperImage(lab)).join().endsWith(`:${newer}`));
      const before = await lab.pods();
      await lab.change({ medusa: { storageProperties: { maxBackupCount: 15 } } });
      await lab.ready();
      assert.equal((await lab.restarted(before)).length, 3);
      assert.equal(await lab.condition('RequiresUpdate'), 'False');
    },
  },
  {
    id: 'growing after an operator upgrade adds nodes from the old template, then rolls all',
    before: async (lab) => (await lab.create([datacenter('dc1', 1)])).ready(),
    after: async (lab, newer) => {
      await waits(lab, newer);
      await lab.change({ cassandra: { datacenters: [datacenter('dc1', 2)] } });
      const seen = await lab.watch(async () => (await lab.pods()).map(({ images }) => images.some((image) => image.endsWith(`:${newer}`))));
      assert.ok(seen.some((one) => one.length === 2 && !one.includes(true)), JSON.stringify(seen));
      assert.deepEqual(seen[seen.length - 1], [true, true]);
    },
  },
  {
    id: 'an operator upgrade is applied by the annotation, once',
    before: async (lab) => (await lab.create([datacenter('dc1', 1)])).ready(),
    after: async (lab, newer) => {
      await waits(lab, newer);
      const before = await lab.pods();
      await lab.client.patch(lab.path(), { metadata: { annotations: { 'k8ssandra.io/autoupdate-spec': 'once' } } });
      await lab.until('the node has rolled', async () => (await lab.restarted(before)).length === 1 && await lab.condition('RequiresUpdate') === 'False');
      assert.equal((await lab.get()).metadata.annotations?.['k8ssandra.io/autoupdate-spec'], undefined);
    },
  },
];
