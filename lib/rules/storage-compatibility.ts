import { defineRule } from './rule';
import { settingsOf } from '../model/settings';

const FORMATS = ['big', 'bti'];

export const storageCompatibility = defineRule({
  id: 'storage-compatibility',
  title: 'The SSTable format matches release and storage compatibility mode',
  why: 'Cassandra refuses to start with trie-indexed SSTables in a compatibility mode for 4.x, and the operator\'s image of 5.0 uses that format by default.',
  source: 'org.apache.cassandra.config.DatabaseDescriptor of 5.0.9, run; conf/cassandra_latest.yaml; TrieMemtable is not in 4.1.10',
  * offences(model) {
    for (const datacenter of model.datacenters) {
      const { major, text } = datacenter.version;
      const { storage_compatibility_mode: mode, sstable, memtable } = settingsOf(model, datacenter);
      const format = (sstable as { selected_format?: unknown } | undefined)?.selected_format ?? 'bti';
      if (major >= 5 && typeof format === 'string' && !FORMATS.includes(format)) {
        yield { what: `datacenter "${datacenter.name}" would write SSTables in a format that Cassandra does not support`, got: format, allowed: FORMATS.join(', '), fix: 'choose one of them' };
      }
      if (major >= 5 && mode === 'CASSANDRA_4' && format === 'bti') {
        yield {
          what: `datacenter "${datacenter.name}" would write SSTables for 4.x in a format that 4.x cannot read`,
          got: format,
          fix: 'set configuration.sstables.format to SstableFormat.BIG as well',
        };
      }
      if (major < 5 && JSON.stringify(memtable ?? '').includes('TrieMemtable')) {
        yield { what: `Cassandra ${text} of datacenter "${datacenter.name}" has no trie memtables`, got: 'TrieMemtable', fix: 'leave memtables.type out, or use Cassandra 5.0' };
      }
    }
  },
});
