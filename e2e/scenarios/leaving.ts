import { strict as assert } from 'assert';
import { NAMESPACE, podIds, ready, snapshot, stackStatus, toldStatus } from './quickstart-stack';
import { Context, Scenario } from './scenario';
import { instances } from './shrunk';
import { Cdk } from '../harness/cdk';
import { Environment } from '../harness/environment';
import { eventually } from '../harness/process';
import { setKeyspace } from '../operator/keyspaces';

type Edits = [string, string][];

/** @param leaves whether it is to be decommissioned */
const twoDatacenters = (leaves = false): Edits => [['  }],\n  backup', `  }, {
    name: 'dc2',
    nodes: 3,
    instanceType: new ec2.InstanceType('r8g.xlarge'),
    storage: CassandraStorage.gp3(Size.gibibytes(100)),${leaves ? '\n    decommission: true,' : ''}
  }],\n  backup`]];
/** A datacenter that does not go at all is waited for in vain. */
const IMPATIENT: Edits = [['  backup: {', '  readiness: { timeout: Duration.seconds(20) },\n  backup: {']];

/** The operator decommissions no datacenter that a keyspace has replicas in, and cannot go on once its nodes are gone. */
export const leaving: Scenario = {
  name: 'leaving',
  run: async (context) => {
    const { environment, step } = context;
    const cdk = new Cdk(environment, 'examples/quickstart/app.ts').edit(...twoDatacenters());
    await cdk.bootstrap();
    await step('cdk deploy with two datacenters', async () => {
      await cdk.deploy();
      await ready(environment);
    });
    await setKeyspace(environment.cluster.client, NAMESPACE, 'shop', { dc1: 3, dc2: 3 });
    await refuses(context, cdk);
    await setKeyspace(environment.cluster.client, NAMESPACE, 'shop', { dc1: 3 });
    await goes(context, cdk);
  },
};

async function refuses({ environment, step }: Context, cdk: Cdk): Promise<void> {
  const pods = await podIds(environment);
  await step('removing the second datacenter from code is refused before anything changes', () => refused(environment, cdk, /decommission/));
  await step('with decommission it stays while a keyspace has replicas in it; the deployment succeeds and says so', async () => {
    await cdk.edit(...twoDatacenters(true), ...IMPATIENT).deploy();
    assert.equal(await stackStatus(environment), 'UPDATE_COMPLETE');
    assert.match(await toldStatus(environment), /dc2/);
    assert.equal((await datacenters(environment)).length, 2);
    assert.deepEqual(await podIds(environment), pods);
  });
  await step('its instances stay too: removing it from code is refused while it exists', () => refused(environment, cdk, /dc2/));
}

async function goes({ environment, step }: Context, cdk: Cdk): Promise<void> {
  await step('without replicas its nodes are decommissioned, with no further deployment', () =>
    eventually('one datacenter is left', 300, async () => (await datacenters(environment)).length === 1));
  await step('now it can be removed from code, and its instances go', async () => {
    await cdk.edit().deploy();
    await ready(environment);
    await eventually('three instances are left', 60, async () => (await instances(environment)).length === 3);
  });
}

/** As its code is without the second datacenter. */
async function refused(environment: Environment, cdk: Cdk, why: RegExp): Promise<void> {
  const before = await snapshot(environment);
  const { code, output } = await cdk.edit().deploy({ mayFail: true });
  assert.notEqual(code, 0);
  assert.match(output, why);
  assert.equal(await stackStatus(environment), 'UPDATE_ROLLBACK_COMPLETE');
  assert.deepEqual(await snapshot(environment), before);
}

async function datacenters({ cluster }: Environment): Promise<unknown[]> {
  return cluster.client.list(`/apis/cassandra.datastax.com/v1beta1/namespaces/${NAMESPACE}/cassandradatacenters`);
}
