import { clusterSubject, defineStackTransition } from './transition';
import { GuardedCluster, GuardedStack } from '../../model/guarded-cluster';
import { EKS_CLUSTER_TYPES } from '../../private/eks-cluster-types';
import { own } from '../../private/own';

export const hostKept = defineStackTransition({
  id: 'host-kept',
  title: 'Cassandra and its operators stay on their EKS cluster',
  why: 'everything is created again, without data, on the other EKS cluster, and the running cluster is left behind unmanaged',
  source: 'CDK applies objects to the cluster that a manifest names; volumes are bound to the cluster that made them',
  * missteps(before, after) {
    for (const now of placed(after)) {
      const old = placed(before).find(({ at }) => at === now.at);
      if (!old?.host || !now.host || isSame(old, now)) continue;
      const final = areTwo(old, now, after);
      yield {
        at: now.at,
        subject: now.subject,
        what: `the EKS cluster changes from ${called(old)} to ${called(now)}`,
        fix: final
          ? 'revert the change; for another EKS cluster create a second Cassandra cluster there and restore a backup into it'
          : 'revert the change; if both are the same EKS cluster, accept it for one deployment',
        final,
      };
    }
  },
});

interface Placed extends Pick<GuardedCluster, 'host' | 'hostName'> {
  readonly at: string;
  readonly subject: string;
}

function placed({ clusters, installations }: GuardedStack): Placed[] {
  return [
    ...Object.entries(installations ?? {}).map(([at, { kind, host, hostName }]) => ({ at, subject: kind, host, hostName })),
    ...Object.entries(clusters).map(([at, cluster]) => ({
      at, subject: clusterSubject(cluster, at), host: cluster.host, hostName: cluster.hostName,
    })),
  ];
}

function isSame(old: Placed, now: Placed): boolean {
  const [was, is] = [nameOf(old), nameOf(now)];
  return was !== undefined && is !== undefined ? was === is : old.host === now.host;
}

/** Whether they are proven to be two: names differ, or both are clusters of this stack. All else may tell the same name in another way. */
function areTwo(old: Placed, now: Placed, after: GuardedStack): boolean {
  if (nameOf(old) !== undefined && nameOf(now) !== undefined) return true;
  const [was, is] = [old, now].map(({ host }) => madeHere(host!, after));
  return was !== undefined && is !== undefined && was !== is;
}

/** The name, if it is known: written out, or filled in by CloudFormation. */
function nameOf({ host, hostName }: Placed): string | undefined {
  return host!.startsWith('<') ? hostName : host;
}

/** Logical id of the EKS cluster of this stack that an expression tells the name of. */
function madeHere(host: string, { ground }: GuardedStack): string | undefined {
  const [, id] = /^<Ref:(\w+)>$/.exec(host) ?? [];
  return id !== undefined && EKS_CLUSTER_TYPES.includes(own(ground, id)?.Type ?? '') ? id : undefined;
}

function called({ host, hostName }: Placed): string {
  return host!.startsWith('<') && hostName !== undefined ? `${hostName} (${host})` : host!;
}
