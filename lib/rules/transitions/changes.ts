import { differ, GuardedCluster, GuardedDatacenter, GuardedInstallation, GuardedStack, isUnknown } from '../../model/guarded-cluster';
import { own } from '../../private/own';

/** Cassandra clusters that come, go or change in a deployment, by the paths of their constructs, each with what is done to it. */
export function changedClusters(before: GuardedStack, after: GuardedStack): Array<{ readonly at: string; readonly told: string }> {
  const paths = [...new Set([...Object.keys(before.clusters), ...Object.keys(after.clusters)])];
  return paths.flatMap((at) => {
    const [old, now] = [own(before.clusters, at), own(after.clusters, at)];
    if (!old) return [{ at, told: `${at} is added` }];
    if (!now) return [{ at, told: `${at} is removed` }];
    return isChanged(old, now) ? [{ at, told: `${at} changes` }] : [];
  });
}

/** An installation that was there and stays. */
export interface KeptInstallation {
  /** Path of its construct. */
  readonly at: string;
  readonly old: GuardedInstallation;
  readonly now: GuardedInstallation;
}

/** What a stack installs and installed before. */
export function keptInstallations(before: GuardedStack, after: GuardedStack): KeptInstallation[] {
  return Object.entries(after.installations ?? {}).flatMap(([at, now]) => {
    const old = own(before.installations, at);
    return old ? [{ at, old, now }] : [];
  });
}

/** Those of them that get another version. */
export function upgradedInstallations(before: GuardedStack, after: GuardedStack): KeptInstallation[] {
  return keptInstallations(before, after).filter(({ old, now }) => differ(old.version, now.version));
}

/** As far as templates of all releases tell it: a field that is new in a template is no change of what runs. */
function isChanged(old: GuardedCluster, now: GuardedCluster): boolean {
  return differ(old.version, now.version)
    || changed(old.digest, now.digest)
    || namesOf(old.leaving) !== namesOf(now.leaving)
    || old.datacenters.length !== now.datacenters.length
    || old.datacenters.some((was) => isDatacenterChanged(was, now.datacenters.find(({ name }) => name === was.name)));
}

function isDatacenterChanged(old: GuardedDatacenter, now: GuardedDatacenter | undefined): boolean {
  return now === undefined
    || old.rest !== now.rest
    || old.racks.length !== now.racks.length
    || differ(old.nodes, now.nodes)
    || differ(old.workers, now.workers)
    || changed(old.instanceType, now.instanceType)
    || changed(old.stopped, now.stopped)
    || changed(old.rackInstances, now.rackInstances);
}

/** Whether both are told and differ. */
export function changed(old: unknown, now: unknown): boolean {
  if (old === undefined || now === undefined || isUnknown(old) || isUnknown(now)) return false;
  return JSON.stringify(old) !== JSON.stringify(now);
}

function namesOf(some: ReadonlyArray<{ readonly name: string }> = []): string {
  return JSON.stringify(some.map(({ name }) => name).sort());
}
