import { clusterSubject, defineStackTransition } from './transition';
import { GuardedStack } from '../../model/guarded-cluster';

export const hostKept = defineStackTransition({
  id: 'host-kept',
  title: 'Cassandra and its operators stay on their EKS cluster',
  why: 'all of it is made anew and empty on the other EKS cluster, and what runs is left behind without anybody who looks after it',
  source: 'CDK applies objects to the cluster that a manifest names; volumes are bound to the cluster that made them',
  * missteps(before, after) {
    for (const { at, subject, host } of placed(after)) {
      const old = placed(before).find((one) => one.at === at);
      if (!old?.host || !host || old.host === host) continue;
      // A name and the construct that makes a cluster may stand for the same one; two of a kind do not.
      const final = old.host.startsWith('<') === host.startsWith('<');
      yield {
        at,
        subject,
        what: `the EKS cluster changes from ${old.host} to ${host}`,
        fix: final
          ? 'put it back; for another EKS cluster make a second Cassandra cluster there and restore a backup into it'
          : 'put it back; if both are the same EKS cluster, accept it for one deployment',
        final,
      };
    }
  },
});

function placed({ clusters, installations }: GuardedStack): Array<{ readonly at: string; readonly subject: string; readonly host?: string }> {
  return [
    ...Object.entries(installations ?? {}).map(([at, { kind, host }]) => ({ at, subject: kind, host })),
    ...Object.entries(clusters).map(([at, cluster]) => ({ at, subject: clusterSubject(cluster, at), host: cluster.host })),
  ];
}
