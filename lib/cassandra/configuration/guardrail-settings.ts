import { Size } from 'aws-cdk-lib';

/** Thresholds at which a guardrail warns the client and refuses the request. */
export interface GuardrailThreshold {
  /**
   * Number above which (for minimums: below which) Cassandra warns.
   * @default - never
   */
  readonly warn?: number;

  /**
   * Number above which (for minimums: below which) Cassandra refuses.
   * @default - never
   */
  readonly fail?: number;
}

/** Size thresholds at which a guardrail warns the client and refuses the request. */
export interface GuardrailSizeThreshold {
  /**
   * Size above which Cassandra warns.
   * @default - never
   */
  readonly warn?: Size;

  /**
   * Size above which Cassandra refuses.
   * @default - never
   */
  readonly fail?: Size;
}

/** Limits that protect the cluster from a single application. Cassandra 4.1 and later. Superusers are exempt. */
export interface GuardrailSettings {
  /**
   * Keyspaces of users (`keyspaces_*_threshold`).
   * @default - no limit
   */
  readonly keyspaces?: GuardrailThreshold;

  /**
   * Tables of users (`tables_*_threshold`). Each costs about a megabyte of heap on every node.
   * @default - no limit
   */
  readonly tables?: GuardrailThreshold;

  /**
   * Columns of one table (`columns_per_table_*_threshold`).
   * @default - no limit
   */
  readonly columnsPerTable?: GuardrailThreshold;

  /**
   * Secondary indexes of one table (`secondary_indexes_per_table_*_threshold`).
   * @default - no limit
   */
  readonly secondaryIndexesPerTable?: GuardrailThreshold;

  /**
   * Materialized views of one table (`materialized_views_per_table_*_threshold`).
   * @default - no limit
   */
  readonly materializedViewsPerTable?: GuardrailThreshold;

  /**
   * Partition keys of one SELECT (`partition_keys_in_select_*_threshold`).
   * @default - no limit
   */
  readonly partitionKeysInSelect?: GuardrailThreshold;

  /**
   * Cartesian product of the IN clauses of one SELECT (`in_select_cartesian_product_*_threshold`).
   * @default - no limit
   */
  readonly inSelectCartesianProduct?: GuardrailThreshold;

  /**
   * Rows of one page (`page_size_*_threshold`).
   * @default - no limit
   */
  readonly pageSize?: GuardrailThreshold;

  /**
   * Items of one collection (`items_per_collection_*_threshold`).
   * @default - no limit
   */
  readonly itemsPerCollection?: GuardrailThreshold;

  /**
   * Size of one collection (`collection_size_*_threshold`).
   * @default - no limit
   */
  readonly collectionSize?: GuardrailSizeThreshold;

  /**
   * Fields of one user defined type (`fields_per_udt_*_threshold`).
   * @default - no limit
   */
  readonly fieldsPerType?: GuardrailThreshold;

  /**
   * Size of one value (`column_value_size_*_threshold`, Cassandra 5.0 and later).
   * @default - no limit
   */
  readonly columnValueSize?: GuardrailSizeThreshold;

  /**
   * Size of one partition (`partition_size_*_threshold`, Cassandra 5.0 and later).
   * @default - no limit
   */
  readonly partitionSize?: GuardrailSizeThreshold;

  /**
   * Tombstones of one partition (`partition_tombstones_*_threshold`, Cassandra 5.0 and later).
   * @default - no limit
   */
  readonly partitionTombstones?: GuardrailThreshold;

  /**
   * Dimensions of a vector (`vector_dimensions_*_threshold`, Cassandra 5.0 and later).
   * @default - no limit
   */
  readonly vectorDimensions?: GuardrailThreshold;

  /**
   * Used percentage of the volume (`data_disk_usage_percentage_*_threshold`): above `fail` a node accepts no more writes.
   * @default - no limit
   */
  readonly diskUsagePercentage?: GuardrailThreshold;

  /**
   * Smallest replication factor (`minimum_replication_factor_*_threshold`).
   * @default - no limit
   */
  readonly minimumReplicationFactor?: GuardrailThreshold;

  /**
   * Largest replication factor (`maximum_replication_factor_*_threshold`, Cassandra 5.0 and later).
   * @default - no limit
   */
  readonly maximumReplicationFactor?: GuardrailThreshold;

  /**
   * Whether queries may use ALLOW FILTERING (`allow_filtering_enabled`).
   * @default - Cassandra's: true
   */
  readonly allowFiltering?: boolean;

  /**
   * Whether tables may be dropped and truncated (`drop_truncate_table_enabled`).
   * @default - Cassandra's: true
   */
  readonly dropAndTruncateTables?: boolean;

  /**
   * Whether keyspaces may be dropped (`drop_keyspace_enabled`, Cassandra 5.0 and later).
   * @default - Cassandra's: true
   */
  readonly dropKeyspaces?: boolean;

  /**
   * Whether keyspaces may use SimpleStrategy, which ignores racks (`simplestrategy_enabled`, Cassandra 5.0 and later).
   * @default - Cassandra's: true
   */
  readonly simpleStrategy?: boolean;

  /**
   * Whether tables may be uncompressed (`uncompressed_tables_enabled`).
   * @default - Cassandra's: true
   */
  readonly uncompressedTables?: boolean;
}
