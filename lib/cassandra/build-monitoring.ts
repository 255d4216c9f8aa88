import { deferred, podsModel } from './build-settings';
import type { CassandraAlarmOptions, CassandraMonitoring } from './cassandra-monitoring';
import type { AlarmThresholdsModel, MonitoringModel } from '../model/monitoring-model';

const THRESHOLDS: AlarmThresholdsModel = {
  failedRatio: 0.001,
  failedPerSecond: 1,
  droppedPerSecond: 10,
  garbageCollectionRatio: 0.1,
  pendingCompactions: 100,
  volumeFull: 0.85,
  volumeFilling: 0.7,
};

/** Monitoring as plain data; undefined if nothing is collected. */
export function monitoringModel(monitoring?: CassandraMonitoring): MonitoringModel | undefined {
  const options = monitoring?._prometheus;
  if (!options) return undefined;
  return {
    collector: podsModel(options.collector),
    labels: Object.fromEntries(Object.entries(options.labels ?? {}).map(([key, value]) => [key, deferred(value)])),
    intervalSeconds: options.interval?.toSeconds({ integral: false }) ?? 60,
    alarms: alarmThresholds(options.alarms ?? {}),
  };
}

function alarmThresholds({ enabled = true, ...wanted }: CassandraAlarmOptions): AlarmThresholdsModel | undefined {
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
  return enabled ? { ...THRESHOLDS, ...given } : undefined;
}
