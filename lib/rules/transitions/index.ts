import { acceptanceOf, Acceptances } from './acceptance';
import { authentication } from './authentication';
import { backendKept } from './backend-kept';
import { backupPlace } from './backup-place';
import { cassandraRelease } from './cassandra-release';
import { certManagerRelease } from './cert-manager-release';
import { clientEncryption } from './client-encryption';
import { clusterIdentity } from './cluster-identity';
import { clusterMoved } from './cluster-moved';
import { clusterRemoved } from './cluster-removed';
import { datacenterRemoved } from './datacenter-removed';
import { datacenterRenamed } from './datacenter-renamed';
import { directoriesKept } from './directories-kept';
import { extraVolumes } from './extra-volumes';
import { fewerNodes } from './fewer-nodes';
import { groundKept } from './ground-kept';
import { hostKept } from './host-kept';
import { installationRelease } from './installation-release';
import { instanceRoom } from './instance-room';
import { internodeEncryption } from './internode-encryption';
import { kubernetesAlone } from './kubernetes-alone';
import { leavingBack } from './leaving-back';
import { leavingKept } from './leaving-kept';
import { namespaceKept } from './namespace-kept';
import { nodeIdentity } from './node-identity';
import { numTokens } from './num-tokens';
import { operatorsKept } from './operators-kept';
import { partitioner } from './partitioner';
import { placementKept } from './placement-kept';
import { rackZoneKept } from './rack-zone-kept';
import { racksKept } from './racks-kept';
import { serviceAccount } from './service-account';
import { sizeBelowRacks } from './size-below-racks';
import { storageClass } from './storage-class';
import { TransitionFinding, TransitionRule } from './transition';
import { volumeSize } from './volume-size';
import { GuardedStack, MODEL_FORMAT } from '../../model/guarded-cluster';

/** Every rule over what runs and what shall run that holds for Cassandra on Kubernetes, in the order in which findings are told. */
export const TRANSITIONS: readonly TransitionRule[] = [
  clusterMoved, clusterRemoved, clusterIdentity, backendKept, hostKept, groundKept, namespaceKept, datacenterRenamed, datacenterRemoved,
  leavingKept, leavingBack, racksKept, rackZoneKept, sizeBelowRacks, fewerNodes, placementKept, instanceRoom,
  volumeSize, directoriesKept, storageClass, extraVolumes, numTokens, partitioner, nodeIdentity,
  cassandraRelease, kubernetesAlone, certManagerRelease, installationRelease, operatorsKept, serviceAccount,
  authentication, internodeEncryption, clientEncryption, backupPlace,
];

/** All that these rules find between two templates of one stack, but for what the new one accepts. */
export function judgeBy(rules: readonly TransitionRule[], before: GuardedStack, after: GuardedStack): TransitionFinding[] {
  const newer = [before, after].find(({ format }) => format > MODEL_FORMAT);
  if (newer) return [tooNew(newer)];
  const acceptances = new Acceptances(before, after);
  const findings = rules.flatMap((rule) => rule.check(before, after)).filter((finding) => !acceptances.accepts(finding));
  return [...acceptances.unknown(rules), ...findings.map((finding) => (acceptances.isSpent(finding) ? spent(finding) : finding))]
    .sort((one, other) => Number(one.at > other.at) - Number(one.at < other.at));
}

/** Of what Cassandra stands on; `diff` reads that from the templates. */
export const GROUND_KEPT = groundKept.id;

/** The guard does not know what runs: it cannot be judged, but it can be accepted. */
export const GUARD_LOST = 'guard-lost';

/** A template was written by a later release of this library. */
const TOO_NEW = 'model-format';

/** Findings as lines for people. */
export function describeFindings(findings: readonly TransitionFinding[]): string[] {
  return findings.map((finding) => {
    const { at, rule, what, why, fix, final } = finding;
    return `${at}: ${what}: ${why}; ${fix}${final ? '' : ` (acceptedChanges: ['${acceptanceOf(finding)}'])`} [${rule}]`;
  });
}

function spent(finding: TransitionFinding): TransitionFinding {
  const again = `'${acceptanceOf(finding)}' stood in acceptedChanges before and is spent: take it out, deploy, and give it again with the change`;
  return { ...finding, fix: `${finding.fix}; ${again}` };
}

function tooNew({ format, readableFrom }: GuardedStack): TransitionFinding {
  return {
    at: 'CassandraChangeGuard',
    subject: '',
    rule: TOO_NEW,
    what: `what is compared is written in format ${format}, and this release of cdk-eks-cassandra reads formats up to ${MODEL_FORMAT}`,
    why: 'a field whose meaning nobody knows here may be the one that loses data',
    fix: `deploy with version >= ${readableFrom ?? 'the one that wrote it'}`,
    final: true,
  };
}
