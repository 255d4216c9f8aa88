import { backupAtPurge } from './backup-at-purge';
import { backupPrefix } from './backup-prefix';
import { backupRetention } from './backup-retention';
import { cassandraVersion } from './cassandra-version';
import { certificateRenewal } from './certificate-renewal';
import { datacenterReplication } from './datacenter-replication';
import { operatorOwnedSettings } from './operator-owned-settings';
import { rackNames } from './rack-names';
import { rebuildSource } from './rebuild-source';
import { statefulSetNames } from './stateful-set-names';
import type { Rule } from '../../../rules/rule';

/** Rules that only k8ssandra-operator, and what it deploys, impose on a cluster. */
export const RULES: readonly Rule[] = [
  cassandraVersion, rackNames, statefulSetNames, operatorOwnedSettings, certificateRenewal, datacenterReplication, rebuildSource,
  backupPrefix, backupRetention, backupAtPurge,
];
