import { Size } from 'aws-cdk-lib';

/** Settings of compaction. */
export interface CompactionSettings {
  /**
   * Number of concurrent compactions (`concurrent_compactors`): a whole number, 1 or more.
   * @default - Cassandra's: the smaller of cores and disks, 2 to 8
   */
  readonly concurrentCompactors?: number;

  /**
   * Maximum total throughput per second of all compactions of a node (`compaction_throughput`); 0 means no limit.
   * @default - Cassandra's: 64 MiB/s; 16 MiB/s in 4.0
   */
  readonly throughput?: Size;
}

/** Number of requests that a node processes concurrently. */
export interface ConcurrencySettings {
  /**
   * Concurrent reads (`concurrent_reads`).
   * @default - Cassandra's: 32
   */
  readonly reads?: number;

  /**
   * Concurrent writes (`concurrent_writes`): about eight per core.
   * @default - Cassandra's: 32
   */
  readonly writes?: number;

  /**
   * Concurrent counter writes, which read before they write (`concurrent_counter_writes`).
   * @default - Cassandra's: 32
   */
  readonly counterWrites?: number;

  /**
   * Concurrent materialized view writes, which read before they write (`concurrent_materialized_view_writes`).
   * @default - Cassandra's: 32
   */
  readonly materializedViewWrites?: number;
}

/** Data structure of memtables. */
export enum MemtableType {
  /** Skip list: all releases. */
  SKIP_LIST = 'SKIP_LIST',
  /** Trie: less garbage, and more data in the same memory. Cassandra 5.0 and later. */
  TRIE = 'TRIE',
}

/** Where memtables store their data. */
export enum MemtableAllocation {
  /** On the JVM heap. */
  HEAP_BUFFERS = 'heap_buffers',
  /** Values off-heap. */
  OFFHEAP_BUFFERS = 'offheap_buffers',
  /** Complete rows off-heap. */
  OFFHEAP_OBJECTS = 'offheap_objects',
}

/** Settings of memtables. */
export interface MemtableSettings {
  /**
   * Data structure of memtables (`memtable.configurations`, Cassandra 4.1 and later).
   * @default - skip list in 4.0 and 4.1; trie in 5.0, whose image starts from Cassandra's latest settings
   */
  readonly type?: MemtableType;

  /**
   * Where memtables store their data (`memtable_allocation_type`).
   * @default - heap_buffers in 4.0 and 4.1; offheap_objects in 5.0
   */
  readonly allocation?: MemtableAllocation;

  /**
   * Maximum on-heap memory of memtables (`memtable_heap_space`).
   * @default - a quarter of the heap
   */
  readonly heapSpace?: Size;

  /**
   * Maximum off-heap memory of memtables (`memtable_offheap_space`).
   * @default - a quarter of the heap's size
   */
  readonly offheapSpace?: Size;

  /**
   * Number of threads that flush memtables (`memtable_flush_writers`).
   * @default - Cassandra's: 2 for a single disk
   */
  readonly flushWriters?: number;
}

/** Settings of streaming, which transfers data when nodes join, leave or repair. */
export interface StreamingSettings {
  /**
   * Maximum outbound throughput per second of a node (`stream_throughput_outbound`).
   * @default - Cassandra's: 24 MiB/s
   */
  readonly throughput?: Size;

  /**
   * Maximum outbound throughput per second to other datacenters (`inter_dc_stream_throughput_outbound`).
   * @default - Cassandra's: 24 MiB/s
   */
  readonly interDatacenterThroughput?: Size;

  /**
   * Whether complete SSTables are streamed without deserialization if possible, which is several times faster (`stream_entire_sstables`).
   * @default - Cassandra's: true
   */
  readonly entireSstables?: boolean;
}
