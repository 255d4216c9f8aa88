import { defineTransition } from './transition';
import { isUnknown, shown } from '../../model/guarded-cluster';

export const cassandraRelease = defineTransition({
  id: 'cassandra-release',
  title: 'Cassandra never goes back, and skips no major release',
  why: 'an older line cannot read the files that a newer one wrote; the operator rolls it out all the same, and the first node does not come back',
  source: 'NEWS.txt of Apache Cassandra; the operator accepts it, measured (5.0.6 to 4.1.9)',
  * missteps(before, after) {
    const [old, now] = [before.version, after.version].map((version) => (isUnknown(version) ? undefined : parts(version)));
    if (!old || !now) return;
    const change = `Cassandra goes from ${shown(before.version)} to ${shown(after.version)}`;
    if (now[0] < old[0] || (now[0] === old[0] && now[1] < old[1])) {
      yield { what: change, fix: 'stay; going back means restoring a backup into a new cluster', final: true };
    } else if (now[0] === old[0] && now[1] === old[1] && now[2] < old[2]) {
      yield { what: change, fix: 'read NEWS.txt of both releases; if nothing in it forbids the way back, accept this rule for one deployment' };
    } else if (now[0] > old[0] + 1) {
      yield { what: change, fix: `go to the last release of ${old[0] + 1} first, and rewrite all files there (nodetool upgradesstables)`, final: true };
    }
  },
});

function parts(version: string): number[] | undefined {
  const found = /^(\d+)\.(\d+)\.(\d+)/.exec(version);
  return found ? found.slice(1).map(Number) : undefined;
}
