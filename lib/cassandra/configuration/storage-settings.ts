/** Compatibility of the files that Cassandra 5.0 writes with older releases. */
export enum StorageCompatibility {
  /** Readable by 4.0 and 4.1, so that an upgrade can be reversed. It requires the format BIG. */
  CASSANDRA_4 = 'CASSANDRA_4',
  /** Intermediate step: nodes of 5.0 use the new protocol, and can be changed to NONE next. */
  UPGRADING = 'UPGRADING',
  /** Only readable by 5.0: expiration dates after 2038 and the new formats. It cannot be reversed. */
  NONE = 'NONE',
}

/** SSTable format. */
export enum SstableFormat {
  /** The format of all releases. */
  BIG = 'big',
  /** Trie-indexed format: faster reads of large partitions. Cassandra 5.0 and later. */
  BTI = 'bti',
}

/** Settings of SSTables. Cassandra 5.0 and later. */
export interface SstableSettings {
  /**
   * Compatibility with older releases (`storage_compatibility_mode`).
   *
   * Set it before an upgrade from 4.x: the operator's image of 5.0 starts with NONE, which cannot be reversed.
   * @default - NONE
   */
  readonly compatibility?: StorageCompatibility;

  /**
   * Format of new SSTables (`sstable.selected_format`).
   * @default - BTI
   */
  readonly format?: SstableFormat;
}

/** Settings of tokens. They cannot be changed once nodes run. */
export interface TokenSettings {
  /**
   * Number of tokens per node (`num_tokens`), 1 to 256.
   * @default - the operator's: 16
   */
  readonly numTokens?: number;

  /**
   * Replication factor for which token ranges are balanced (`allocate_tokens_for_local_replication_factor`): at most the number of racks.
   * @default - Cassandra's: 3
   */
  readonly allocateForReplicationFactor?: number;
}
