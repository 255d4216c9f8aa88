import type { KubernetesClient } from './kubernetes';
import { Failure } from './waiting';
import type { ClusterName, LiveCluster, Watched } from '../../backends/live';
import { backendById } from '../../backends/table';

/** The observed state of a Cassandra cluster, with the request. */
export interface Looked {
  readonly cluster: ClusterName;
  readonly watch: Watched;
  readonly live: LiveCluster;
  /** Remarks about conditions that do not affect readiness. */
  readonly remarks: readonly string[];
}

/** The backend data of a resource: JSON, since CloudFormation turns numbers into strings. */
export function watchOf({ Watch }: Record<string, any>): Watched {
  try {
    const watch = JSON.parse(Watch);
    if (watch.owner && watch.children) return watch;
  } catch { /* told below */ }
  throw new Failure('the property Watch is not the description of a backend: the template and the code of this function are of different versions of cdk-eks-cassandra [gate-properties]');
}

/** Observes the cluster of a resource, at a time in milliseconds since 1970. */
export async function lookAt(client: KubernetesClient, properties: Record<string, any>, now: number): Promise<Looked> {
  const watch = watchOf(properties);
  const backend = backendById(watch.ready);
  if (!backend) throw new Failure(`this function does not know how to look at clusters of "${watch.ready}": deploy again with one version of cdk-eks-cassandra [gate-properties]`);
  const cluster = { Namespace: String(properties.Namespace), Name: String(properties.Name) };
  const live = await backend.live.look(client, cluster, watch, now);
  return { cluster, watch, live, remarks: [...restarts(live, cluster, watch), ...withoutIdentity(live, properties.Identity)] };
}

function restarts({ restartsWithNextChange, nodes }: LiveCluster, { Namespace, Name }: ClusterName, { owner }: Watched): string[] {
  if (!restartsWithNextChange) return [];
  return [`${nodes} nodes will restart with the next change, whatever it is, since the operator was upgraded. To have that now, change operatorUpdateRevision `
    + `and deploy, or: kubectl -n ${Namespace} annotate ${owner.plural} ${Name} ${owner.group}/autoupdate-spec=once`];
}

/** Injected into pods by EKS Pod Identity when they are created, if the association existed by then. */
const INJECTED = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';

function withoutIdentity({ pods }: LiveCluster, account: string | undefined): string[] {
  const without = account ? pods.filter(({ serviceAccount, variables }) => serviceAccount === account && !variables.includes(INJECTED)) : [];
  if (without.length === 0) return [];
  return [`pods have no identity, so that backups fail on them (${without.slice(0, 5).map(({ name }) => name).join(', ')}${without.length > 5 ? ', ...' : ''}): `
    + 'delete them one after another, and they get it when they are made again'];
}
