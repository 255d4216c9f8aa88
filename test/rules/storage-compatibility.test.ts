import { describeRule } from './rule-cases';
import { CassandraVersion, MemtableType, SstableFormat, StorageCompatibility } from '../../lib';

const compatibility = StorageCompatibility.CASSANDRA_4;

describeRule('storage-compatibility', {
  fails: {
    'a way back, in the format of the image': { props: { configuration: { sstables: { compatibility } } }, says: /format that 4.x cannot read: got "bti"/ },
    'no format at all': { props: { cassandraYaml: { sstable: { selected_format: 'parquet' } } }, says: /does not support: got "parquet", allowed: big, bti/ },
    'tries in 4.1': { props: { version: CassandraVersion.V4_1_9, configuration: { memtables: { type: MemtableType.TRIE } } }, says: /no trie memtables/ },
  },
  passes: {
    'a way back': { configuration: { sstables: { compatibility, format: SstableFormat.BIG } } },
    'no way back': { configuration: { sstables: { compatibility: StorageCompatibility.NONE } } },
    'tries in 5.0': { configuration: { memtables: { type: MemtableType.TRIE } } },
    'a skip list in 4.1': { version: CassandraVersion.V4_1_9, configuration: { memtables: { type: MemtableType.SKIP_LIST } } },
  },
});
