import { defineRule } from './rule';

export const noRepair = defineRule({
  id: 'no-repair',
  title: 'A cluster is repaired',
  why: 'A replica that missed a deletion brings the row back once the others have forgotten it, gc_grace_seconds (10 days by default) later.',
  source: 'Cassandra documentation, Repair',
  * offences({ name, repair, companions: { repairedBy } }) {
    if (repair || repairedBy === undefined) return;
    yield {
      level: 'warning',
      what: `Cassandra cluster "${name}" is not repaired`,
      fix: 'leave repair on, or acknowledge this if something else repairs it or its data is never deleted',
    };
  },
});
