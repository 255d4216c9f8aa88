import { CommitLogSettings, HintSettings, TimeoutSettings } from './durability-settings';
import { GuardrailSettings } from './guardrail-settings';
import { CompactionSettings, ConcurrencySettings, MemtableSettings, StreamingSettings } from './performance-settings';
import { AuditSettings, AuthenticationCacheSettings } from './security-settings';
import { SstableSettings, TokenSettings } from './storage-settings';

/**
 * The settings of cassandra.yaml that people really set, with units, under names that every release has. They are written under the names and in
 * the units that the chosen release reads; a setting that it does not know is refused.
 *
 * Later wins, setting by setting, also inside of objects: the image's cassandra.yaml, the profile, this, `cassandraYaml`; each of them for the
 * cluster and then, over it, for the datacenter.
 */
export interface CassandraConfiguration {
  /**
   * Compaction.
   * @default - Cassandra's
   */
  readonly compaction?: CompactionSettings;

  /**
   * Requests at once.
   * @default - Cassandra's
   */
  readonly concurrency?: ConcurrencySettings;

  /**
   * The log of writes.
   * @default - Cassandra's
   */
  readonly commitLog?: CommitLogSettings;

  /**
   * What nodes keep for one that is down.
   * @default - Cassandra's
   */
  readonly hints?: HintSettings;

  /**
   * Timeouts.
   * @default - Cassandra's
   */
  readonly timeouts?: TimeoutSettings;

  /**
   * How long roles, permissions and passwords are trusted.
   * @default - Cassandra's
   */
  readonly authenticationCaches?: AuthenticationCacheSettings;

  /**
   * The audit log.
   * @default - none
   */
  readonly audit?: AuditSettings;

  /**
   * Limits for applications. Cassandra 4.1 and newer.
   * @default - Cassandra's
   */
  readonly guardrails?: GuardrailSettings;

  /**
   * What waits in memory.
   * @default - Cassandra's
   */
  readonly memtables?: MemtableSettings;

  /**
   * Data between nodes.
   * @default - Cassandra's
   */
  readonly streaming?: StreamingSettings;

  /**
   * How data lies on disk. Cassandra 5.0 and newer.
   * @default - that of the release
   */
  readonly sstables?: SstableSettings;

  /**
   * How the ring is split.
   * @default - 16 tokens a node
   */
  readonly tokens?: TokenSettings;
}
