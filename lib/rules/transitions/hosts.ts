import { GuardedCluster, GuardedStack } from '../../model/guarded-cluster';
import { EKS_CLUSTER_TYPES } from '../../private/eks-cluster-types';
import { own } from '../../private/own';

/** Something on an EKS cluster. Templates of the first releases do not say which. */
export type Placed = Pick<GuardedCluster, 'host' | 'hostName'>;

/** Whether both are on the same EKS cluster, as far as that is told. */
export function isSameHost(old: Placed, now: Placed): boolean {
  const [was, is] = [nameOf(old), nameOf(now)];
  return was !== undefined && is !== undefined ? was === is : old.host === now.host;
}

/** Whether they are proven to be on two: names differ, or both are clusters of this stack. All else may tell the same name in another way. */
export function areTwoHosts(old: Placed, now: Placed, after: GuardedStack): boolean {
  const [was, is] = [nameOf(old), nameOf(now)];
  if (was !== undefined && is !== undefined) return was !== is;
  const [one, other] = [old, now].map(({ host }) => madeHere(host, after));
  return one !== undefined && other !== undefined && one !== other;
}

/** The EKS cluster as people read it. */
export function hostCalled({ host, hostName }: Placed): string {
  return host!.startsWith('<') && hostName !== undefined ? `${hostName} (${host})` : host!;
}

/** The name, if it is known: written out, or filled in by CloudFormation. */
function nameOf({ host, hostName }: Placed): string | undefined {
  return host?.startsWith('<') ? hostName : host;
}

/** Logical id of the EKS cluster of this stack that an expression tells the name of. */
function madeHere(host: string | undefined, { ground }: GuardedStack): string | undefined {
  const [, id] = /^<Ref:(\w+)>$/.exec(host ?? '') ?? [];
  return id !== undefined && EKS_CLUSTER_TYPES.includes(own(ground, id)?.Type ?? '') ? id : undefined;
}
