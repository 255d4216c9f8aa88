import { defineDatacenterTransition } from './transition';

export const racksKept = defineDatacenterTransition({
  id: 'racks-kept',
  title: 'Racks keep their names and order; new racks are appended',
  why: 'nodes keep the rack in which they joined, with their volumes: removing, renaming or reordering a rack leaves both behind',
  source: 'Cassandra does not start a node in another rack than the one it has saved; operators refuse all of it, measured',
  * missteps(before, after) {
    const [old, now] = [before, after].map(({ racks }) => racks.map(({ name }) => name));
    if (old.length === 0 && now.length > 0) {
      yield { what: `datacenter "${after.name}" was made without racks and gets some`, fix: 'add a datacenter with racks instead, and move the data', final: true };
    } else if (old.some((name, at) => now[at] !== name)) {
      yield {
        what: `the racks of datacenter "${after.name}" change from ${old.join(', ')} to ${now.join(', ') || 'none'}`,
        fix: 'keep the racks that there are, in their order, and append new ones; to get rid of a rack move the data to another datacenter',
        final: true,
      };
    }
  },
});
