import { defineRule } from './rule';

/** The smallest heap that Cassandra 5.0 was seen to start and idle with. */
const SMALLEST_MIB = 256;
/** What it then took beside it. */
const IDLE_MIB = 309;

export const heapSize = defineRule({
  id: 'heap-size',
  title: 'The heap takes at most half of the container\'s memory',
  why: 'Off-heap memtables, caches, buffers and the page cache need the other half; otherwise the kernel kills the process. Their size depends on the data, so this is a warning; less than an idle node needs is an error.',
  source: 'Cassandra\'s off-heap structures default to the size of the heap; operators check nothing (measured: heap 8Gi, limit 4Gi); an idle 5.0.9 takes 565 MiB with a heap of 256 MiB (measured)',
  * offences({ datacenters, sizing }) {
    for (const { name, pod } of datacenters) {
      if (pod.heapMib > pod.memoryMib / 2) {
        yield {
          level: 'warning',
          what: `the heap of datacenter "${name}" is more than half of the container's memory`,
          got: `${pod.heapMib} MiB of ${pod.memoryMib} MiB`,
          allowed: `at most ${Math.floor(pod.memoryMib / 2)} MiB`,
          fix: 'lower heap, raise memory, or acknowledge it for nodes that are known to live with the rest',
        };
      }
      if (pod.memoryMib - pod.heapMib < IDLE_MIB) {
        yield {
          what: `the memory of datacenter "${name}" is too small for Cassandra beside its heap, even when it is idle`,
          got: `${pod.memoryMib} MiB with a heap of ${pod.heapMib} MiB`,
          allowed: `at least ${pod.heapMib + IDLE_MIB} MiB`,
          fix: 'raise memory, or use a larger instance type',
        };
      }
      if (pod.heapMib < SMALLEST_MIB) {
        yield { what: `the heap of datacenter "${name}" is smaller than the minimum with which Cassandra starts`, got: `${pod.heapMib} MiB`, allowed: `at least ${SMALLEST_MIB} MiB`, fix: 'raise heap' };
      }
      if (pod.heapMib > sizing.maxHeapMib) {
        yield {
          level: 'warning',
          what: `the heap of datacenter "${name}" is too large for compressed object pointers`,
          got: `${pod.heapMib} MiB`,
          allowed: `at most ${sizing.maxHeapMib} MiB`,
          fix: 'lower heap; the page cache makes better use of the memory',
        };
      }
    }
  },
});
