import type { PodModel } from '../model/cluster-model';

/** How Cassandra's container uses its memory. The three parts are the whole. */
export interface MemorySplit {
  readonly heapMib: number;
  readonly offHeapMib: number;
  readonly pageCacheMib: number;
}

/** Metaspace, compiled code, garbage collector and some hundred thread stacks: what a JVM of this size is seen to need beside its heap. */
const JVM_MIB = 1024;
/** Chunk offsets of compressed files are half of it (8 bytes for each 16 KiB); Bloom filters and index summaries the rest. */
const METADATA_MIB_PER_DATA_GIB = 1;

/**
 * The heap is given. Off-heap are the JVM itself, memtables (a quarter of the heap), the chunk cache (a quarter, at most 512 MiB), network buffers (a
 * sixteenth, at most 128 MiB), all as cassandra.yaml has it by default, and what Cassandra keeps of each file. The operating system caches files in
 * the rest.
 */
export function memorySplit({ heapMib, memoryMib }: PodModel, dataGib: number): MemorySplit {
  const wanted = JVM_MIB + heapMib / 4 + Math.min(heapMib / 4, 512) + Math.min(heapMib / 16, 128) + dataGib * METADATA_MIB_PER_DATA_GIB;
  const offHeapMib = Math.max(0, Math.min(Math.round(wanted), memoryMib - heapMib));
  return { heapMib, offHeapMib, pageCacheMib: Math.max(0, memoryMib - heapMib - offHeapMib) };
}
