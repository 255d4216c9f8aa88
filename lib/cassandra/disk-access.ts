import type { ReleaseModel } from '../model/cluster-model';
import type { Settings } from '../model/settings';

/**
 * How a node reads its files where nobody says it.
 *
 * Our workers read 4 KiB ahead, as Cassandra recommends. Releases before 5.0 map data files into memory, and a mapped file is read by faults of one
 * read-ahead each: 16,384 of them for 64 MiB, where a single one was enough with a large window. Read by calls, a chunk costs one request. 5.0 does
 * that by itself ("DiskAccessMode is standard, indexAccessMode is mmap" in its log).
 */
export function diskAccess({ major }: ReleaseModel, dedicated: boolean, cluster: Settings): Settings {
  if (major >= 5 || !dedicated || 'disk_access_mode' in cluster) return {};
  return { disk_access_mode: 'mmap_index_only' };
}
