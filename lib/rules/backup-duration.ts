import { defineRule } from './rule';
import { fullNodeGib, transferHours, transferMibps } from '../sizing/durations';

const HOURS = 24;

export const backupDuration = defineRule({
  id: 'backup-duration',
  title: 'A node can be backed up, and restored, within a day',
  why: 'On each node, backups transfer few files at a time at a limited rate. The first backup and a restore transfer all files.',
  source: 'the defaults of the operator\'s backups; transferRate and concurrentTransfers of the backup',
  * offences(model) {
    if (!model.backup) return;
    for (const datacenter of model.datacenters) {
      const gib = fullNodeGib(datacenter);
      const mibps = transferMibps(model.backup, datacenter);
      if (gib === undefined || transferHours(gib, mibps) <= HOURS) continue;
      yield {
        level: 'warning',
        what: `the first backup, and every restore, of a full node of datacenter "${datacenter.name}" takes longer than a day`,
        got: `${Math.round(transferHours(gib, mibps))} hours for ${Math.round(gib)} GiB at ${mibps} MiB/s`,
        allowed: `${HOURS} hours`,
        fix: 'raise transferRate of the backup, as far as instance and volume keep up, use more nodes with smaller volumes, or acknowledge it if that is fast enough',
      };
    }
  },
});
