import { defineTransition, Misstep } from './transition';
import { Guarded, isUnknown, shown } from '../../model/guarded-cluster';

export const cassandraRelease = defineTransition({
  id: 'cassandra-release',
  title: 'Cassandra is never downgraded and skips no major release',
  why: 'an older release line cannot read the files of a newer one: the first node does not start again',
  source: 'NEWS.txt of Apache Cassandra; measured (5.0.6 to 4.1.9)',
  * missteps(before, after) {
    if (!before.datacenters.some(({ version }) => version) && !after.datacenters.some(({ version }) => version)) {
      yield* backwards('Cassandra', before.version, after.version);
      return;
    }
    for (const { name, version = after.version } of after.datacenters) {
      const old = before.datacenters.find((datacenter) => datacenter.name === name);
      if (old) yield* backwards(`Cassandra of datacenter "${name}"`, old.version ?? before.version, version);
    }
  },
});

function* backwards(what: string, before: Guarded<string>, after: Guarded<string>): Iterable<Misstep> {
  const [old, now] = [before, after].map((version) => (isUnknown(version) ? undefined : parts(version)));
  if (!old || !now) return;
  const change = `${what} goes from ${shown(before)} to ${shown(after)}`;
  if (now[0] < old[0] || (now[0] === old[0] && now[1] < old[1])) {
    yield { what: change, fix: 'keep the release; a downgrade requires restoring a backup into a new cluster', final: true };
  } else if (now[0] === old[0] && now[1] === old[1] && now[2] < old[2]) {
    yield { what: change, fix: 'read NEWS.txt of both releases; if nothing in it forbids the downgrade, accept this rule for one deployment' };
  } else if (now[0] > old[0] + 1) {
    yield { what: change, fix: `go to the last release of ${old[0] + 1} first, and rewrite all files there (nodetool upgradesstables)`, final: true };
  }
}

function parts(version: string): number[] | undefined {
  const found = /^(\d+)\.(\d+)\.(\d+)/.exec(version);
  return found ? found.slice(1).map(Number) : undefined;
}
