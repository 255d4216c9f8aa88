import { areTwoHosts, hostCalled, isSameHost, Placed } from './hosts';
import { clusterSubject, defineStackTransition } from './transition';
import { GuardedStack } from '../../model/guarded-cluster';

export const hostKept = defineStackTransition({
  id: 'host-kept',
  title: 'Cassandra and its operators stay on their EKS cluster',
  why: 'everything is created again, without data, on the other EKS cluster, and the running cluster is left behind unmanaged',
  source: 'CDK applies objects to the cluster that a manifest names; volumes are bound to the cluster that made them',
  * missteps(before, after) {
    for (const now of placed(after)) {
      const old = placed(before).find(({ at }) => at === now.at);
      if (!old?.host || !now.host || isSameHost(old, now)) continue;
      const final = areTwoHosts(old, now, after);
      yield {
        at: now.at,
        subject: now.subject,
        what: `the EKS cluster changes from ${hostCalled(old)} to ${hostCalled(now)}`,
        fix: final
          ? 'revert the change; for another EKS cluster create a second Cassandra cluster there and restore a backup into it'
          : 'revert the change; if both are the same EKS cluster, accept it for one deployment',
        final,
      };
    }
  },
});

interface PlacedPart extends Placed {
  readonly at: string;
  readonly subject: string;
}

function placed({ clusters, installations }: GuardedStack): PlacedPart[] {
  return [
    ...Object.entries(installations ?? {}).map(([at, { kind, host, hostName }]) => ({ at, subject: kind, host, hostName })),
    ...Object.entries(clusters).map(([at, cluster]) => ({
      at, subject: clusterSubject(cluster, at), host: cluster.host, hostName: cluster.hostName,
    })),
  ];
}
