import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct, IDependable } from 'constructs';
import { BackupAgeAlarmOptions } from './backup-age-options';
import { BACKUP_INDEXES } from '../backends/backup-index-table';
import { IBackupBucket } from '../backup/backup-bucket';
import { BackupIdentity } from '../backup/backup-identity';
import { HostCluster } from '../host/host-cluster';
import type { MeasuredBackups } from '../lifecycle/backup-age';
import { HostFunctions } from '../lifecycle/host-functions';
import type { ClusterModel } from '../model/cluster-model';
import { rendered } from '../model/deferred';
import { backedUpDatacenters, backupAgeLimits } from '../sizing/backup-age';
import { DatacenterWorkers } from '../workers/datacenter-workers';

const PAGE = 'https://github.com/cdk-eks-cassandra/cdk-eks-cassandra/blob/main/docs/backups.md#age-of-the-latest-backup';
/** One hour without a number is no reason yet: four measurements would have failed. */
const HOURS = 2;

export interface AlarmParts {
  readonly host: HostCluster;
  readonly model: ClusterModel;
  readonly bucket: IBackupBucket;
  readonly identity: BackupIdentity;
  /** In the order of the datacenters that have workers of their own. */
  readonly workers: readonly DatacenterWorkers[];
  readonly options?: BackupAgeAlarmOptions;
}

/** Measures the backups of a cluster, with an alarm. Undefined if that is not wanted, no backups start, or the threshold is unknown. */
export function backupAgeAlarm(scope: Construct, props: AlarmParts): cloudwatch.Alarm | undefined {
  const { host, model, options = {} } = props;
  const hours = model.backup?.alarm?.thresholdHours ?? backupAgeLimits(model)?.alarmHours;
  if (!model.backup?.alarm || hours === undefined || backedUpDatacenters(model).length === 0 || !BACKUP_INDEXES[model.backend]) return undefined;
  const measuring = HostFunctions.of(scope, host).backupAge;
  const alarm = new cloudwatch.Alarm(scope, 'BackupAge', {
    alarmName: `${host.clusterName}-${model.name}-backup-age`,
    alarmDescription: `The newest complete backup of the Cassandra cluster ${model.name} is older than ${Duration.hours(hours).toHumanString()}, or its age is not measured. `
      + `Look at the log of the function that measures it, and at the backup jobs in the namespace ${rendered(model.namespace)}: ${PAGE}`,
    metric: measuring.measure(measured(props)),
    threshold: Math.round(hours * 3600),
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: HOURS,
    treatMissingData: cloudwatch.TreatMissingData.BREACHING,
  });
  alarm.addAlarmAction(...options.actions ?? []);
  alarm.node.addDependency(measuring.ready);
  return alarm;
}

/** The alarm comes last: by then there are numbers, unless the deployment takes less time than a measurement is away. */
export function alarmAfter(alarm: cloudwatch.Alarm | undefined, last: IDependable): void {
  alarm?.node.addDependency(last);
}

function measured({ host, model, bucket, identity, workers }: AlarmParts): MeasuredBackups {
  const { bucketName, bucketArn } = bucket.bucket;
  const own = model.datacenters.filter((datacenter) => !datacenter.workers.existing);
  const roles = new Map(own.map(({ name }, at) => [name, workers[at].role]));
  const datacenters = backedUpDatacenters(model).map(({ name }) => ({ name, role: roles.get(name) }));
  return {
    backend: model.backend,
    eksCluster: host.clusterName,
    cluster: model.name,
    bucket: bucketName,
    region: bucket.region,
    prefix: rendered(model.backup!.prefix),
    datacenters: datacenters.map(({ name, role }) => ({ name, role: role?.roleName })),
    role: identity.role.roleName,
    bucketArn,
    keyArn: bucket.encryptionKey?.keyArn,
    roleArns: [identity.role, ...datacenters.flatMap(({ role }) => role ?? [])].map(({ roleArn }) => roleArn),
  };
}
