import { backupPrefix } from './backup-prefix';
import { cassandraVersion } from './cassandra-version';
import { datacenterNames } from './datacenter-names';
import { heapSize } from './heap-size';
import { instanceKnown } from './instance-known';
import { names } from './names';
import { noBackup } from './no-backup';
import { nodesBelowRacks } from './nodes-below-racks';
import { nodesPerRack } from './nodes-per-rack';
import { operatorOwnedSettings } from './operator-owned-settings';
import { podFitsNode } from './pod-fits-node';
import { quorumNodes } from './quorum-nodes';
import { rackNames } from './rack-names';
import { rackZones } from './rack-zones';
import { Finding, Rule } from './rule';
import { statefulSetNames } from './stateful-set-names';
import { twoRacks } from './two-racks';
import type { ClusterModel } from '../model/cluster-model';

/** Every rule over one cluster, in the order in which findings are told: what it is called, where it runs, what it gets, how it is configured. */
export const RULES: readonly Rule[] = [
  cassandraVersion, names, datacenterNames, rackNames, statefulSetNames,
  rackZones, nodesBelowRacks, nodesPerRack, twoRacks, quorumNodes,
  instanceKnown, podFitsNode, heapSize,
  operatorOwnedSettings, noBackup, backupPrefix,
];

/** All that the rules say about a cluster. */
export interface Verdict {
  readonly errors: Finding[];
  readonly warnings: Finding[];
}

/** Every rule is asked, so that all findings are told at once. */
export function judge(model: ClusterModel): Verdict {
  const findings = RULES.flatMap((rule) => rule.check(model));
  return {
    errors: findings.filter(({ level }) => level === 'error'),
    warnings: findings.filter(({ level }) => level === 'warning'),
  };
}
