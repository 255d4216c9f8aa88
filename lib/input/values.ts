import type { Duration, Size } from 'aws-cdk-lib';
import { SizeRoundingBehavior } from 'aws-cdk-lib';
import { isDeferred } from './shown';

/** What a value of the right type has to be besides: words, and whether it is that. */
export interface Demand {
  readonly allowed: string;
  readonly holds: (value: any) => boolean;
}

/** More than any ring or instance has; lists of that many things are made while the app is synthesized. */
const MOST = 100_000;

/** Whatever has to be known at synth, since other things are computed from it or named by it. */
const known: Demand = { allowed: 'a value that the synth knows', holds: (value) => !isDeferred(value) };
const knownText: Demand = { allowed: 'a text that the synth knows, not empty', holds: (value) => value !== '' && !isDeferred(value) };
const filled: Demand = { allowed: 'a text that is not empty', holds: (value) => value !== '' };
const positive = knownNumber('a number above 0', (value) => value > 0);
const count = knownNumber(`a number up to ${MOST}`, (value) => Math.abs(value) <= MOST);

function whole(least: number, most = Number.MAX_SAFE_INTEGER): Demand {
  const upTo = most === Number.MAX_SAFE_INTEGER ? 'or more' : `to ${most}`;
  return knownNumber(`a whole number, ${least} ${upTo}`, (value) => Number.isSafeInteger(value) && value >= least && value <= most);
}

function knownNumber(allowed: string, holds: (value: number) => boolean): Demand {
  return { allowed, holds: (value) => !isDeferred(value) && holds(value) };
}

/** A size in whole MiB. */
function mebibytes(least: number): Demand {
  return {
    allowed: `a Size in whole MiB, ${least} MiB or more, as in Size.gibibytes(8)`,
    holds: (value: Size) => {
      if (isDeferred(value)) return false;
      const size = value.toMebibytes({ rounding: SizeRoundingBehavior.NONE });
      return Number.isSafeInteger(size) && size >= least;
    },
  };
}

/** A duration of so many whole units. */
function duration(unit: 'days' | 'hours' | 'seconds' | 'milliseconds', least: number, example: string): Demand {
  const MILLISECONDS = { days: 86_400_000, hours: 3_600_000, seconds: 1000, milliseconds: 1 };
  return {
    allowed: `a Duration in whole ${unit}, ${least} or more, as in ${example}`,
    holds: (value: Duration) => {
      if (isDeferred(value)) return false;
      const units = value.toMilliseconds({ integral: false }) / MILLISECONDS[unit];
      return Number.isSafeInteger(units) && units >= least;
    },
  };
}

/** A duration in days that only the deployment may know. */
const days = duration('days', 1, 'Duration.days(14)');
const laterDays: Demand = { ...days, holds: (value: Duration) => (isDeferred(value) ? value.unitLabel() === 'days' : days.holds(value)) };

const seconds = duration('seconds', 1, 'Duration.minutes(10)');
const laterSeconds: Demand = { ...seconds, holds: (value: Duration) => isDeferred(value) || seconds.holds(value) };
const hours = duration('hours', 1, 'Duration.days(90)');
const milliseconds = duration('milliseconds', 0, 'Duration.seconds(10)');
const bytes: Demand = {
  allowed: 'a Size in whole bytes, as in Size.mebibytes(64)',
  holds: (value: Size) => !isDeferred(value) && Number.isSafeInteger(value.toBytes()),
};
const anyNumber: Demand = { allowed: 'a number', holds: () => true };
const anySize: Demand = { allowed: 'a Size', holds: () => true };
const anyGibibytes: Demand = {
  allowed: 'a Size in whole GiB, as in Size.gibibytes(100)',
  holds: (value: Size) => isDeferred(value) || Number.isSafeInteger(value.toGibibytes({ rounding: SizeRoundingBehavior.NONE })),
};

/**
 * What types cannot say, by struct and prop or by function and parameter; "[]" and "{}" stand for each one in a list or an object.
 * A test fails for a name that does not exist.
 */
