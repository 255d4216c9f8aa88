import { authentication } from './authentication';
import { backupPlace } from './backup-place';
import { cassandraRelease } from './cassandra-release';
import { certManagerRelease } from './cert-manager-release';
import { clientEncryption } from './client-encryption';
import { clusterIdentity } from './cluster-identity';
import { datacenterIdentity } from './datacenter-identity';
import { datacenterRemoved } from './datacenter-removed';
import { datacenterRenamed } from './datacenter-renamed';
import { extraVolumes } from './extra-volumes';
import { fewerNodes } from './fewer-nodes';
import { internodeEncryption } from './internode-encryption';
import { managementApiEncryption } from './management-api-encryption';
import { numTokens } from './num-tokens';
import { operatorRelease } from './operator-release';
import { operatorsKept } from './operators-kept';
import { partitioner } from './partitioner';
import { rackZoneKept } from './rack-zone-kept';
import { racksAddedWithNodes } from './racks-added-with-nodes';
import { racksDistinct } from './racks-distinct';
import { racksKept } from './racks-kept';
import { reaperKeyspace } from './reaper-keyspace';
import { serviceAccount } from './service-account';
import { severalNodesOnOneWorker } from './several-nodes-on-one-worker';
import { sizeAlone } from './size-alone';
import { sizeBelowRacks } from './size-below-racks';
import { storageClass } from './storage-class';
import { superuserSecret } from './superuser-secret';
import { TransitionFinding, TransitionRule } from './transition';
import { volumeSize } from './volume-size';
import { GuardedStack, isUnknown, shown } from '../../model/guarded-cluster';

/** Every rule over what runs and what shall run, in the order in which findings are told. */
export const TRANSITIONS: readonly TransitionRule[] = [
  clusterIdentity, datacenterIdentity, datacenterRenamed, datacenterRemoved,
  racksKept, racksDistinct, rackZoneKept, racksAddedWithNodes, sizeBelowRacks, fewerNodes, sizeAlone,
  volumeSize, storageClass, extraVolumes, numTokens, partitioner, severalNodesOnOneWorker,
  cassandraRelease, operatorRelease, certManagerRelease, operatorsKept, superuserSecret, serviceAccount,
  authentication, internodeEncryption, clientEncryption, managementApiEncryption, backupPlace, reaperKeyspace,
];

/** Over all clusters of a stack, and so none of {@link TRANSITIONS}. */
const MOVED = 'cluster-moved';

/**
 * All that must not happen between two templates of one stack, but for what the new one accepts. A cluster that comes or goes as a whole is nobody's
 * business here: its data is retained.
 */
export function judgeTransition(before: GuardedStack, after: GuardedStack): TransitionFinding[] {
  const findings = [...movedClusters(before, after), ...TRANSITIONS.flatMap((rule) => rule.check(before, after))];
  const accepted = (at: string) => (after.clusters[at] ?? after.installations?.[at])?.accepted ?? [];
  return findings.filter(({ at, rule, final }) => final || !accepted(at).includes(rule))
    .sort((one, other) => Number(one.at > other.at) - Number(one.at < other.at));
}

/** CloudFormation makes the objects of a moved construct anew before it deletes the old ones, which have the same names. */
function movedClusters(before: GuardedStack, after: GuardedStack): TransitionFinding[] {
  const gone = Object.entries(before.clusters).filter(([path]) => !(path in after.clusters));
  return Object.entries(after.clusters).filter(([path]) => !(path in before.clusters)).flatMap(([at, now]) => {
    const old = gone.find(([, { name, namespace }]) => !isUnknown(name) && name === now.name && shown(namespace) === shown(now.namespace));
    return old ? [{
      at,
      rule: MOVED,
      what: `Cassandra cluster ${shown(now.name)} moves from construct ${old[0]} to ${at}`,
      why: 'its resources get other logical ids: CloudFormation makes all of them anew beside the old ones and then deletes those',
      fix: 'put the construct back under its old id, or keep the logical ids (cdk refactor)',
      final: true,
    }] : [];
  });
}

/** The guard does not know what runs: it cannot be judged, but it can be accepted. */
export const GUARD_LOST = 'guard-lost';

/** Ids that a deployment can accept; what is never right is among them and refused all the same. */
export const TRANSITION_IDS: readonly string[] = TRANSITIONS.map(({ id }) => id);

/** Findings as lines for people. */
export function describeFindings(findings: readonly TransitionFinding[]): string[] {
  return findings.map(({ at, rule, what, why, fix, final }) =>
    `${at}: ${what}: ${why}; ${fix}${final ? '' : ` (acceptedChanges: ['${rule}'])`} [${rule}]`);
}
