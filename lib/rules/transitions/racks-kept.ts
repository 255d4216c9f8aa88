import { defineDatacenterTransition } from './transition';

export const racksKept = defineDatacenterTransition({
  id: 'racks-kept',
  title: 'Racks keep their names and order; new racks are appended',
  why: 'nodes keep the rack in which they joined, with their volumes: removing, renaming or reordering a rack leaves both behind',
  source: 'Cassandra does not start a node in another rack than the one it has saved; operators refuse all of it, measured',
  * missteps(before, after) {
    const [old, now] = [before, after].map(({ racks }) => racks.map(({ name }) => name));
    if (old.length === 0 && now.length > 0) {
      yield { what: `datacenter "${after.name}" was created without racks, which cannot be added`, fix: 'add a datacenter with racks instead, and migrate the data', final: true };
    } else if (old.some((name, at) => now[at] !== name)) {
      yield {
        what: `the racks of datacenter "${after.name}" change from ${old.join(', ')} to ${now.join(', ') || 'none'}`,
        fix: 'keep the existing racks in their order, and append new ones; to remove a rack, migrate the data to another datacenter',
        final: true,
      };
    }
  },
});
