import type { Rebuild } from '../../crds/k8ssandra/datacenter-options';
import type { ClusterModel } from '../../model/cluster-model';

/** Datacenters that join, by the one whose data they take: without a word it is the first. */
export function rebuildSources({ datacenters }: ClusterModel): Map<string, string[]> {
  const sources = new Map<string, string[]>();
  for (const { name, replication, rebuildFrom } of datacenters) {
    if (replication === undefined && rebuildFrom === undefined) continue;
    const source = rebuildFrom ?? datacenters[0].name;
    sources.set(source, [...sources.get(source) ?? [], name]);
  }
  return sources;
}

/** The source that somebody named; the operator reads it for the whole cluster only (resolveBuildFrom). */
export function rebuildOf({ datacenters }: ClusterModel): Rebuild | undefined {
  const sourceDc = datacenters.find(({ rebuildFrom }) => rebuildFrom !== undefined)?.rebuildFrom;
  return sourceDc === undefined ? undefined : { sourceDc };
}
