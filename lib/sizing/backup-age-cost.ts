import { backedUpDatacenters } from './backup-age';
import type { ClusterModel } from '../model/cluster-model';

/** How often the age of backups is measured. */
export const MEASURED_EVERY_MINUTES = 15;
const RUNS_A_MONTH = 30 * 24 * 60 / MEASURED_EVERY_MINUTES;

/** List prices in us-east-1 without free tiers, as of {@link PRICES_OF}. Other regions and years differ: the sum is an estimate. */
const USD = {
  metricMonth: 0.30,
  alarmMonth: 0.10,
  put: 0.01 / 1000,
  list: 0.005 / 1000,
  get: 0.0004 / 1000,
  /** A run of about two seconds with 256 MiB on Graviton, and its request. */
  run: 2 * 0.25 * 0.0000133334 + 0.2e-6,
};
export const PRICES_OF = 'November 2026';

const METRICS = 3;
/** Files of the index for each node of a backup. */
const FILES = 6;
const KEYS_A_PAGE = 1000;
/** Assumed if all backups are kept. */
const MANY_BACKUPS = 100;

/** What the metrics and the alarm of one cluster cost in a month, in US dollars. */
export function backupAgeUsd(model: ClusterModel): number {
  const backups = (model.backup?.maxCount ?? 0) || MANY_BACKUPS;
  const datacenters = backedUpDatacenters(model);
  const nodes = datacenters.reduce((sum, datacenter) => sum + datacenter.nodes, 0);
  const pages = Math.ceil(nodes * backups * FILES / KEYS_A_PAGE);
  const run = USD.run + USD.put + pages * USD.list + datacenters.length * backups * USD.get;
  return +(METRICS * USD.metricMonth + USD.alarmMonth + RUNS_A_MONTH * run).toFixed(2);
}
