import { CORE_STRUCTS } from './core-structs';
import type { Struct } from './struct';

const JVM_OPTIONS: Struct = {
  names: {
    cassandraAvailableProcessors: 'cassandra_available_processors',
    cassandraDisableAuthCachesRemoteConfiguration: 'cassandra_disable_auth_caches_remote_configuration',
    cassandraExpirationDateOverflowPolicy: 'cassandra_expiration_date_overflow_policy',
    cassandraForce30ProtocolVersion: 'cassandra_force_3_0_protocol_version',
    cassandraForceDefaultIndexingPageSize: 'cassandra_force_default_indexing_page_size',
    cassandraMaxHintTtlSeconds: 'cassandra_max_hint_ttl_seconds',
    cassandraMetricsReporterConfigFile: 'cassandra_metrics_reporter_config_file',
    cassandraRingDelayMs: 'cassandra_ring_delay_ms',
    cassandraTriggersDirectory: 'cassandra_triggers_directory',
    cassandraWriteSurvey: 'cassandra_write_survey',
    debugDisableContendedAnnotations: 'debug_disable_contended_annotations',
    debugEnableFlightRecorder: 'debug_enable_flight_recorder',
    debugListenRemoteDebuggers: 'debug_listen_remote_debuggers',
    debugLogCompilation: 'debug_log_compilation',
    debugNonSafepoints: 'debug_non_safepoints',
    debugPreserveFramePointer: 'debug_preserve_frame_pointer',
    debugUnlockCommercialFeatures: 'debug_unlock_commercial_features',
    debugUnlockDiagnosticVmOptions: 'debug_unlock_diagnostic_vm_options',
    gcCmsHeapSizeYoungGeneration: 'gc_cms_heap_size_young_generation',
    gcCmsInitiatingOccupancyFraction: 'gc_cms_initiating_occupancy_fraction',
    gcCmsMaxTenuringThreshold: 'gc_cms_max_tenuring_threshold',
    gcCmsSurvivorRatio: 'gc_cms_survivor_ratio',
    gcCmsWaitDurationMs: 'gc_cms_wait_duration_ms',
    gcG1ConcThreads: 'gc_g1_conc_threads',
    gcG1InitiatingHeapOccupancyPercent: 'gc_g1_initiating_heap_occupancy_percent',
    gcG1MaxGcPauseMs: 'gc_g1_max_gc_pause_ms',
    gcG1ParallelThreads: 'gc_g1_parallel_threads',
    gcG1RsetUpdatingPauseTimePercent: 'gc_g1_rset_updating_pause_time_percent',
    gcPrintApplicationStoppedTime: 'gc_print_application_stopped_time',
    gcPrintDateStamps: 'gc_print_date_stamps',
    gcPrintDetails: 'gc_print_details',
    gcPrintFlssStatistics: 'gc_print_flss_statistics',
    gcPrintHeap: 'gc_print_heap',
    gcPrintLogFileSize: 'gc_print_log_file_size',
    gcPrintNumberOfLogFiles: 'gc_print_number_of_log_files',
    gcPrintPromotionFailure: 'gc_print_promotion_failure',
    gcPrintTenuringDistribution: 'gc_print_tenuring_distribution',
    gcPrintUseLogFile: 'gc_print_use_log_file',
    gcPrintUseLogFileRotation: 'gc_print_use_log_file_rotation',
    heapInitialSize: 'heap_initial_size',
    heapMaxSize: 'heap_max_size',
    jdkAllowAttachSelf: 'jdk_allow_attach_self',
    jmxConnectionType: 'jmx_connection_type',
    jmxPort: 'jmx_port',
    jmxRemoteSsl: 'jmx_remote_ssl',
    jmxRemoteSslOpts: 'jmx_remote_ssl_opts',
    jmxRemoteSslRequireClientAuth: 'jmx_remote_ssl_require_client_auth',
    nettyEventloopMaxpendingtasks: 'netty_eventloop_maxpendingtasks',
    nettyTryReflectionSetAccessible: 'netty_try_reflection_set_accessible',
    nioAlignDirectMemory: 'nio_align_direct_memory',
    nioMaxcachedbuffersize: 'nio_maxcachedbuffersize',
    vmAlwaysPreTouch: 'vm_always_pre_touch',
    vmCrashOnOutOfMemoryError: 'vm_crash_on_out_of_memory_error',
    vmDisableBiasedLocking: 'vm_disable_biased_locking',
    vmDisablePerfSharedMem: 'vm_disable_perf_shared_mem',
    vmEnableAssertions: 'vm_enable_assertions',
    vmEnableNonRootThreadPriority: 'vm_enable_non_root_thread_priority',
    vmEnableThreadPriorities: 'vm_enable_thread_priorities',
    vmExitOnOutOfMemoryError: 'vm_exit_on_out_of_memory_error',
    vmGuaranteedSafepointIntervalMs: 'vm_guaranteed_safepoint_interval_ms',
    vmHeapDumpOnOutOfMemoryError: 'vm_heap_dump_on_out_of_memory_error',
    vmPerThreadStackSize: 'vm_per_thread_stack_size',
    vmPreferIpv4: 'vm_prefer_ipv4',
    vmPrintHeapHistogramOnOutOfMemoryError: 'vm_print_heap_histogram_on_out_of_memory_error',
    vmResizeTlab: 'vm_resize_tlab',
    vmStringTableSize: 'vm_string_table_size',
    vmUseNuma: 'vm_use_numa',
    vmUseTlab: 'vm_use_tlab',
  },
};

