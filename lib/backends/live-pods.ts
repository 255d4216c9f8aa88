import type { LivePod } from './live';
import { safeText } from '../private/safe-text';

/** Labels with which a backend marks Cassandra pods. */
export interface PodLabels {
  readonly datacenter: string;
  readonly rack: string;
  /** State of the node as reported by the operator, if any. */
  readonly state?: string;
}

/** Waiting reasons from which a container does not recover by itself. */
const STUCK = ['CrashLoopBackOff', 'ImagePullBackOff', 'ErrImagePull', 'InvalidImageName', 'ErrImageNeverPull', 'CreateContainerConfigError', 'CreateContainerError', 'RunContainerError'];

/** Selects the Cassandra nodes among the pods of a namespace. */
export function livePods(pods: readonly any[], labels: PodLabels): LivePod[] {
  return pods.filter(({ metadata }) => metadata.labels?.[labels.datacenter] !== undefined && metadata.labels?.[labels.rack] !== undefined)
    .map((pod) => livePod(pod, labels));
}

function livePod(pod: any, labels: PodLabels): LivePod {
  const { metadata, spec, status } = pod;
  const ready = conditionOf(status, 'Ready');
  const rack = metadata.labels[labels.rack];
  const { restarts, waiting, stuck } = containersOf(pod);
  const homeless = conditionOf(status, 'PodScheduled')?.status === 'False' ? conditionOf(status, 'PodScheduled') : undefined;
  const place = homeless && `${homeless.reason}: ${safeText(homeless.message)}`;
  const createdAt = timeOf(metadata.creationTimestamp);
  return {
    name: metadata.name,
    datacenter: metadata.labels[labels.datacenter],
    rack,
    node: spec?.nodeName,
    isReady: ready?.status === 'True' && metadata.deletionTimestamp === undefined,
    createdAt,
    changedAt: Math.max(createdAt, timeOf(ready?.lastTransitionTime)),
    broken: stuck ?? (homeless?.reason === 'Unschedulable' ? place : undefined),
    told: [
      `${metadata.name}${rack ? ` of rack ${rack}` : ''} (${status?.phase ?? 'unknown'}${restarts > 0 ? `, ${restarts} restarts` : ''})`,
      ...(labels.state && metadata.labels[labels.state] ? [`node state ${safeText(metadata.labels[labels.state], 40)}`] : []),
      ...(waiting ? [waiting] : []),
      ...(place ? [place] : []),
    ].join(', '),
    variables: [...new Set<string>((spec?.containers ?? []).flatMap(({ env }: any) => (env ?? []).map(({ name }: any) => String(name))))],
    serviceAccount: spec?.serviceAccountName,
  };
}

/** State of the containers; one that is only starting is not worth reporting. */
function containersOf({ status }: any): { restarts: number; waiting?: string; stuck?: string } {
  const all: any[] = [...status?.initContainerStatuses ?? [], ...status?.containerStatuses ?? []];
  const waits = all.find(({ state }) => state?.waiting?.reason && !['ContainerCreating', 'PodInitializing'].includes(state.waiting.reason));
  const { reason, message } = waits?.state.waiting ?? {};
  const waiting = waits && `${waits.name}: ${reason}${message ? ` (${safeText(message, 200)})` : ''}`;
  const restarts = all.reduce((sum, { restartCount }) => sum + (restartCount ?? 0), 0);
  return { restarts, waiting, stuck: STUCK.includes(reason) ? waiting : undefined };
}

export function conditionOf(status: any, type: string): any | undefined {
  return (status?.conditions ?? []).find((condition: any) => condition.type === type);
}

/** Milliseconds since 1970; 0 if unknown. */
export function timeOf(text: unknown): number {
  return Date.parse(String(text)) || 0;
}

/** When an object was last changed by anyone but its operator. Operators write status and finalizers, kubectl writes the desired state. */
export function changedByKubectl({ metadata }: any): number | undefined {
  const times = (metadata?.managedFields ?? [])
    .filter(({ manager, subresource }: any) => String(manager).startsWith('kubectl') && subresource === undefined)
    .map(({ time }: any) => timeOf(time));
  return times.length > 0 ? Math.max(...times) : undefined;
}
