import { defineRule, Offence } from './rule';
import { amountOf } from '../model/setting-names';
import { Settings, settingsOf } from '../model/settings';

const MIB = 2 ** 20;

/** Least and most of a setting, in words that its users read. Sizes are in bytes. */
const LIMITS: Readonly<Record<string, { readonly least?: number; readonly most?: number; readonly words: string }>> = {
  concurrent_reads: { least: 2, words: '2 or more' },
  concurrent_writes: { least: 2, words: '2 or more' },
  concurrent_counter_writes: { least: 2, words: '2 or more' },
  concurrent_compactors: { least: 1, words: '1 or more' },
  concurrent_materialized_view_builders: { least: 1, words: '1 or more' },
  phi_convict_threshold: { least: 5, most: 16, words: '5 to 16' },
  memtable_heap_space: { least: 1, words: 'more than nothing' },
  repair_session_space: { least: 1, words: 'more than nothing' },
  commitlog_segment_size: { least: 1, most: 2047 * MIB, words: 'more than nothing and less than 2048 MiB' },
  native_transport_max_frame_size: { least: 1, most: 2047 * MIB, words: 'more than nothing and less than 2048 MiB' },
  data_disk_usage_percentage_warn_threshold: { most: 100, words: '1 to 100, or -1 for none' },
  data_disk_usage_percentage_fail_threshold: { most: 100, words: '1 to 100, or -1 for none' },
};

/** Segment of the commit log in the stock file, and how many of the largest mutations must go into one. */
const SEGMENT = 32 * MIB;
const MUTATIONS = 2;

export const settingLimits = defineRule({
  id: 'setting-limits',
  title: 'Settings are within the limits that Cassandra checks at startup',
  why: 'Otherwise the server exits with an error, and the pod restarts endlessly.',
  source: 'org.apache.cassandra.config.DatabaseDescriptor and GuardrailsOptions of 4.0.17, 4.1.10 and 5.0.9, run',
  * offences(model) {
    for (const datacenter of model.datacenters) {
      const settings = settingsOf(model, datacenter);
      const place = `of datacenter "${datacenter.name}"`;
      for (const [name, { least = -Infinity, most = Infinity, words }] of Object.entries(LIMITS)) {
        const found = amountOf(settings, name);
        if (found && (found.amount < least || found.amount > most)) {
          yield { what: `"${found.written}" ${place} is out of range`, got: found.value, allowed: words, fix: 'choose such a value, or leave it out' };
        }
      }
      yield* guardrails(settings, place);
      yield* largestMutation(settings, place);
    }
  },
});

/** Thresholds that are no guardrails: 0 means something else there. */
const NO_GUARDRAIL = /^(tombstone|unlogged_batch|batch_size|keyspace_count|table_count|gc|coordinator_read|local_read|row_index_read|sai_\w+_term)_/;

/** Guardrails count from 1, or are off. */
function* guardrails(settings: Settings, place: string): Iterable<Offence> {
  for (const name of Object.keys(settings).filter((key) => /_(warn|fail)_threshold$/.test(key) && !NO_GUARDRAIL.test(key))) {
    const found = amountOf(settings, name);
    if (found && (found.amount === 0 || found.amount < -1)) {
      yield { what: `guardrail "${name}" ${place} can never be satisfied`, got: found.value, allowed: '1 or more, or -1 for none', fix: 'leave it out to have none' };
    }
  }
}

function* largestMutation(settings: Settings, place: string): Iterable<Offence> {
  const mutation = amountOf(settings, 'max_mutation_size');
  const segment = amountOf(settings, 'commitlog_segment_size')?.amount ?? SEGMENT;
  if (mutation && mutation.amount * MUTATIONS > segment) {
    yield {
      what: `"${mutation.written}" ${place} is more than half of a commit log segment`,
      got: mutation.value,
      allowed: `at most ${segment / MUTATIONS / MIB} MiB with segments of ${segment / MIB} MiB`,
      fix: 'lower it, or raise commitLog.segmentSize of configuration',
    };
  }
}
