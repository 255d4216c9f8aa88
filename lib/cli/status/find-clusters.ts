import { BACKENDS } from '../../backends/table';
import type { Watch } from '../../backends/watch';
import type { KubernetesClient } from '../../lifecycle/handlers/kubernetes';
import { KubernetesError } from '../../lifecycle/handlers/kubernetes-error';
import { everywherePath, kubernetesPath } from '../../private/kubernetes-path';
import type { Input } from '../command';
import { didYouMean } from '../did-you-mean';
import { CommandError } from '../exit-code';
import type { Connected } from '../kubernetes/connect';

/** A Cassandra cluster that exists, and how to watch it. */
export interface FoundCluster {
  readonly name: string;
  readonly namespace: string;
  readonly watch: Watch;
}

/** All Cassandra clusters in a namespace; without one, in all namespaces if listing them is permitted, else in the context's namespace. */
export async function findClusters(client: KubernetesClient, namespace: string | undefined, usual: string): Promise<FoundCluster[]> {
  const found = await Promise.all(BACKENDS.map(async ({ watch }) => (await list(client, watch, namespace, usual))
    .map(({ metadata }) => ({ name: String(metadata.name), namespace: String(metadata.namespace), watch }))));
  return found.flat().sort((one, other) => (`${one.namespace}/${one.name}` < `${other.namespace}/${other.name}` ? -1 : 1));
}

/** The clusters with the given name; all of them without a name. @throws CommandError if there is none */
export function clustersNamed(found: readonly FoundCluster[], name: string | undefined, context: string): readonly FoundCluster[] {
  if (found.length === 0) throw new CommandError(`context "${context}" shows no Cassandra cluster. Name another with --context, or a namespace with --namespace`);
  const chosen = found.filter((one) => name === undefined || one.name === name);
  if (chosen.length > 0) return chosen;
  const names = found.map((one) => one.name);
  throw new CommandError(`there is no Cassandra cluster "${name}".${didYouMean(name!, names)} There are: ${names.join(', ')}`);
}

/** The cluster of a name. @throws CommandError if there are several */
export async function theCluster({ client, context, namespace }: Connected, input: Input, name: string): Promise<FoundCluster> {
  const found = clustersNamed(await findClusters(client, input.value('namespace'), namespace ?? 'default'), name, context);
  if (found.length === 1) return found[0];
  throw new CommandError(`there are several Cassandra clusters "${name}": give --namespace with one of ${found.map((one) => one.namespace).join(', ')}`);
}

async function list(client: KubernetesClient, { owner }: Watch, namespace: string | undefined, usual: string): Promise<any[]> {
  if (namespace !== undefined) return client.listOrNone(kubernetesPath(owner, namespace));
  try {
    return await client.listOrNone(everywherePath(owner));
  } catch (error) {
    if (error instanceof KubernetesError && error.status === 403) return client.listOrNone(kubernetesPath(owner, usual));
    throw error;
  }
}
