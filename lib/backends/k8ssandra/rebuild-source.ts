import type { Rebuild } from '../../crds/k8ssandra/datacenter-options';
import type { ClusterModel } from '../../model/cluster-model';

/** Datacenters that join, grouped by the datacenter from which they rebuild; the default is the first one. */
export function rebuildSources({ datacenters }: ClusterModel): Map<string, string[]> {
  const sources = new Map<string, string[]>();
  for (const { name, replication, rebuildFrom } of datacenters) {
    if (replication === undefined && rebuildFrom === undefined) continue;
    const source = rebuildFrom ?? datacenters[0].name;
    sources.set(source, [...sources.get(source) ?? [], name]);
  }
  return sources;
}

/** The configured source; the operator reads it at cluster level only (resolveBuildFrom). */
export function rebuildOf({ datacenters }: ClusterModel): Rebuild | undefined {
  const sourceDc = datacenters.find(({ rebuildFrom }) => rebuildFrom !== undefined)?.rebuildFrom;
  return sourceDc === undefined ? undefined : { sourceDc };
}
