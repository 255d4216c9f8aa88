/** Which older releases can still read what 5.0 writes. */
export enum StorageCompatibility {
  /** What 4.0 and 4.1 can read: for an upgrade that may have to go back. It needs the format BIG. */
  CASSANDRA_4 = 'CASSANDRA_4',
  /** Between the two: nodes of 5.0 speak its protocol, and go to NONE with the next change. */
  UPGRADING = 'UPGRADING',
  /** Only 5.0: expiration dates after 2038 and the new formats. There is no way back. */
  NONE = 'NONE',
}

/** Format of data files. */
export enum SstableFormat {
  /** The format of all releases. */
  BIG = 'big',
  /** Trie indexes: faster reads of large partitions. Cassandra 5.0 and newer. */
  BTI = 'bti',
}

/** How data lies on disk. Cassandra 5.0 and newer. */
export interface SstableSettings {
  /**
   * Which older releases can still read what is written (`storage_compatibility_mode`).
   *
   * Set it before an upgrade from 4.x: the operator's image of 5.0 starts with NONE, from which there is no way back.
   * @default - NONE
   */
  readonly compatibility?: StorageCompatibility;

  /**
   * Format of new files (`sstable.selected_format`).
   * @default - BTI
   */
  readonly format?: SstableFormat;
}

/** How the ring is split. Neither can be changed once nodes run. */
export interface TokenSettings {
  /**
   * Ranges of each node (`num_tokens`), 1 to 256.
   * @default - the operator's: 16
   */
  readonly numTokens?: number;

  /**
   * Replication factor for which tokens are spread evenly (`allocate_tokens_for_local_replication_factor`): at most the number of racks.
   * @default - Cassandra's: 3
   */
  readonly allocateForReplicationFactor?: number;
}
