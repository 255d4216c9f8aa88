/** System properties of Cassandra that must not be given to the nodes of a running ring, by what they do. */
const KINDS: ReadonlyArray<{ readonly names: readonly string[]; readonly what: string; readonly fix: string }> = [
  {
    // What a node is: all nodes of a rack would be the same one.
    names: ['replace_address', 'replace_address_first_boot', 'replace_node', 'replace_token', 'initial_token', 'auto_bootstrap', 'join_ring', 'write_survey',
      'override_decommission', 'reset_bootstrap_progress', 'host_id_first_boot', 'renew_counter_id'],
    what: 'is for one node and would be given to all',
    fix: 'remove it; the operator has tasks for single nodes',
  },
  {
    names: ['partitioner', 'num_tokens', 'cluster_name', 'config', 'config.loader', 'storagedir', 'storage_port', 'ssl_storage_port', 'native_transport_port', 'rpc_port',
      'start_native_transport', 'start_rpc', 'start_gossip', 'settings.*', 'config.allow_system_properties', '-rackdc.properties'],
    what: 'takes the place of what the operator writes into the files of a node',
    fix: 'remove it; what may be chosen is a prop or a setting of cassandra.yaml',
  },
  {
    // What a node checks before it serves.
    names: ['ignore_dc', 'ignore_rack', 'load_ring_state', 'consistent.rangemovement', 'consistent.simultaneousmoves.allow', 'unsafesystem', 'skip_*', 'allow_unsafe_*',
      'allow_alter_rf_during_range_movement', 'paxos_repair_allow_multiple_pending_unsafe', 'gossip.disable_*', 'gossiper.loose_empty_enabled',
      'unsafe.*', 'unsafe_*', 'ignore_corrupted_schema_tables', 'ignored_schema_check_*', 'commitlog.ignorereplayerrors', 'commitlog.allow_ignore_sync_crc', 'replayList', 'test.*', 'dtest.*'],
    what: 'switches off a check that keeps data from being lost',
    fix: 'remove it, and mend what the check complains about',
  },
];

/** What is wrong with an option of the JVM that changes what a node is, or bypasses a check; nothing for others. */
export function dangerOf(option: string): { readonly what: string; readonly fix: string } | undefined {
  const [, name] = /^-Dcassandra(?:\.|(?=-))([^=\s]+)/.exec(option) ?? [];
  if (name === undefined) return undefined;
  return KINDS.find(({ names }) => names.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : name === one)));
}
