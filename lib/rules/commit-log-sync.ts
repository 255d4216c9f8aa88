import { defineRule } from './rule';
import { isUnresolved } from '../model/deferred';
import { lineOf, settingsOf } from '../model/settings';

export const commitLogSync = defineRule({
  id: 'commit-log-sync',
  title: 'The commit log settings match the sync mode',
  why: 'The default cassandra.yaml syncs periodically. With another mode, Cassandra refuses to start unless that period is reset.',
  source: 'org.apache.cassandra.config.DatabaseDescriptor of 4.0.17, 4.1.10 and 5.0.9, run',
  * offences(model) {
    for (const datacenter of model.datacenters) {
      const suffix = lineOf(datacenter.version) === '4.0' ? '_in_ms' : '';
      const settings = settingsOf(model, datacenter);
      const sync = settings.commitlog_sync ?? 'periodic';
      const periods = [settings.commitlog_sync_period, settings.commitlog_sync_period_in_ms].filter((value) => value !== undefined);
      if (isUnresolved(sync) || periods.some(isUnresolved)) continue;
      const place = `commitlog_sync "${String(sync)}" of datacenter "${datacenter.name}"`;
      if (sync !== 'periodic' && (periods.length === 0 || !periods.every(isZero))) {
        yield {
          what: `${place} cannot be combined with a sync period, which the default cassandra.yaml has`,
          got: periods[0],
          fix: `set "commitlog_sync_period${suffix}" to ${suffix ? '0' : '"0ms"'}`,
        };
      }
      if (sync === 'group' && settings.commitlog_sync_group_window === undefined && settings.commitlog_sync_group_window_in_ms === undefined) {
        yield { what: `${place} needs a window`, fix: `set "commitlog_sync_group_window${suffix}"` };
      }
      for (const [name, value] of Object.entries(settings)) {
        if (!LENGTHS.get(sync)?.test(name) || !isZero(value)) continue;
        yield { what: `${place} needs a duration for "${name}"`, got: value, allowed: 'more than 0', fix: 'raise it, or leave it out' };
      }
      if (sync === 'periodic' && typeof settings.commitlog_sync_batch_window_in_ms === 'number') {
        yield { what: `${place} cannot be combined with a batch window`, got: settings.commitlog_sync_batch_window_in_ms, fix: 'remove "commitlog_sync_batch_window_in_ms"' };
      }
    }
  },
});

/** What must last for some time, by the way of syncing. */
const LENGTHS: ReadonlyMap<unknown, RegExp> = new Map([
  ['periodic', /^commitlog_sync_period(_in_ms)?$/],
  ['group', /^commitlog_sync_group_window(_in_ms)?$/],
]);

function isZero(period: unknown): boolean {
  return period === 0 || (typeof period === 'string' && /^0[a-zµ]*$/.test(period));
}
