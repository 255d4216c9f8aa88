import { MISSED } from './missed-resources';
import { defineStackTransition } from './transition';
import { KUBERNETES_MANIFEST } from '../../aws-resources/kubernetes-kinds';
import { isLoss, ResourceChange, resourceChanges } from '../../aws-resources/resource-changes';
import { isSame, valuesAt } from '../../aws-resources/template';
import { GuardedResource, GuardedStack } from '../../model/guarded-cluster';
import { own } from '../../private/own';

export const groundKept = defineStackTransition({
  id: 'ground-kept',
  title: 'Resources that Cassandra depends on are only changed in place',
  why: 'CloudFormation creates a new resource and deletes the existing one, or AWS refuses the change when half of the stack has changed',
  source: 'service specification of AWS (create-only properties); EKS (subnets in other zones), KMS and the Kubernetes API (StorageClass, measured 422)',
  * missteps(before, after) {
    if (!before.ground || !after.ground) return;
    const [old, now] = [before.ground, after.ground];
    for (const change of resourceChanges({ Resources: old }, { Resources: now })) {
      const was = own(old, change.id)!;
      if (!isLoss(change) || !isMissed(change, was, after) || follows(change, was, own(now, change.id))) continue;
      yield {
        at: was.path,
        subject: was.path,
        what: `${was.path} (${change.type}) ${HAPPENS[change.fate]}${change.because.length > 0 ? `, because of ${change.because.join(', ')}` : ''}${change.why ? ` (${change.why})` : ''}`,
        fix: `${furtherZones(change) ? 'revert the change; zones that are added later are for workers only: specify them as workerZones of the network' : 'revert the change'}; `
          + 'for another one create a second platform or Cassandra cluster and migrate the data. If nothing depends on it any more, accept it for one deployment at the '
          + 'platform, the operator or a Cassandra cluster',
      };
    }
  },
});

/** Whether the control plane gets other subnets: the usual reason is a zone more. */
function furtherZones({ because }: ResourceChange): boolean {
  return because.some((path) => path.toLowerCase().endsWith('subnetids'));
}

const HAPPENS: Record<ResourceChange['fate'], string> = {
  'deleted': 'is deleted',
  'left-behind': 'leaves the stack',
  'replaced': 'is replaced by another one',
  'perhaps-replaced': 'may be replaced by another one',
  'one-way': 'cannot change so',
  'less-protected': 'is no longer kept when it leaves the stack',
};

function isMissed({ fate, type }: ResourceChange, { path, Properties }: GuardedResource, after: GuardedStack): boolean {
  // A node group without a name of its own gets its successor first: pods move over.
  if (type === 'AWS::EKS::Nodegroup' && (Properties as { NodegroupName?: unknown } | undefined)?.NodegroupName === undefined) return false;
  if (fate !== 'deleted') return true;
  return MISSED.includes(type) && (type !== KUBERNETES_MANIFEST || isOfDatacenter(path, after));
}

/** Whether a StorageClass is that of a datacenter that stays. */
function isOfDatacenter(path: string, { clusters }: GuardedStack): boolean {
  return Object.entries(clusters).some(([at, { datacenters }]) => datacenters.some(({ name }) => path.startsWith(`${at}/Storage/${name}/`)));
}

/** Whether nothing of it changes but what it refers to, of which there is a finding already. */
function follows({ because }: ResourceChange, old: GuardedResource, now: GuardedResource | undefined): boolean {
  return now !== undefined && because.length > 0 && because.every((path) => {
    const [was, is] = [old, now].map(({ Properties }) => valuesAt(Properties, path.split('.')));
    return isSame(was, is) && was.length > 0;
  });
}
