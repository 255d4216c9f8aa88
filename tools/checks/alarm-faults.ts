/**
 * Faults of a cluster with three racks of two nodes as series of values, in promtool's notation ("0+60x500": 0, 60, 120, ...), one a minute.
 * Made by hand, not recorded: a healthy cluster in which one thing is different.
 */
export interface Fault {
  readonly name: string;
  /** What differs, by signal: for all nodes, or for the first ones in their order. */
  readonly differs: Partial<Record<Signal, string | readonly string[]>>;
  /** The alarms that fire, by time. */
  readonly fires: Readonly<Record<string, readonly string[]>>;
}

export type Signal = keyof typeof HEALTHY;

/** 1000 reads a second on each node, a second of garbage collection in each minute, a volume that is half full. */
export const HEALTHY = {
  up: '1x500',
  requests: '0+60000x500',
  timeouts: '0x500',
  failures: '0x500',
  unavailables: '0x500',
  dropped: '0x500',
  garbageCollection: '0+1x500',
  compactions: '3x500',
  exceptions: '0x500',
  used: '50x500',
};

const DOWN = '0x500';
const UP = '1x500';

export const FAULTS: readonly Fault[] = [
  { name: 'a quiet night of eight hours', differs: {}, fires: { '8h': [] } },
  { name: 'a node that stops answering', differs: { up: ['1x9 0x490'] }, fires: { '20m': [], '30m': ['CassandraNodeDown'] } },
  { name: 'a node without a pod, which has no series', differs: { up: ['_x500'] }, fires: { '30m': ['CassandraNodeDown'] } },
  { name: 'both nodes of one rack', differs: { up: [DOWN, DOWN] }, fires: { '30m': ['CassandraNodeDown'] } },
  {
    name: 'nodes of two racks, and requests that fail because of it: one page',
    differs: { up: [DOWN, UP, DOWN], unavailables: '0+600x500', timeouts: '0+6000x500' },
    fires: { '2m': [], '10m': ['CassandraRacksDown'], '30m': ['CassandraNodeDown', 'CassandraRacksDown'] },
  },
  { name: 'nothing is measured', differs: { up: '_x500' }, fires: { '10m': ['CassandraRacksDown'] } },
  { name: 'too few replicas although all nodes answer', differs: { unavailables: ['0+6x500'] }, fires: { '10m': ['CassandraUnavailable'] } },
  { name: 'many requests that time out', differs: { timeouts: '0+600x500' }, fires: { '4m': [], '15m': ['CassandraRequestsFail'] } },
  { name: 'many requests that fail', differs: { failures: '0+600x500' }, fires: { '15m': ['CassandraRequestsFail'] } },
  { name: 'few of many requests', differs: { timeouts: '0+30x500' }, fires: { '15m': [] } },
  { name: 'all of the few requests of a night', differs: { requests: '0+1x500', timeouts: '0+1x500' }, fires: { '15m': [] } },
  { name: 'a volume that fills', differs: { used: ['75x500'] }, fires: { '30m': [], '2h': ['CassandraVolumeFilling orders-dc1-r1-sts-0'] } },
  {
    name: 'a volume that is full',
    differs: { used: ['90x500'] },
    fires: { '10m': ['CassandraVolumeFull orders-dc1-r1-sts-0'], '2h': ['CassandraVolumeFilling orders-dc1-r1-sts-0', 'CassandraVolumeFull orders-dc1-r1-sts-0'] },
  },
  { name: 'writes that all nodes drop: one ticket', differs: { dropped: '0+600x500' }, fires: { '15m': ['CassandraDroppedMessages'] } },
  {
    name: 'a node that collects garbage',
    differs: { garbageCollection: ['0+12x500'] },
    fires: { '10m': [], '30m': ['CassandraGarbageCollection orders-dc1-r1-sts-0'] },
  },
  {
    name: 'compactions that wait for hours',
    differs: { compactions: ['500x500'] },
    fires: { '1h': [], '3h': ['CassandraPendingCompactions orders-dc1-r1-sts-0'] },
  },
  { name: 'one exception', differs: { exceptions: ['0x10 1x489'] }, fires: { '5m': [], '20m': ['CassandraExceptions orders-dc1-r1-sts-0'], '2h': [] } },
];
