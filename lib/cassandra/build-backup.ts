import type { BackupAgeAlarmOptions } from './backup-age-options';
import type { AdditionalBackupSchedule, CassandraBackupPolicy } from './backup-policy';
import { deferred } from './build-settings';
import type { CassandraDatacenterOptions } from './cassandra-workload';
import type { BackupAlarmModel, BackupModel, BackupScheduleModel } from '../model/cluster-model';
import { cronRhythm } from '../model/cron-rhythm';
import { known } from '../model/deferred';

/** Where backups go. */
export interface BackupPlace {
  readonly policy: CassandraBackupPolicy;
  readonly bucket: string;
  readonly region: string;
  readonly prefix?: string;
  /** Undefined where nothing measures the age of backups. */
  readonly alarm?: BackupAgeAlarmOptions;
}

/** Fewer would leave none when the newest is incomplete. */
const LEAST_BACKUPS = 2;

/** Backups as plain data. `usualMibps` is what the backend moves in a second where nothing is asked for. */
export function backupModel(
  place: BackupPlace, cluster: string, datacenters: readonly CassandraDatacenterOptions[], usualMibps: number,
): BackupModel {
  const { policy, bucket, region, prefix } = place;
  const schedules = datacenters.flatMap((datacenter) => schedulesOf(policy, datacenter));
  const retentionDays = policy.retention && deferred(policy.retention.toDays());
  const days = retentionDays && known(retentionDays);
  return {
    bucket: deferred(bucket),
    region: deferred(region),
    prefix: deferred(prefix ?? cluster),
    schedules,
    additional: (policy.additionalSchedules ?? []).map(({ name, datacenters: some }) => ({ name, datacenters: some })),
    retentionDays,
    countGiven: policy.maxBackups !== undefined,
    maxCount: policy.maxBackups ?? (days === undefined ? 0 : mostBackups(schedules, days)),
    purge: policy.purge ?? true,
    transferMibps: policy.transferRate?.toMebibytes() ?? usualMibps,
    concurrentTransfers: policy.concurrentTransfers ?? 1,
    alarm: alarmModel(place.alarm),
  };
}

function alarmModel(options: BackupAgeAlarmOptions | undefined): BackupAlarmModel | undefined {
  if (!(options?.enabled ?? options !== undefined)) return undefined;
  return { thresholdHours: options?.threshold?.toHours({ integral: false }) };
}

function schedulesOf(policy: CassandraBackupPolicy, { name, backup = {} }: CassandraDatacenterOptions): BackupScheduleModel[] {
  const enabled = backup.enabled ?? policy.enabled ?? true;
  const additional = (policy.additionalSchedules ?? []).filter(({ datacenters }) => datacenters?.includes(name) ?? true);
  return [
    { datacenter: name, cron: deferred((backup.schedule ?? policy.schedule).expression), type: typeOf(backup.full ?? policy.full), enabled },
    ...additional.map((one: AdditionalBackupSchedule) => ({
      datacenter: name, name: one.name, cron: deferred(one.schedule.expression), type: typeOf(one.full), enabled,
    })),
  ];
}

function typeOf(full = false): BackupScheduleModel['type'] {
  return full ? 'full' : 'differential';
}

/** As many as the busiest datacenter makes in that time: the operator takes one number for all. Schedules that pause count, since they resume. */
function mostBackups(schedules: readonly BackupScheduleModel[], days: number): number {
  const byDatacenter = new Map<string, number>();
  for (const { datacenter, cron } of schedules) {
    const expression = known(cron);
    const runs = expression === undefined ? 0 : cronRhythm(expression)?.mostRuns(days) ?? 0;
    byDatacenter.set(datacenter, (byDatacenter.get(datacenter) ?? 0) + runs);
  }
  return Math.max(LEAST_BACKUPS, ...byDatacenter.values());
}
