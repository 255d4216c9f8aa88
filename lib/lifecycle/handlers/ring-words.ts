import type { KubernetesClient } from './kubernetes';
import type { RingState } from './ring';
import type { Looked } from './watched';
import type { LiveDatacenter, LivePod } from '../../backends/live';
import { CORE, kubernetesPath } from '../../private/kubernetes-path';
import { safeText } from '../../private/safe-text';

/** The problems, worst first, and the operations in progress. */
export async function described(client: KubernetesClient, looked: Looked, ring: RingState, names: readonly string[]): Promise<string> {
  const { live, cluster, watch, remarks } = looked;
  const { Namespace, Name } = cluster;
  if (!live.exists) return `${watch.owner.kind} ${Namespace}/${Name} is not there`;
  const troubled = ring.broken ?? [...live.pods].filter(({ isReady }) => !isReady).sort((one, other) => rankOf(other) - rankOf(one))[0];
  const waiting = names.filter((name) => !live.datacenters.some((one) => one.name === name && one.isReady));
  const parts = [
    ...(troubled ? [`worst pod ${troubled.told}${await newestWarning(client, Namespace, troubled.name)}`] : []),
    ...(live.error ? [`${watch.owner.kind} ${Name} says: ${live.error}`] : []),
    ...waiting.map((name) => describeDatacenter(name, live.datacenters.find((one) => one.name === name), live.pods)),
    ...live.running.map(({ told }) => told),
    ...(live.isSeen || live.running.length > 0 || waiting.length > 0 ? [] : [`the operator is not through with the last change of the ${watch.owner.kind}`]),
    ...remarks,
  ];
  return `${parts.join('; ') || 'nothing tells why'}. Look with kubectl -n ${Namespace} get ${[watch.owner, ...watch.children].map(({ plural }) => plural).join(',')},pods,events`;
}

/** A broken pod is worse than one that is only starting. */
function rankOf({ broken, told }: LivePod): number {
  return (broken ? 2 : 0) + (/restarts/.test(told) ? 1 : 0);
}

function describeDatacenter(name: string, datacenter: LiveDatacenter | undefined, pods: readonly LivePod[]): string {
  if (!datacenter) return `datacenter ${name} is not there yet`;
  const ready = pods.filter((pod) => pod.datacenter === name && pod.isReady).length;
  return `datacenter ${name} is ${datacenter.told}, ${ready} of ${datacenter.nodes} nodes ready${datacenter.invalid ? `, not valid: ${datacenter.invalid}` : ''}`;
}

/** These also occur in healthy starts. Source: measured with cass-operator 1.30.3. */
const HARMLESS = /Startup probe failed|Readiness probe failed|ReconcileFailed|no pods were ready|already exists|pod not found/i;

async function newestWarning(client: KubernetesClient, namespace: string, pod: string): Promise<string> {
  const selector = encodeURIComponent(`type=Warning,involvedObject.name=${pod}`);
  const events = (await client.list(`${kubernetesPath(CORE.events, namespace)}?fieldSelector=${selector}`))
    .filter(({ reason, message }) => !HARMLESS.test(`${reason} ${message}`))
    .sort((one, other) => String(other.lastTimestamp ?? other.eventTime ?? '').localeCompare(String(one.lastTimestamp ?? one.eventTime ?? '')));
  return events[0] ? `, warning ${safeText(events[0].reason, 60)}: ${safeText(events[0].message)}` : '';
}
