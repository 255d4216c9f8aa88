import { authenticationOn } from './authentication-on';
import { autoMode } from './auto-mode';
import { backendCapability } from './backend-capability';
import { backupAgeAlarm } from './backup-age-alarm';
import { backupBucket } from './backup-bucket';
import { backupDuration } from './backup-duration';
import { backupSchedules } from './backup-schedules';
import { commitLogSync } from './commit-log-sync';
import { cqlClients } from './cql-clients';
import { cqlPods } from './cql-pods';
import { dataDirectories } from './data-directories';
import { datacenterNames } from './datacenter-names';
import { datacenterVersions } from './datacenter-versions';
import { encryptionStores } from './encryption-stores';
import { existingNodes } from './existing-nodes';
import { firstStart } from './first-start';
import { guardrailThresholds } from './guardrail-thresholds';
import { heapSize } from './heap-size';
import { imageReference } from './image-reference';
import { instanceFacts } from './instance-facts';
import { instanceKnown } from './instance-known';
import { jvmOptions } from './jvm-options';
import { monitoringOptions } from './monitoring-options';
import { names } from './names';
import { noBackup } from './no-backup';
import { noRepair } from './no-repair';
import { nodeGroupZones } from './node-group-zones';
import { nodeGroups } from './node-groups';
import { nodesBelowRacks } from './nodes-below-racks';
import { nodesPerRack } from './nodes-per-rack';
import { nodesPerWorker } from './nodes-per-worker';
import { podFitsNode } from './pod-fits-node';
import { podsPerNode } from './pods-per-node';
import { quorumNodes } from './quorum-nodes';
import { rackZones } from './rack-zones';
import { repairOptions } from './repair-options';
import { Finding, Rule } from './rule';
import { settingLimits } from './setting-limits';
import { settingValues } from './setting-values';
import { settingsKnown } from './settings-known';
import { settingsTwice } from './settings-twice';
import { spotNodes } from './spot-nodes';
import { storageCompatibility } from './storage-compatibility';
import { subnetAddresses } from './subnet-addresses';
import { tokens } from './tokens';
import { twoRacks } from './two-racks';
import { volumeAttachments } from './volume-attachments';
import { volumeDriver } from './volume-driver';
import { volumeExceedsInstance } from './volume-exceeds-instance';
import { workerOptions } from './worker-options';
import { workersKept } from './workers-kept';
import { zonesNamed } from './zones-named';
import type { ClusterModel } from '../model/cluster-model';

/**
 * Every rule over one cluster that holds for Cassandra on Kubernetes, in the order in which findings are told: what it is called, where it runs, what
 * it gets, how it is configured.
 */
export const RULES: readonly Rule[] = [
  backendCapability,
  datacenterVersions, names, datacenterNames,
  rackZones, zonesNamed, nodesBelowRacks, nodesPerRack, twoRacks, quorumNodes,
  instanceKnown, instanceFacts, podsPerNode, podFitsNode, nodesPerWorker, workersKept, workerOptions, heapSize,
  volumeAttachments, volumeExceedsInstance, subnetAddresses, firstStart,
  settingsKnown, settingsTwice, settingValues, settingLimits, authenticationOn,
  dataDirectories, commitLogSync, guardrailThresholds, tokens,
  storageCompatibility, jvmOptions, imageReference, encryptionStores, existingNodes,
  nodeGroupZones, nodeGroups, autoMode, volumeDriver,
  spotNodes, cqlClients, cqlPods, monitoringOptions, noBackup, noRepair, repairOptions, backupBucket, backupSchedules, backupDuration, backupAgeAlarm,
];

/** All that the rules say about a cluster. */
export interface Verdict {
  readonly errors: Finding[];
  readonly warnings: Finding[];
}

/** Every rule is asked, so that all findings are told at once. */
export function judge(model: ClusterModel, own: readonly Rule[] = []): Verdict {
  const findings = [...RULES, ...own].flatMap((rule) => rule.check(model));
  return {
    errors: findings.filter(({ level }) => level === 'error'),
    warnings: findings.filter(({ level, rule }) => level === 'warning' && !model.acknowledged.includes(rule)),
  };
}
