import { KubeClient } from '../harness/kube-client';

/** Kinds that come and go by themselves. */
const RESTLESS = /^(Event|Lease|Pod|Endpoints|EndpointSlice|ControllerRevision|ReplicaSet|CSINode|ComponentStatus|APIService)$/;

/** Every object that a cluster holds, as in "Role cassandra-orders/name". */
export async function inventory(client: KubeClient): Promise<string[]> {
  const groups = ((await client.request('GET', '/apis')) as any).groups.map(({ preferredVersion }: any) => `/apis/${preferredVersion.groupVersion}`);
  const found = await Promise.all(['/api/v1', ...groups].map(async (group: string) => {
    const { resources } = await client.request('GET', group) as any;
    const kinds = resources.filter(({ name, kind, verbs }: any) => verbs.includes('list') && !name.includes('/') && !RESTLESS.test(kind));
    return Promise.all(kinds.map(async ({ name, kind }: any) =>
      (await client.list(`${group}/${name}`)).map(({ metadata }) => `${kind} ${metadata.namespace ? `${metadata.namespace}/` : ''}${metadata.name}`)));
  }));
  return found.flat(2).sort();
}
