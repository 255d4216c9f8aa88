import { changed, changedClusters, keptInstallations } from './changes';
import { defineStackTransition } from './transition';
import { differ, GuardedResource, GuardedStack, shown } from '../../model/guarded-cluster';
import { EKS_CLUSTER_TYPES } from '../../private/eks-cluster-types';
import { own } from '../../private/own';

export const kubernetesAlone = defineStackTransition({
  id: 'kubernetes-alone',
  title: 'Kubernetes is upgraded in a separate deployment',
  why: 'the control plane cannot be downgraded: if anything else in the deployment fails afterwards, the rollback also fails and leaves the stack between two states',
  source: 'EKS refuses an older Kubernetes version in UpdateClusterVersion; CloudFormation rolls a stack back as a whole',
  * missteps(before, after) {
    for (const [id, old] of Object.entries(before.ground ?? {})) {
      const now = own(after.ground, id);
      if (!now || !EKS_CLUSTER_TYPES.includes(old.Type) || !differ(versionOf(old), versionOf(now))) continue;
      const others = [...changedClusters(before, after).map(({ told }) => told), ...upgrades(before, after)];
      if (others.length > 0) {
        yield {
          at: old.path,
          subject: old.path,
          what: `Kubernetes goes from ${shown(versionOf(old))} to ${shown(versionOf(now))}, and ${others.join(', ')} in the same deployment`,
          fix: 'deploy the new version of Kubernetes alone, and the rest after it; if both at once is meant, accept it for one deployment at the platform, the operator or a Cassandra cluster',
        };
      }
    }
  },
});

/** The own resource of CDK's classic module has it inside of its only property. */
function versionOf({ Properties = {} }: GuardedResource): string | undefined {
  const version = Properties.Version ?? (Properties.Config as { version?: unknown } | undefined)?.version;
  return typeof version === 'string' ? version : undefined;
}

function upgrades(before: GuardedStack, after: GuardedStack): string[] {
  return keptInstallations(before, after).flatMap(({ old, now }) => {
    if (differ(old.version, now.version)) return [`${now.kind} goes from ${shown(old.version)} to ${shown(now.version)}`];
    return changed(old.digest, now.digest) ? [`the values of ${now.kind} change`] : [];
  });
}
