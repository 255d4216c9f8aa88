import { describeRule, GOOD_DATACENTER, judge } from './rule-cases';
import { CassandraDatacenterOptions, CassandraVersion } from '../../lib';

const { V4_1_9, V5_0_6, V5_0_9 } = CassandraVersion;
/** Two datacenters; the cluster runs 5.0.6. */
const two = (one: Partial<CassandraDatacenterOptions>, other: Partial<CassandraDatacenterOptions>) => ({
  datacenters: [{ ...GOOD_DATACENTER, ...one }, { ...GOOD_DATACENTER, name: 'dc2', ...other }],
});
const JOINS = { replication: { orders: 3 }, rebuildFrom: 'dc1' };

describeRule('datacenter-versions', {
  fails: {
    'a datacenter that joins with another major release': { props: two({ version: V4_1_9 }, JOINS), says: /"dc2" would be rebuilt from "dc1".*got "5.0.6 and 4.1.9"/ },
  },
  warns: {
    'an upgrade that goes from datacenter to datacenter': { props: two({}, { version: V4_1_9 }), says: /several releases: got "5.0.6, 4.1.9"/ },
    'two releases of a line': { props: two({}, { version: V5_0_9 }), says: /got "5.0.6, 5.0.9"/ },
  },
  passes: {
    'the same for each': two({ version: V5_0_9 }, { version: V5_0_9 }),
    'the cluster\'s own, named': two({ version: V5_0_6 }, {}),
    'one that joins with the same': two({}, JOINS),
  },
});

describe('a datacenter with a release of its own is judged by it', () => {
  const says = (props: Parameters<typeof judge>[0], rule: string) => judge(props).errors.filter((message) => message.endsWith(`[${rule}]`));

  test('fails: settings of the cluster that its release does not know', () => {
    const sstable = { cassandraYaml: { storage_compatibility_mode: 'NONE' } };
    expect(says({ ...two({}, {}), ...sstable }, 'settings-known')).toEqual([]);
    expect(says({ ...two({}, { version: V4_1_9 }), ...sstable }, 'settings-known')).toEqual([expect.stringMatching(/Cassandra 4\.1\.9 has no setting "storage_compatibility_mode", which the settings of the cluster have/)]);
  });

  test('fails: its own settings in the words of the cluster\'s release', () => {
    expect(says(two({}, { version: CassandraVersion.V4_0_17, cassandraYaml: { commitlog_sync_period: '10s' } }), 'settings-known')).toEqual([expect.stringMatching(/Cassandra 4\.0\.17 has no setting "commitlog_sync_period".*that name in Cassandra 4\.1, 5\.0/)]);
  });

  test('fails: Java options that its release does not take', () => {
    const jvm = { options: ['-XX:+CMSParallelRemarkEnabled'] };
    expect(says(two({}, { version: V4_1_9, jvm }), 'jvm-options')).toEqual([]);
    expect(says({ version: V4_1_9, ...two({}, { version: V5_0_6, jvm }) }, 'jvm-options')).toHaveLength(1);
  });

  test('fails: a release that the operator refuses', () => {
    expect(says(two({}, { version: CassandraVersion.of('4.0.3') }), 'cassandra-version')).toEqual([expect.stringMatching(/got "4\.0\.3"/)]);
  });

  test('fails: one image for two releases', () => {
    const images = { cassandra: 'registry.example.com/k8ssandra/cass-management-api:5.0.6-ubi' };
    expect(says({ ...two({}, {}), images }, 'image-reference')).toEqual([]);
    expect(says({ ...two({}, { version: V4_1_9 }), images }, 'image-reference')).toEqual([expect.stringMatching(/one image for all nodes, and datacenter "dc2" runs another release: got "4\.1\.9"/)]);
  });
});
