/** What a task can be told, as options of the command line. */
export type TaskOption = 'rack' | 'keyspace' | 'table' | 'pod' | 'from';

/** A one-time operation on the nodes of a datacenter. */
export interface TaskKind {
  readonly name: string;
  readonly summary: string;
  readonly takes: readonly TaskOption[];
  readonly needs: readonly TaskOption[];
  /** Whether nodes are down or without their data in the meantime, so that all others have to be up, and have to be up again afterwards. */
  readonly takesNodesDown: boolean;
  /** What its user should know before. */
  readonly note?: string;
}

const TABLES: readonly TaskOption[] = ['keyspace', 'table'];
const USUAL = { takes: TABLES, needs: [], takesNodesDown: false } as const;
const one = (name: string, summary: string, more: Partial<TaskKind> = {}): TaskKind => ({ name, summary, ...USUAL, ...more });

/** All tasks, by the names of nodetool where it has one. */
export const TASK_KINDS: readonly TaskKind[] = [
  one('restart', 'restarts the nodes one after another', { takes: ['rack'], takesNodesDown: true }),
  one('replace', 'replaces a node whose volume is lost or damaged: its data is deleted and streamed from other nodes', {
    takes: ['pod'],
    needs: ['pod'],
    takesNodesDown: true,
    note: 'rows of which this node has the only copy are lost. A node whose instance was lost comes back with its volume by itself. The old EBS volume is kept and billed until you delete it (docs/nodes.md)',
  }),
  one('cleanup', 'removes data that nodes no longer own; the operator does it itself after nodes were added'),
  one('flush', 'writes memtables to disk'),
  one('upgradesstables', 'rewrites files in the format of the running release', { note: 'every file of an older format is rewritten: room for the largest table is needed on each volume' }),
  one('compact', 'compacts all files of a table into few', {
    needs: ['keyspace'], note: 'the size of the table is needed again on each volume, and with STCS the resulting file is rarely compacted again',
  }),
  one('garbagecollect', 'removes deleted rows from files'),
  one('scrub', 'rewrites files and drops what cannot be read', { needs: ['keyspace'], note: 'a snapshot is made first, which uses space until it is deleted; dropped rows come back by a repair only' }),
  one('rebuild', 'streams the data of the datacenter from another one', { takes: ['from'], needs: ['from'] }),
];

/** Tasks that the operators know and that are not offered, with the reason. */
export const NOT_OFFERED: Readonly<Record<string, string>> = {
  move: 'it moves nodes with a single token, and clusters of this library have several',
  decommission: 'reduce the nodes of the datacenter in code (docs/nodes.md)',
  repair: 'repairs run by schedule (docs/repair.md)',
  drain: 'pods drain by themselves when they stop; see roll and restart',
  refresh: 'change operatorUpdateRevision of the Cassandra cluster and deploy',
};
