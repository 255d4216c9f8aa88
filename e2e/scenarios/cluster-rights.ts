import { strict as assert } from 'assert';
import * as fs from 'fs';
import { NAMESPACE, roleArn } from './quickstart-stack';
import { Context } from './scenario';
import { eksToken } from '../../lib/lifecycle/handlers/eks-token';
import { REGION } from '../harness/aws';
import { Environment } from '../harness/environment';
import { KubeClient, KubeError } from '../harness/kube-client';

const CLUSTERS = '/apis/k8ssandra.io/v1alpha1/namespaces';
const DATACENTERS = `/apis/cassandra.datastax.com/v1beta1/namespaces/${NAMESPACE}/cassandradatacenters`;

/** What the functions of the stack may do in Kubernetes and, more so, may not: real calls with their roles' own tokens. The stack is up. */
export async function clusterRights({ environment, step }: Context): Promise<void> {
  const orders = await environment.cluster.client.get(`${CLUSTERS}/${NAMESPACE}/k8ssandraclusters/orders`);
  const [{ metadata: { name: probes } }] = (await environment.cluster.client.list('/api/v1/namespaces')).filter(({ metadata }) => /^cassandra-probes-/.test(metadata.name));
  const another = (namespace: string) => ({ apiVersion: orders.apiVersion, kind: orders.kind, metadata: { name: 'another', namespace }, spec: orders.spec });

  await step('the gates read what they wait for, and try creations', async () => {
    const gates = await asFunction(environment, /^CassandraFunctions[0-9a-f]{8}GatesRole/);
    assert.equal((await gates.list(DATACENTERS)).length, 1);
    const pods = await gates.list(`/api/v1/namespaces/${NAMESPACE}/pods`);
    assert.equal(pods.filter(({ metadata }) => metadata.labels?.['cassandra.datastax.com/datacenter']).length, 3);
    await gates.list(`/api/v1/namespaces/${NAMESPACE}/events`);
    await gates.create(`${CLUSTERS}/${probes}/k8ssandraclusters?dryRun=All`, another(probes));
  });
  await step('a real creation by the gates is refused, and all else', async () => {
    const gates = await asFunction(environment, /^CassandraFunctions[0-9a-f]{8}GatesRole/);
    await assert.rejects(gates.create(`${CLUSTERS}/${probes}/k8ssandraclusters`, another(probes)), /objects are only tried/);
    await refused([
      () => gates.create(`${CLUSTERS}/${NAMESPACE}/k8ssandraclusters`, another(NAMESPACE)),
      () => gates.create(`${CLUSTERS}/${NAMESPACE}/k8ssandraclusters?dryRun=All`, another(NAMESPACE)),
      () => gates.patch(`${CLUSTERS}/${NAMESPACE}/k8ssandraclusters/orders`, { metadata: { labels: { changed: 'true' } } }),
      () => gates.patch(`${DATACENTERS}/dc1`, { spec: { size: 1 } }),
      () => gates.delete(`${DATACENTERS}/dc1`),
      () => gates.list(`/api/v1/namespaces/${NAMESPACE}/secrets`),
      () => gates.get(`/api/v1/namespaces/${NAMESPACE}/secrets/orders-superuser`),
      () => gates.list('/api/v1/namespaces/kube-system/pods'),
      () => gates.list('/api/v1/nodes'),
      () => gates.list('/api/v1/secrets'),
    ]);
  });
  await step('who copies the superuser reads no other Secret', async () => {
    const superuser = await asFunction(environment, /^CassandraFunctions[0-9a-f]{8}SuperuserRole/);
    await superuser.get(`/api/v1/namespaces/${NAMESPACE}/secrets/orders-superuser`);
    await refused([
      () => superuser.list(`/api/v1/namespaces/${NAMESPACE}/secrets`),
      () => superuser.get(`/api/v1/namespaces/${NAMESPACE}/secrets/another`),
      () => superuser.delete(`/api/v1/namespaces/${NAMESPACE}/secrets/orders-superuser`),
      () => superuser.list('/api/v1/namespaces/kube-system/secrets'),
      () => superuser.patch(`${DATACENTERS}/dc1`, { spec: { stopped: true } }),
      () => superuser.list(`/api/v1/namespaces/${NAMESPACE}/pods`),
    ]);
  });
  await step('a worker without an entry for people gets nothing', async () => {
    const worker = await asFunction(environment, /^PlatformOrdersWorkersdc1Role/);
    await refused([() => worker.list(`/api/v1/namespaces/${NAMESPACE}/secrets`), () => worker.list(DATACENTERS)]);
  });
}

/** All that kubectl posted for the stack was read strictly, and accepted: a field that the definitions do not know would have been refused. */
export async function acceptedStrictly({ environment, step }: Context): Promise<void> {
  await step('every object of the stack was accepted with strict field validation', async () => {
    const posted = fs.readFileSync(environment.cluster.auditLog, 'utf8').trim().split('\n').map((line) => JSON.parse(line))
      .filter(({ userAgent, verb, objectRef }) => userAgent.startsWith('kubectl/') && verb !== 'delete' && !/review/.test(objectRef.resource));
    const kinds = new Set(posted.map(({ objectRef }) => objectRef.resource));
    for (const kind of ['k8ssandraclusters', 'medusabackupschedules', 'storageclasses', 'namespaces', 'networkpolicies', 'roles', 'serviceaccounts']) {
      assert.ok(kinds.has(kind), `no ${kind} among ${[...kinds].join(', ')}`);
    }
    assert.deepEqual(posted.filter(({ requestURI, responseStatus }) => !/fieldValidation=Strict/.test(requestURI) || responseStatus.code >= 300)
      .map(({ requestURI, responseStatus }) => [requestURI, responseStatus.code]), []);
  });
}

/** A client of the cluster with the token that the function's own code would make. */
async function asFunction(environment: Environment, role: RegExp): Promise<KubeClient> {
  const { name, server, ca } = environment.cluster;
  const { credentials } = await environment.aws.as(await roleArn(environment, role));
  return new KubeClient({ server, ca, token: eksToken(name, REGION, 'amazonaws.com', credentials) });
}

async function refused(calls: (() => Promise<unknown>)[]): Promise<void> {
  const allowed: string[] = [];
  for (const call of calls) {
    const answer = await call().then(() => 'allowed', (error) => (error instanceof KubeError ? String(error.code) : String(error)));
    if (answer !== '401' && answer !== '403') allowed.push(`${call} -> ${answer}`);
  }
  assert.deepEqual(allowed, []);
}
