import { CommitLogSettings, HintSettings, TimeoutSettings } from './durability-settings';
import { GuardrailSettings } from './guardrail-settings';
import { CompactionSettings, ConcurrencySettings, MemtableSettings, StreamingSettings } from './performance-settings';
import { AuditSettings, AuthenticationCacheSettings } from './security-settings';
import { SstableSettings, TokenSettings } from './storage-settings';

/**
 * Typed settings of cassandra.yaml. They are rendered with the names and units of the chosen release; a setting that the release does not support is
 * refused.
 *
 * Settings are merged key by key, also within objects, in this order: the image's cassandra.yaml, the profile, this configuration, `cassandraYaml`;
 * each for the cluster and then for the datacenter.
 */
export interface CassandraConfiguration {
  /**
   * Compaction.
   * @default - Cassandra's defaults
   */
  readonly compaction?: CompactionSettings;

  /**
   * Concurrency of requests.
   * @default - Cassandra's defaults
   */
  readonly concurrency?: ConcurrencySettings;

  /**
   * Commit log.
   * @default - Cassandra's defaults
   */
  readonly commitLog?: CommitLogSettings;

  /**
   * Hinted handoff.
   * @default - Cassandra's defaults
   */
  readonly hints?: HintSettings;

  /**
   * Request timeouts.
   * @default - Cassandra's defaults
   */
  readonly timeouts?: TimeoutSettings;

  /**
   * Caches of roles, permissions and credentials.
   * @default - Cassandra's defaults
   */
  readonly authenticationCaches?: AuthenticationCacheSettings;

  /**
   * Audit log.
   * @default - none
   */
  readonly audit?: AuditSettings;

  /**
   * Guardrails: limits for applications. Cassandra 4.1 and later.
   * @default - Cassandra's defaults
   */
  readonly guardrails?: GuardrailSettings;

  /**
   * Memtables.
   * @default - Cassandra's defaults
   */
  readonly memtables?: MemtableSettings;

  /**
   * Streaming between nodes.
   * @default - Cassandra's defaults
   */
  readonly streaming?: StreamingSettings;

  /**
   * SSTable format. Cassandra 5.0 and later.
   * @default - that of the release
   */
  readonly sstables?: SstableSettings;

  /**
   * Tokens of the nodes.
   * @default - 16 tokens per node
   */
  readonly tokens?: TokenSettings;
}
