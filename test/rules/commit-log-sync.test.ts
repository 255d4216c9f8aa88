import { describeRule } from './rule-cases';
import { CassandraVersion } from '../../lib';

const V4 = { version: CassandraVersion.V4_0_17 };

describeRule('commit-log-sync', {
  fails: {
    'batch beside the stock period': { props: { cassandraYaml: { commitlog_sync: 'batch' } }, says: /"batch" of datacenter "dc1" cannot be combined with a sync period.*set "commitlog_sync_period" to "0ms"/ },
    'batch with a period': { props: { cassandraYaml: { commitlog_sync: 'batch', commitlog_sync_period: '10s' } }, says: /got "10s"/ },
    'a way that is the name of a method': { props: { cassandraYaml: { commitlog_sync: 'constructor' } }, says: /"constructor" of datacenter "dc1" cannot be combined/ },
    'group without a window': { props: { cassandraYaml: { commitlog_sync: 'group', commitlog_sync_period: '0ms' } }, says: /needs a window/ },
    'batch of 4.0': { props: { ...V4, cassandraYaml: { commitlog_sync: 'batch' } }, says: /set "commitlog_sync_period_in_ms" to 0/ },
    'periodic with a batch window': { props: { ...V4, cassandraYaml: { commitlog_sync_batch_window_in_ms: 2 } }, says: /batch window/ },
    'periodic without a period': { props: { cassandraYaml: { commitlog_sync_period: '0ms' } }, says: /needs a duration for "commitlog_sync_period": got "0ms"/ },
    'periodic without a period, said so': { props: { cassandraYaml: { commitlog_sync: 'periodic', commitlog_sync_period: '0s' } }, says: /got "0s"/ },
    'periodic of 4.0 without a period': { props: { ...V4, cassandraYaml: { commitlog_sync_period_in_ms: 0 } }, says: /"commitlog_sync_period_in_ms": got 0/ },
    'group with an empty window': {
      props: { cassandraYaml: { commitlog_sync: 'group', commitlog_sync_period: '0ms', commitlog_sync_group_window: '0ms' } }, says: /"commitlog_sync_group_window": got "0ms"/,
    },
  },
  passes: {
    'periodic with another period': { cassandraYaml: { commitlog_sync_period: '1s' } },
    'batch': { cassandraYaml: { commitlog_sync: 'batch', commitlog_sync_period: '0ms' } },
    'group': { cassandraYaml: { commitlog_sync: 'group', commitlog_sync_period: '0ms', commitlog_sync_group_window: '15ms' } },
    'group of 4.0': { ...V4, cassandraYaml: { commitlog_sync: 'group', commitlog_sync_period_in_ms: 0, commitlog_sync_group_window_in_ms: 15 } },
  },
});
