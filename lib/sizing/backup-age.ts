import { fullNodeGib, transferHours, transferMibps } from './durations';
import type { BackupModel, ClusterModel, DatacenterModel } from '../model/cluster-model';
import { cronRhythm } from '../model/cron-rhythm';
import { known } from '../model/deferred';

const DAY_HOURS = 24;
/** For a start that is put off, and for the hours in which the alarm looks at the age. */
const MARGIN_HOURS = 2;
/** One backup may fail, and the next one too, before somebody is woken. */
const INTERVALS = 3;

/** How old the newest complete backup of a cluster may become, in hours. */
export interface BackupAgeLimits {
  /** The longest time between two backups: it is reached although nothing is wrong. */
  readonly intervalHours: number;
  /** The age from which something is wrong. */
  readonly alarmHours: number;
}

/** Datacenters of which backups start. */
export function backedUpDatacenters({ datacenters, backup }: ClusterModel): DatacenterModel[] {
  return datacenters.filter(({ name }) => backup?.schedules.some(({ datacenter, enabled }) => enabled && datacenter === name));
}

/** Undefined if no backups start, or only the deployment knows when. The datacenter with the rarest backups decides: one alarm is for all of them. */
export function backupAgeLimits(model: ClusterModel): BackupAgeLimits | undefined {
  const { backup } = model;
  const each = backup ? backedUpDatacenters(model).map((datacenter) => limitsOf(datacenter, backup)) : [];
  if (each.length === 0 || each.includes(undefined)) return undefined;
  return {
    intervalHours: Math.max(...each.map((limits) => limits!.intervalHours)),
    alarmHours: Math.max(...each.map((limits) => limits!.alarmHours)),
  };
}

function limitsOf(datacenter: DatacenterModel, backup: BackupModel): BackupAgeLimits | undefined {
  const own = backup.schedules.filter((schedule) => schedule.enabled && schedule.datacenter === datacenter.name);
  const gaps = own.flatMap(({ cron }) => {
    const expression = known(cron);
    return (expression !== undefined && cronRhythm(expression)?.longestGapHours) || [];
  });
  if (gaps.length === 0) return undefined;
  const intervalHours = Math.min(...gaps);
  const usual = Math.min(INTERVALS * intervalHours, keptHours(backup, intervalHours) / 2);
  return { intervalHours, alarmHours: Math.ceil(Math.max(intervalHours + longestRunHours(datacenter, backup) + MARGIN_HOURS, usual)) };
}

/** A run that takes longer than the interval holds the next one back. */
function longestRunHours(datacenter: DatacenterModel, backup: BackupModel): number {
  const gib = fullNodeGib(datacenter);
  return gib === undefined ? 0 : transferHours(gib, transferMibps(backup, datacenter));
}

function keptHours({ retentionDays, maxCount }: BackupModel, intervalHours: number): number {
  const days = retentionDays && known(retentionDays);
  if (days !== undefined) return days * DAY_HOURS;
  return maxCount === 0 ? Infinity : maxCount * intervalHours;
}
