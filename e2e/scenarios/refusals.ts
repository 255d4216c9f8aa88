import { strict as assert } from 'assert';
import { Lab } from './operator-lab';
import { OPERATOR_ROWS, UPGRADE_ROWS } from './operator-rows';
import { EVENT, FINE, GOOD, OUT_OF_REACH, Row, SCHEMA, STATUS_ERROR, WEBHOOK } from './refusal-rows';
import { Context, Scenario } from './scenario';
import { ControlPlane } from '../harness/control-plane';
import { Environment } from '../harness/environment';
import { KubeClient } from '../harness/kube-client';
import { join } from '../harness/nodes';
import { eventually } from '../harness/process';
import * as versions from '../versions.json';

const PLURALS: Record<Row['kind'], string> = {
  K8ssandraCluster: '/apis/k8ssandra.io/v1alpha1/namespaces/NS/k8ssandraclusters',
  CassandraDatacenter: '/apis/cassandra.datastax.com/v1beta1/namespaces/NS/cassandradatacenters',
  MedusaBackupSchedule: '/apis/medusa.k8ssandra.io/v1alpha1/namespaces/NS/medusabackupschedules',
};

/** The stand-in operator proves itself: it, and the API server with the released definitions, give the verdicts that the real ones gave. */
export const refusals: Scenario = {
  name: 'refusals',
  run: async ({ environment, step }) => {
    const plane = await step('a cluster with cert-manager and the stand-in operator, without AWS', async () => {
      const made = await environment.clusterWithoutAws('refusals', 26443);
      await Promise.all(['a', 'b', 'c'].map((zone) => join(made, { instanceId: `i-${zone}`, zone: `us-east-1${zone}`, instanceType: 'm7g.large' })));
      await environment.installAddon(made, 'cert-manager');
      await environment.installAddon(made, 'aws-ebs-csi-driver');
      await installOperator(environment, made, versions.operatorChart);
      await namespace(made.client, 'adm');
      await Promise.all([FINE[0], FINE[1], FINE[2]].map((row) => eventually(`webhook of ${row.kind}`, 60, async () => (await verdict(made.client, row, 'adm')) === undefined)));
      return made;
    });
    const replay = (what: string, rows: Row[], judge: (client: KubeClient, row: Row, at: number) => Promise<string | undefined>) =>
      step(`${what}: ${rows.length} recorded verdicts`, async () => {
        const verdicts = await Promise.all(rows.map(async (row, at) => [row.id, await judge(plane.client, row, at)] as const));
        const wrong = verdicts.filter(([, said], at) => (rows[at].says === undefined ? said !== undefined : !said?.includes(rows[at].says)));
        assert.deepEqual(wrong, []);
      });
    await replay('refused by the schema', SCHEMA, (client, row) => verdict(client, row, 'adm'));
    await replay('refused by a webhook', WEBHOOK, async (client, row, at) => verdict(client, row, row.before ? await namespace(client, `upd-${at}`) : 'adm'));
    await replay('accepted', FINE, (client, row) => verdict(client, row, 'adm'));
    await operatorRows(environment, plane, step);
    await replay('accepted, then an error in the status', STATUS_ERROR, errorOf);
    await replay('accepted, then only an event', EVENT, eventOf);
    console.log(Object.entries(OUT_OF_REACH).map(([rows, why]) => `       out of reach: ${rows} (${why})`).join('\n'));
    await environment.stopCluster(plane);
  },
};

/** Each in a namespace of its own, all at a time; those about an upgrade of the operators are made before it. */
async function operatorRows(environment: Environment, plane: ControlPlane, step: Context['step']): Promise<void> {
  const failed = async (works: Promise<[id: string, error: unknown]>[]) => (await Promise.all(works)).filter(([, error]) => error !== undefined);
  const tried = (id: string, work: () => Promise<unknown>): Promise<[string, unknown]> =>
    work().then(() => [id, undefined], (error) => [id, error]);
  const upgrades = UPGRADE_ROWS.map((row, at) => ({ row, lab: new Lab(plane, `upgrade-${at}`, 'lab') }));
  await step(`what the real operators were seen to do: ${OPERATOR_ROWS.length} rows`, async () => {
    assert.deepEqual(await failed([
      ...OPERATOR_ROWS.map(({ id, cluster, replay }, at) => tried(id, () => replay(new Lab(plane, `row-${at}`, cluster ?? 'lab')))),
      ...upgrades.map(({ row, lab }) => tried(row.id, () => row.before(lab))),
    ]), []);
  });
  await step(`after an upgrade of the operators: ${UPGRADE_ROWS.length} rows`, async () => {
    await installOperator(environment, plane, versions.newerOperatorChart);
    assert.deepEqual(await failed(upgrades.map(({ row, lab }) => tried(row.id, () => row.after(lab, versions.newerOperatorChart)))), []);
  });
}

async function installOperator(environment: Environment, plane: ControlPlane, version: string): Promise<void> {
  await environment.helm(plane, ['upgrade', '--install', 'k8ssandra-operator', 'k8ssandra-operator', '--repo', 'https://helm.k8ssandra.io/stable',
    '--version', version, '--namespace', 'k8ssandra-operator', '--create-namespace', '--wait', '--timeout', '120s']);
}

async function namespace(client: KubeClient, name: string): Promise<string> {
  await client.apply(`/api/v1/namespaces/${name}`, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  return name;
}

/** @returns why a dry run of the document is refused, undefined if it is not */
async function verdict(client: KubeClient, row: Row, ns: string): Promise<string | undefined> {
  if (row.before) await put(client, row, ns, row.before);
  return put(client, row, ns, row.change, true).then(() => undefined, (error: Error) => error.message);
}

function put(client: KubeClient, row: Row, ns: string, change: (document: any) => void, dryRun = false) {
  const document = GOOD[row.kind]();
  document.metadata.namespace = ns;
  change(document);
  return client.apply(`${PLURALS[row.kind].replace('NS', ns)}/${document.metadata.name}`, document, { dryRun });
}

async function errorOf(client: KubeClient, row: Row, at: number): Promise<string | undefined> {
  const ns = await namespace(client, `error-${at}`);
  const path = `${PLURALS.K8ssandraCluster.replace('NS', ns)}/cl`;
  if (row.before) {
    await put(client, row, ns, row.before);
    await eventually(`datacenter of ${row.id}`, 30, () => client.find(`${PLURALS.CassandraDatacenter.replace('NS', ns)}/dc1`));
  }
  await put(client, row, ns, row.change);
  return eventually(`error of ${row.id}`, 30, async () => {
    const error = (await client.get(path)).status?.error;
    return error && error !== 'None' && error;
  });
}

async function eventOf(client: KubeClient, row: Row, at: number): Promise<string | undefined> {
  const ns = await namespace(client, `event-${at}`);
  await put(client, row, ns, row.change);
  return eventually(`event of ${row.id}`, 40, async () =>
    (await client.list(`/api/v1/namespaces/${ns}/events`)).find(({ message }) => message.includes(row.says))?.message);
}

