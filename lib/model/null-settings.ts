/**
 * Settings that have no value unless one is given, by the lines in which that is so: only these can be null. For any other one Cassandra says "those
 * properties are not valid" and does not start (YamlConfigurationLoader of 4.0.17, 4.1.10 and 5.0.9, run).
 *
 * Read from a new object of the class Config of those releases.
 */
export const NULL_BY_DEFAULT: Readonly<Record<string, string>> = {
  '4.0 4.1 5.0': `
    allocate_tokens_for_keyspace allocate_tokens_for_local_replication_factor authenticator authorizer back_pressure_strategy
    broadcast_address broadcast_rpc_address cdc_raw_directory client_encryption_options.algorithm
    client_encryption_options.cipher_suites commitlog_compression commitlog_directory commitlog_sync concurrent_compactors
    endpoint_snitch file_cache_round_up hints_compression hints_directory ideal_consistency_level initial_token internode_authenticator
    listen_address listen_interface local_system_data_file_directory memtable_cleanup_threshold native_transport_port_ssl
    network_authorizer num_tokens partitioner repair_session_max_tree_depth role_manager rpc_address rpc_interface
    saved_caches_directory seed_provider server_encryption_options.algorithm server_encryption_options.cipher_suites
    transparent_data_encryption_options.key_alias transparent_data_encryption_options.key_provider
  `,
  '4.0 4.1': `
    concurrent_replicates native_transport_max_negotiable_protocol_version
  `,
  '4.1 5.0': `
    auto_snapshot_ttl client_encryption_options.keystore_password client_encryption_options.sslContextFactoryInstance
    client_encryption_options.truststore_password collection_size_fail_threshold collection_size_warn_threshold commitlog_total_space
    coordinator_read_size_fail_threshold coordinator_read_size_warn_threshold counter_cache_size credentials_update_interval
    data_disk_usage_max_disk_size file_cache_size index_summary_capacity internode_max_message_size key_cache_size
    local_read_size_fail_threshold local_read_size_warn_threshold max_mutation_size memtable memtable_heap_space memtable_offheap_space
    native_transport_max_message_size native_transport_max_request_data_in_flight native_transport_max_request_data_in_flight_per_ip
    networking_cache_size paxos_cache_size paxos_contention_max_wait paxos_contention_min_delta paxos_contention_min_wait
    paxos_contention_wait_randomizer paxos_state_purging periodic_commitlog_sync_lag_block permissions_update_interval
    prepared_statements_cache_size repair_session_space roles_update_interval row_index_read_size_fail_threshold
    row_index_read_size_warn_threshold server_encryption_options.keystore_password server_encryption_options.sslContextFactoryInstance
    server_encryption_options.truststore_password
  `,
  '4.0': `
    commitlog_total_space_in_mb counter_cache_size_in_mb file_cache_size_in_mb index_summary_capacity_in_mb
    internode_max_message_size_in_bytes key_cache_size_in_mb max_mutation_size_in_kb memtable_heap_space_in_mb
    memtable_offheap_space_in_mb networking_cache_size_in_mb periodic_commitlog_sync_lag_block_in_ms prepared_statements_cache_size_mb
    repair_session_space_in_mb
  `,
  '5.0': `
    cidr_authorizer column_index_size column_value_size_fail_threshold column_value_size_warn_threshold crypto_provider
    default_compaction maximum_timestamp_fail_threshold maximum_timestamp_warn_threshold minimum_timestamp_fail_threshold
    minimum_timestamp_warn_threshold partition_size_fail_threshold partition_size_warn_threshold
    server_encryption_options.outbound_keystore server_encryption_options.outbound_keystore_password storage_compatibility_mode
  `,
};