export const DEMANDS: Readonly<Record<string, Demand>> = {
  'CassandraWorkloadOptions.name': known,
  'CassandraWorkloadOptions.clusterName': known,
  'CassandraWorkloadOptions.superuserSecretName': known,
  'CassandraChartProps.availabilityZones[]': filled,
  'CassandraChartProps.operatorNamespace': known,
  'CassandraChartBackupOptions.bucketName': filled,
  'CassandraChartBackupOptions.region': filled,
  'CassandraBackupPolicy.retention': laterDays,
  'CassandraBackupPolicy.maxBackups': whole(1),
  'CassandraBackupPolicy.concurrentTransfers': whole(1),
  'CassandraBackupPolicy.transferRate': mebibytes(1),
  'CassandraClusterAttributes.name': knownText,
  'CassandraClusterAttributes.clusterName': knownText,
  'CassandraClusterAttributes.namespace': knownText,
  'CassandraClusterAttributes.superuserSecretName': knownText,
  'CassandraClusterAttributes.datacenters[]': knownText,
  'CassandraDatacenterOptions.name': known,
  'CassandraDatacenterOptions.nodes': count,
  'CassandraDatacenterOptions.workerNodes': whole(1, MOST),
  'CassandraDatacenterOptions.nodesPerWorker': count,
  'CassandraDatacenterOptions.memory': mebibytes(1),
  'CassandraDatacenterOptions.heap': mebibytes(1),
  'CassandraDatacenterOptions.cpuMillis': whole(1),
  'CassandraDatacenterOptions.rebuildFrom': known,
  'CassandraRackOptions.name': known,
  'CassandraRackOptions.availabilityZone': filled,
  'CassandraJvmOptions.options[]': known,
  'CertManagerCertificatesOptions.validity': hours,
  'IssuedManagementApiCertificatesOptions.validity': hours,
  'DaemonsetRequests.cpuMillis': whole(0),
  'DaemonsetRequests.memory': mebibytes(0),
  'InstanceFacts.vcpus': whole(1, MOST),
  'InstanceFacts.memory': mebibytes(1),
  'InstanceEbsFacts.mbps': positive,
  'InstanceEbsFacts.iops': positive,
  'InstanceEbsFacts.burstMbps': positive,
  'InstanceEbsFacts.burstIops': positive,
  'InstanceEbsFacts.volumes': whole(1),
  'InstanceNetworkFacts.interfaces': whole(1),
  'InstanceNetworkFacts.addressesPerInterface': whole(2),
  'InstanceNetworkFacts.gbps': positive,
  'InstanceNetworkFacts.burstGbps': positive,
  'ExistingNodesOptions.maxPods': whole(1),
  'ExistingNodesOptions.addressesPerNode': whole(1),
  'OperatorResources.cpuMillis': whole(1),
  'OperatorResources.memory': mebibytes(1),
  'OperatorResources.memoryLimit': mebibytes(1),
  'GateOptions.timeout': seconds,
  'CertManagerChartOptions.timeout': seconds,
  'K8ssandraOperatorProps.timeout': seconds,
  'WorkerOptions.joinTimeout': laterSeconds,
  'WorkerOptions.rootVolumeSize': anyGibibytes,
  'CassandraStorage.gp3.size': anySize,
  'CassandraStorage.io2.size': anySize,
  'CassandraStorage.existing.size': anySize,
  'Gp3Options.iops': anyNumber,
  'Gp3Options.throughput': anyNumber,
  'Io2Options.iops': anyNumber,
  'BackupTime.hour': anyNumber,
  'BackupTime.minute': anyNumber,
  'RackPlacement.nodes': anyNumber,
  'RackWorkersProps.nodes': anyNumber,
  'CassandraNetworkProps.zoneCount': count,
  'CassandraNetworkProps.natGateways': count,
  'CassandraEksClusterProps.systemNodes': count,
  'CassandraPlatformProps.systemNodes': count,
};

/** Of values of which nothing else is said. */
const BY_TYPE: Readonly<Record<string, Demand>> = {
  number: { allowed: 'a number that the synth knows', holds: (value) => !isDeferred(value) },
  Size: bytes,
  Duration: milliseconds,
};

/** Settings of cassandra.yaml may be numbers that only the deployment knows. */
const SETTINGS = /(Settings|GuardrailThreshold)$/;

/** What a value has to be besides being of its type. */
export function demandOn(type: string, owners: readonly string[], name: string): Demand | undefined {
  const own = owners.map((owner) => `${owner}.${name}`).find((key) => Object.hasOwn(DEMANDS, key));
  if (own) return DEMANDS[own];
  if (type === 'number' && SETTINGS.test(owners[0])) return undefined;
  return Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type] : undefined;
}
