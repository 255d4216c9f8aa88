import { defineRule } from './rule';
import { known } from '../model/deferred';
import type { AlarmThresholdsModel } from '../model/monitoring-model';

const SECONDS = { least: 15, most: 120 };
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const RATIOS: ReadonlyArray<keyof AlarmThresholdsModel> = ['failedRatio', 'garbageCollectionRatio', 'volumeFull', 'volumeFilling'];

export const monitoringOptions = defineRule({
  id: 'monitoring-options',
  title: 'Metrics are collected often enough for the alarms, and thresholds can be reached',
  why: 'Alarms compare rates of five minutes, which need at least two samples; an alarm whose threshold nothing reaches is silent for ever.',
  source: 'Prometheus documentation, rate(); one thread of the exporter answers for the whole node',
  * offences({ monitoring }) {
    if (!monitoring) return;
    const { intervalSeconds: seconds, alarms } = monitoring;
    if (!Number.isInteger(seconds) || seconds < SECONDS.least || seconds > SECONDS.most) {
      yield { what: 'monitoring.interval has an invalid value', got: `${seconds} seconds`, allowed: `${SECONDS.least} to ${SECONDS.most} whole seconds`, fix: 'correct it' };
    }
    const namespace = known(monitoring.collector.namespace);
    if (namespace !== undefined && !DNS_LABEL.test(namespace)) {
      yield { what: 'monitoring.collector has a namespace that is not a DNS label', got: namespace, allowed: 'a-z, 0-9 and "-", at most 63 characters', fix: 'correct it' };
    }
    for (const [name, value] of Object.entries(alarms ?? {}) as Array<[keyof AlarmThresholdsModel, number]>) {
      const ratio = RATIOS.includes(name);
      if (value >= 0 && (!ratio || value < 1)) continue;
      yield { what: `monitoring.alarms.${name} has an invalid value`, got: value, allowed: ratio ? 'from 0 to below 1' : '0 or more', fix: 'correct it' };
    }
  },
});
