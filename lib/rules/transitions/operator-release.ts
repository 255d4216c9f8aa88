import { defineTransition } from './transition';

export const operatorRelease = defineTransition({
  id: 'operator-release',
  title: 'The operator never goes back',
  why: 'Helm leaves the newer custom resource definitions in place, and what the newer operator wrote into them the older one does not know',
  source: 'chart of k8ssandra-operator; going back is tested by nobody',
  * missteps(before, after) {
    if (compare(after.operatorVersion, before.operatorVersion) < 0) {
      yield {
        what: `k8ssandra-operator goes from ${before.operatorVersion} to ${after.operatorVersion}`,
        fix: 'stay; if you tried the way back on a copy, accept this rule for one deployment',
      };
    }
  },
});

function compare(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split(/[.-]/).map(Number));
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : a[at] - (b[at] ?? 0);
}
