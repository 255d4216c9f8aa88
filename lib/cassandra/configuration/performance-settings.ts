import { Size } from 'aws-cdk-lib';

/** How fast compaction may be. */
export interface CompactionSettings {
  /**
   * Number of compactions at once (`concurrent_compactors`): a whole number, 1 or more.
   * @default - Cassandra's: the smaller of cores and disks, 2 to 8
   */
  readonly concurrentCompactors?: number;

  /**
   * Data per second that all compactions of a node write together (`compaction_throughput`); 0 is no limit.
   * @default - Cassandra's: 64 MiB a second, and no more than 16 in 4.0
   */
  readonly throughput?: Size;
}

/** How many requests a node works on at once. */
export interface ConcurrencySettings {
  /**
   * Reads (`concurrent_reads`).
   * @default - Cassandra's: 32
   */
  readonly reads?: number;

  /**
   * Writes (`concurrent_writes`): about eight for each core.
   * @default - Cassandra's: 32
   */
  readonly writes?: number;

  /**
   * Writes of counters, which read first (`concurrent_counter_writes`).
   * @default - Cassandra's: 32
   */
  readonly counterWrites?: number;

  /**
   * Writes of materialized views, which read first (`concurrent_materialized_view_writes`).
   * @default - Cassandra's: 32
   */
  readonly materializedViewWrites?: number;
}

/** How writes are kept in memory. */
export enum MemtableType {
  /** Sorted in a skip list: every version. */
  SKIP_LIST = 'SKIP_LIST',
  /** Tries: less garbage and larger memtables in the same memory. Cassandra 5.0 and newer. */
  TRIE = 'TRIE',
}

/** Where memtables keep their data. */
export enum MemtableAllocation {
  /** On the Java heap. */
  HEAP_BUFFERS = 'heap_buffers',
  /** Values beside the heap. */
  OFFHEAP_BUFFERS = 'offheap_buffers',
  /** Whole rows beside the heap. */
  OFFHEAP_OBJECTS = 'offheap_objects',
}

/** What waits in memory before it is written to disk. */
export interface MemtableSettings {
  /**
   * Structure of memtables (`memtable.configurations`, Cassandra 4.1 and newer).
   * @default - skip list in 4.0 and 4.1; trie in 5.0, whose image starts from Cassandra's latest settings
   */
  readonly type?: MemtableType;

  /**
   * Where their data is (`memtable_allocation_type`).
   * @default - heap_buffers in 4.0 and 4.1; offheap_objects in 5.0
   */
  readonly allocation?: MemtableAllocation;

  /**
   * Memory on the heap (`memtable_heap_space`).
   * @default - a quarter of the heap
   */
  readonly heapSpace?: Size;

  /**
   * Memory beside the heap (`memtable_offheap_space`).
   * @default - a quarter of the heap's size
   */
  readonly offheapSpace?: Size;

  /**
   * Threads that write memtables to disk (`memtable_flush_writers`).
   * @default - Cassandra's: 2 for a single disk
   */
  readonly flushWriters?: number;
}

/** How fast nodes send data to each other when one joins, leaves or repairs. */
export interface StreamingSettings {
  /**
   * Data per second that a node sends (`stream_throughput_outbound`).
   * @default - Cassandra's: 24 MiB a second
   */
  readonly throughput?: Size;

  /**
   * Data per second that a node sends to other datacenters (`inter_dc_stream_throughput_outbound`).
   * @default - Cassandra's: 24 MiB a second
   */
  readonly interDatacenterThroughput?: Size;

  /**
   * Whether files that belong to one node as a whole are sent as they are, which is several times faster (`stream_entire_sstables`).
   * @default - Cassandra's: true
   */
  readonly entireSstables?: boolean;
}
