import { describeRule } from './rule-cases';
import { CassandraVersion } from '../../lib';

const V4 = { version: CassandraVersion.V4_0_17 };

describeRule('commit-log-sync', {
  fails: {
    'batch beside the stock period': { props: { cassandraYaml: { commitlog_sync: 'batch' } }, says: /"batch" of datacenter "dc1" does not go with a period.*set "commitlog_sync_period" to "0ms"/ },
    'batch with a period': { props: { cassandraYaml: { commitlog_sync: 'batch', commitlog_sync_period: '10s' } }, says: /got "10s"/ },
    'group without a window': { props: { cassandraYaml: { commitlog_sync: 'group', commitlog_sync_period: '0ms' } }, says: /needs a window/ },
    'batch of 4.0': { props: { ...V4, cassandraYaml: { commitlog_sync: 'batch' } }, says: /set "commitlog_sync_period_in_ms" to 0/ },
    'periodic with a batch window': { props: { ...V4, cassandraYaml: { commitlog_sync_batch_window_in_ms: 2 } }, says: /batch window/ },
  },
  passes: {
    'periodic with another period': { cassandraYaml: { commitlog_sync_period: '1s' } },
    'batch': { cassandraYaml: { commitlog_sync: 'batch', commitlog_sync_period: '0ms' } },
    'batch by null': { cassandraYaml: { commitlog_sync: 'batch', commitlog_sync_period: null } },
    'group': { cassandraYaml: { commitlog_sync: 'group', commitlog_sync_period: '0ms', commitlog_sync_group_window: '15ms' } },
    'group of 4.0': { ...V4, cassandraYaml: { commitlog_sync: 'group', commitlog_sync_period_in_ms: 0, commitlog_sync_group_window_in_ms: 15 } },
  },
});
