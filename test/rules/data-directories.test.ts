import { describeRule } from './rule-cases';

describeRule('data-directories', {
  fails: {
    'a commit log outside of the volume': { props: { cassandraYaml: { commitlog_directory: '/commitlog' } }, says: /"commitlog_directory" of the cluster is not on the data volume: got "\/commitlog"/ },
    'a folder outside of it, by a detour': { props: { cassandraYaml: { commitlog_directory: '/var/lib/cassandra/../../tmp/x' } }, says: /not on the data volume/ },
    'one of several data folders': { props: { cassandraYaml: { data_file_directories: ['/var/lib/cassandra/data', '/data'] } }, says: /got "\/data"/ },
    'the folder of changes': { props: { cassandraYaml: { cdc_raw_directory: '/cdc' } }, says: /"cdc_raw_directory"/ },
    'a folder beside the mount': { props: { cassandraYaml: { hints_directory: '/var/lib/cassandra-hints' } }, says: /hints_directory/ },
  },
  passes: { 'folders of the volume': { cassandraYaml: { commitlog_directory: '/var/lib/cassandra/log', data_file_directories: ['/var/lib/cassandra/data'] } } },
});