const JOB_ARGUMENTS: Struct = {
  names: {
    endToken: 'end_token',
    keyspaceName: 'keyspace_name',
    newTokens: 'new_tokens',
    noSnapshot: 'no_snapshot',
    noValidate: 'no_validate',
    podName: 'pod_name',
    skipCorrupted: 'skip_corrupted',
    sourceDatacenter: 'source_datacenter',
    splitOutput: 'split_output',
    startToken: 'start_token',
  },
};

const DATACENTER_OPTIONS: Struct = {
  names: { mgmtApiHeap: 'mgmtAPIHeap' },
  structs: {
    config: 'CassandraConfig',
    containers: 'k8s.Container',
    extraVolumes: 'K8ssandraVolumes',
    initContainers: 'k8s.Container',
    networking: 'NetworkingConfig',
    storageConfig: 'StorageConfig',
    telemetry: 'TelemetrySpec',
  },
};

const REAPER_TEMPLATE: Struct = {
  names: { serviceAccountName: 'ServiceAccountName' },
  structs: { telemetry: 'TelemetrySpec' },
};

/**
 * Every name that differs between our structs and the manifests, and the way to it. jsii wants camelCase properties; all others have the
 * names of their JSON fields. A struct that is not here, and has nothing below it that is, is rendered name by name.
 */
export const STRUCTS: Readonly<Record<string, Struct>> = {
  ...CORE_STRUCTS,

  K8ssandraClusterSpec: { structs: { cassandra: 'CassandraClusterTemplate', reaper: 'ReaperClusterTemplate' } },
  CassandraClusterTemplate: {
    names: DATACENTER_OPTIONS.names,
    structs: { ...DATACENTER_OPTIONS.structs, datacenters: 'CassandraDatacenterTemplate' },
  },
  CassandraDatacenterTemplate: DATACENTER_OPTIONS,
  CassandraConfig: { structs: { jvmOptions: 'JvmOptions' } },
  JvmOptions: JVM_OPTIONS,
  K8ssandraVolumes: { structs: { volumes: 'k8s.Volume', pvcs: 'AdditionalVolumes' } },

  TelemetrySpec: { structs: { cassandra: 'CassandraAgentSpec' } },
  CassandraAgentSpec: { structs: { endpoint: 'Endpoint' } },
  Endpoint: { structs: { tls: 'TlsConfig' } },
  TlsConfig: { names: { caCrt: 'ca.crt', tlsCrt: 'tls.crt', tlsKey: 'tls.key' } },

  CassandraDatacenterSpec: {
    structs: { networking: 'NetworkingConfig', podTemplateSpec: 'k8s.PodTemplateSpec', storageConfig: 'StorageConfig' },
  },
  NetworkingConfig: { structs: { nodePort: 'NodePortConfig' } },
  NodePortConfig: { names: { internodeSsl: 'internodeSSL', nativeSsl: 'nativeSSL' } },
  StorageConfig: { structs: { additionalVolumes: 'AdditionalVolumes' } },
  AdditionalVolumes: { structs: { volumeSource: 'VolumeSource' } },
  // The core type Volume without its name.
  VolumeSource: CORE_STRUCTS['k8s.Volume'],

  ReaperSpec: REAPER_TEMPLATE,
  ReaperClusterTemplate: REAPER_TEMPLATE,

  CassandraTaskSpec: { structs: { jobs: 'CassandraJob' } },
  CassandraTaskTemplate: { structs: { jobs: 'CassandraJob' } },
  CassandraJob: { structs: { args: 'JobArguments' } },
  JobArguments: JOB_ARGUMENTS,
  K8ssandraTaskSpec: { structs: { template: 'CassandraTaskTemplate' } },
  ScheduledTaskSpec: { structs: { taskDetails: 'TaskDetails' } },
  TaskDetails: { structs: { jobs: 'CassandraJob' } },
};
