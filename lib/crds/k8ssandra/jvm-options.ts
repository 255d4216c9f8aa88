import type { k8s } from 'cdk8s-plus-27';
import type { GarbageCollector } from './garbage-collector';
import type { ExpirationDateOverflowPolicy, JmxConnectionType } from './jvm-choices';

/**
 * Options of the JVM that runs Cassandra, and of Cassandra's startup. Which file they are written to depends on the version: jvm.options
 * for 3.11, jvm-server.options from 4.0 on, and jvm11-server.options for the garbage collector of 4.x. Cassandra 5.0 runs on Java 17 and
 * reads only the second of them: options that are documented for older versions silently have no effect there. Defaults are those of the
 * files that come with Cassandra.
 */
export interface JvmOptions {
  /**
   * Options appended to jvm11-server.options, which Cassandra 4.0 and 4.1 read. Cassandra 5.0 does not read it: use
   * `additionalJvmServerOptions`.
   *
   * @default - none
   */
  readonly additionalJvm11ServerOptions?: string[];

  /**
   * Options appended to jvm8-server.options, which DSE and Cassandra 4.0 on Java 8 read.
   *
   * @default - none
   */
  readonly additionalJvm8ServerOptions?: string[];

  /**
   * Options appended to jvm-server.options, which Cassandra 4.0 and newer read: the place for `-XX` flags of Cassandra 5.0.
   *
   * @default - none
   */
  readonly additionalJvmServerOptions?: string[];

  /**
   * Options appended in cassandra-env.sh, which every version reads.
   *
   * @default - none
   */
  readonly additionalOptions?: string[];

  /**
   * Number of processors that Cassandra assumes (`-Dcassandra.available_processors`).
   *
   * @default - what the JVM detects
   */
  readonly cassandraAvailableProcessors?: number;

  /**
   * Disables the configuration of the authentication and permission caches over JMX
   * (`-Dcassandra.disable_auth_caches_remote_configuration`).
   *
   * @default false
   */
  readonly cassandraDisableAuthCachesRemoteConfiguration?: boolean;

  /**
   * What happens if a TTL expires after the last date that Cassandra can store (`-Dcassandra.expiration_date_overflow_policy`). Cassandra
   * 4.0 and newer.
   *
   * @default - Cassandra's, REJECT
   */
  readonly cassandraExpirationDateOverflowPolicy?: ExpirationDateOverflowPolicy;

  /**
   * Whether nodes use the internode messaging protocol of Cassandra 3.0 (`-Dcassandra.force_3_0_protocol_version`). Cassandra 3.11 only.
   *
   * @default false
   */
  readonly cassandraForce30ProtocolVersion?: boolean;

  /**
   * Whether an index build reads a whole partition in pages of the default size instead of a computed one
   * (`-Dcassandra.force_default_indexing_page_size`).
   *
   * @default false
   */
  readonly cassandraForceDefaultIndexingPageSize?: boolean;

  /**
   * Maximum TTL of hints, in seconds, where it is below the gc_grace_seconds of the tables (`-Dcassandra.maxHintTTL`). Cassandra 4.0 and
   * newer.
   *
   * @default - no bound
   */
  readonly cassandraMaxHintTtlSeconds?: number;

  /**
   * Path of the configuration file of the metrics reporter (`-Dcassandra.metricsReporterConfigFile`).
   *
   * @default - no reporter
   */
  readonly cassandraMetricsReporterConfigFile?: string;

  /**
   * How long a node waits before it joins the ring, in milliseconds (`-Dcassandra.ring_delay_ms`).
   *
   * @default - Cassandra's, 30000
   */
  readonly cassandraRingDelayMs?: number;

  /**
   * Directory with the JAR files of triggers (`-Dcassandra.triggers_dir`).
   *
   * @default - triggers in the configuration directory
   */
  readonly cassandraTriggersDirectory?: string;

  /**
   * Whether the node joins in write survey mode: it receives writes but serves no reads, for trials of compaction and compression settings
   * (`-Dcassandra.write_survey`).
   *
   * @default false
   */
  readonly cassandraWriteSurvey?: boolean;

  /**
   * Whether the JVM honors `@Contended` annotations of Cassandra's own classes (`-XX:-RestrictContended`). Cassandra 4.0 and newer.
   *
   * @default true
   */
  readonly debugDisableContendedAnnotations?: boolean;

  /**
   * Whether Java Flight Recorder is enabled (`-XX:+FlightRecorder`). On Oracle's Java 8, this requires a license.
   *
   * @default false
   */
  readonly debugEnableFlightRecorder?: boolean;

  /**
   * Whether the JVM listens for a debugger on port 1414. A client that connects can run code in the JVM.
   *
   * @default false
   */
  readonly debugListenRemoteDebuggers?: boolean;

  /**
   * Whether the compilation of methods is logged (`-XX:+LogCompilation`). Cassandra 4.0 and newer.
   *
   * @default false
   */
  readonly debugLogCompilation?: boolean;

  /**
   * Whether profilers see code between safepoints (`-XX:+DebugNonSafepoints`). Cassandra 4.0 and newer.
   *
   * @default true
   */
  readonly debugNonSafepoints?: boolean;

  /**
   * Whether the frame pointer is kept for profilers such as perf (`-XX:+PreserveFramePointer`). Cassandra 4.0 and newer.
   *
   * @default true
   */
  readonly debugPreserveFramePointer?: boolean;

  /**
   * Whether commercial features of the Oracle JVM are unlocked (`-XX:+UnlockCommercialFeatures`). Newer JVMs do not start with this option.
   *
   * @default false
   */
  readonly debugUnlockCommercialFeatures?: boolean;

  /**
   * Whether diagnostic options are unlocked (`-XX:+UnlockDiagnosticVMOptions`). Cassandra 4.0 and newer.
   *
   * @default true
   */
  readonly debugUnlockDiagnosticVmOptions?: boolean;

  /**
   * The garbage collector of Cassandra 3.11 and 4.x. Cassandra 5.0 ignores this and every other `gc` option: set its collector with
   * `additionalJvmServerOptions`.
   *
   * @default G1GC
   */
  readonly gc?: GarbageCollector;

  /**
   * Size of the young generation, in bytes, as a quantity (`-Xmn`). Cassandra 3.11 with CMS only.
   *
   * @default - the start script's
   */
  readonly gcCmsHeapSizeYoungGeneration?: k8s.Quantity;

  /**
   * Occupancy of the old generation at which CMS starts a collection, in percent, 0 to 100 (`-XX:CMSInitiatingOccupancyFraction`).
   * Cassandra 3.11 only.
   *
   * @default - 75
   */
  readonly gcCmsInitiatingOccupancyFraction?: number;

  /**
   * Number of collections that an object survives before it is promoted to the old generation (`-XX:MaxTenuringThreshold`). Cassandra 3.11
   * with CMS only.
   *
   * @default - 1
   */
  readonly gcCmsMaxTenuringThreshold?: number;

  /**
   * Ratio of the eden space to a survivor space (`-XX:SurvivorRatio`). Cassandra 3.11 with CMS only.
   *
   * @default - 8
   */
  readonly gcCmsSurvivorRatio?: number;

  /**
   * Maximum time that CMS waits for a young collection, in milliseconds (`-XX:CMSWaitDuration`). Cassandra 3.11 only.
   *
   * @default - 10000
   */
  readonly gcCmsWaitDurationMs?: number;

  /**
   * Number of threads for concurrent collection (`-XX:ConcGCThreads`). G1, Cassandra 3.11 and 4.x.
   *
   * @default - chosen by the JVM
   */
  readonly gcG1ConcThreads?: number;

  /**
   * Heap occupancy at which a concurrent cycle starts, in percent, 0 to 100 (`-XX:InitiatingHeapOccupancyPercent`). G1, Cassandra 3.11 and
   * 4.x.
   *
   * @default - chosen by the JVM
   */
  readonly gcG1InitiatingHeapOccupancyPercent?: number;

  /**
   * Target pause time, in milliseconds (`-XX:MaxGCPauseMillis`). G1, Cassandra 3.11 and 4.x.
   *
   * @default - 500
   */
  readonly gcG1MaxGcPauseMs?: number;

  /**
   * Number of threads for parallel collection (`-XX:ParallelGCThreads`). G1, Cassandra 3.11 and 4.x.
   *
   * @default - chosen by the JVM
   */
  readonly gcG1ParallelThreads?: number;

  /**
   * Share of the target pause time spent on updating remembered sets, in percent, 0 to 100 (`-XX:G1RSetUpdatingPauseTimePercent`). G1,
   * Cassandra 3.11 and 4.x.
   *
   * @default - 5
   */
  readonly gcG1RsetUpdatingPauseTimePercent?: number;

  /**
   * Whether the GC log contains the time for which the application was stopped (`-XX:+PrintGCApplicationStoppedTime`). Cassandra 3.11 only.
   *
   * @default false
   */
  readonly gcPrintApplicationStoppedTime?: boolean;

  /**
   * Whether the GC log contains date stamps (`-XX:+PrintGCDateStamps`). Cassandra 3.11 only.
   *
   * @default false
   */
  readonly gcPrintDateStamps?: boolean;

  /**
   * Whether the GC log is detailed (`-XX:+PrintGCDetails`). Cassandra 3.11 only.
   *
   * @default false
   */
  readonly gcPrintDetails?: boolean;

  /**
   * Whether the GC log contains statistics of the free lists of CMS (`-XX:PrintFLSStatistics=1`). Cassandra 3.11 only.
   *
   * @default false
   */
  readonly gcPrintFlssStatistics?: boolean;

  /**
   * Whether the GC log shows the heap before and after each collection (`-XX:+PrintHeapAtGC`). Cassandra 3.11 only.
   *
   * @default false
   */
  readonly gcPrintHeap?: boolean;

  /**
   * Maximum size of a GC log file, in bytes, as a quantity (`-XX:GCLogFileSize`). Cassandra 3.11 only.
   *
   * @default - the JVM's
   */
  readonly gcPrintLogFileSize?: k8s.Quantity;

  /**
   * Number of GC log files to keep (`-XX:NumberOfGCLogFiles`). Cassandra 3.11 only.
   *
   * @default - the JVM's
   */
  readonly gcPrintNumberOfLogFiles?: number;

  /**
   * Whether the GC log contains failed promotions (`-XX:+PrintPromotionFailure`). Cassandra 3.11 only.
   *
   * @default false
   */
  readonly gcPrintPromotionFailure?: boolean;

  /**
   * Whether the GC log contains the ages of objects (`-XX:+PrintTenuringDistribution`). Cassandra 3.11 only.
   *
   * @default false
   */
  readonly gcPrintTenuringDistribution?: boolean;

  /**
   * Whether the GC log is written to /var/log/cassandra/gc.log. Cassandra 3.11 only.
   *
   * @default false
   */
  readonly gcPrintUseLogFile?: boolean;

  /**
   * Whether GC log files are rotated (`-XX:+UseGCLogFileRotation`). Cassandra 3.11 only.
   *
   * @default false
   */
  readonly gcPrintUseLogFileRotation?: boolean;

  /**
   * Initial heap size, in bytes, as a quantity (`-Xms`). All versions. Set it to the value of `heapMaxSize`.
   *
   * @default - the start script derives one from the memory of the worker, not of the container
   */
  readonly heapInitialSize?: k8s.Quantity;

  /**
   * Maximum heap size, in bytes, as a quantity (`-Xmx`). All versions. It is not compared with the memory limit; half of the limit is a
   * common rule.
   *
   * @default - the start script derives one from the memory of the worker, not of the container
   */
  readonly heapMaxSize?: k8s.Quantity;

  /**
   * Size of the young generation, in bytes, as a quantity. Cassandra 3.11 with CMS only.
   *
   * @default - the start script's
   * @deprecated use `gcCmsHeapSizeYoungGeneration`
   */
  readonly heapNewGenSize?: k8s.Quantity;

  /**
   * Initial and maximum heap size, in bytes, as a quantity, unless their own options are set.
   *
   * @default - see `heapMaxSize`
   * @deprecated use `heapInitialSize` and `heapMaxSize`
   */
  readonly heapSize?: k8s.Quantity;

  /**
   * Whether the JVM may attach to itself (`-Djdk.attach.allowAttachSelf`). Cassandra 4.x and DSE.
   *
   * @default true
   */
  readonly jdkAllowAttachSelf?: boolean;

  /**
   * From where JMX accepts connections, and how it authenticates clients.
   *
   * @default - local-no-auth
   */
  readonly jmxConnectionType?: JmxConnectionType;

  /**
   * JMX port. Reaper supports only the default.
   *
   * @default - 7199
   */
  readonly jmxPort?: number;

  /**
   * Whether remote JMX connections are encrypted.
   *
   * @default false
   */
  readonly jmxRemoteSsl?: boolean;

  /**
   * Java options that set the key stores for encrypted JMX.
   *
   * @default - none
   */
  readonly jmxRemoteSslOpts?: string;

  /**
   * Whether clients of encrypted JMX must present a certificate. Cassandra 4.0 and newer.
   *
   * @default false
   */
  readonly jmxRemoteSslRequireClientAuth?: boolean;

  /**
   * Maximum number of pending tasks of a Netty event loop (`-Dio.netty.eventLoop.maxPendingTasks`). Cassandra 4.0 and newer.
   *
   * @default - 65536
   */
  readonly nettyEventloopMaxpendingtasks?: number;

  /**
   * Whether Netty may access internal buffer classes of Java by reflection (`-Dio.netty.tryReflectionSetAccessible`). Cassandra 4.x and
   * DSE.
   *
   * @default true
   */
  readonly nettyTryReflectionSetAccessible?: boolean;

  /**
   * Whether direct memory is aligned to page boundaries (`-Dsun.nio.PageAlignDirectMemory`). Cassandra 4.0 and newer.
   *
   * @default true
   */
  readonly nioAlignDirectMemory?: boolean;

  /**
   * Largest temporary buffer that a thread caches, in bytes, as a quantity (`-Djdk.nio.maxCachedBufferSize`). Cassandra 4.0 and newer.
   *
   * @default - 1048576
   */
  readonly nioMaxcachedbuffersize?: k8s.Quantity;

  /**
   * Whether the JVM touches all pages of the heap at startup (`-XX:+AlwaysPreTouch`).
   *
   * @default true
   */
  readonly vmAlwaysPreTouch?: boolean;

  /**
   * Whether the JVM crashes with a core dump when it runs out of memory (`-XX:+CrashOnOutOfMemoryError`). Requires
   * `vmExitOnOutOfMemoryError` to be off. Cassandra 4.0 and newer.
   *
   * @default false
   */
  readonly vmCrashOnOutOfMemoryError?: boolean;

  /**
   * Whether biased locking is disabled (`-XX:-UseBiasedLocking`).
   *
   * @default false
   */
  readonly vmDisableBiasedLocking?: boolean;

  /**
   * Whether performance counters are kept out of memory-mapped files, which can cause pauses (`-XX:+PerfDisableSharedMem`).
   *
   * @default true
   */
  readonly vmDisablePerfSharedMem?: boolean;

  /**
   * Whether assertions are enabled (`-ea`).
   *
   * @default true
   */
  readonly vmEnableAssertions?: boolean;

  /**
   * Whether a non-root user may lower thread priorities (`-XX:ThreadPriorityPolicy=42`). Cassandra 3.11 only.
   *
   * @default true
   */
  readonly vmEnableNonRootThreadPriority?: boolean;

  /**
   * Whether thread priorities are enabled (`-XX:+UseThreadPriorities`).
   *
   * @default true
   */
  readonly vmEnableThreadPriorities?: boolean;

  /**
   * Whether the JVM exits when it runs out of memory (`-XX:+ExitOnOutOfMemoryError`). Cassandra 4.0 and newer.
   *
   * @default false
   */
  readonly vmExitOnOutOfMemoryError?: boolean;

  /**
   * Maximum time between two safepoints, in milliseconds (`-XX:GuaranteedSafepointInterval`). Cassandra 4.0 and newer.
   *
   * @default - 300000
   */
  readonly vmGuaranteedSafepointIntervalMs?: number;

  /**
   * Whether the JVM writes a heap dump when it runs out of memory (`-XX:+HeapDumpOnOutOfMemoryError`). The file is as large as the heap.
   *
   * @default true
   */
  readonly vmHeapDumpOnOutOfMemoryError?: boolean;

  /**
   * Stack size of a thread, in bytes, as a quantity (`-Xss`).
   *
   * @default - 256Ki
   */
  readonly vmPerThreadStackSize?: k8s.Quantity;

  /**
   * Whether IPv4 is preferred (`-Djava.net.preferIPv4Stack`).
   *
   * @default true
   */
  readonly vmPreferIpv4?: boolean;

  /**
   * Whether a heap histogram is logged when the JVM runs out of memory (`-Dcassandra.printHeapHistogramOnOutOfMemoryError`). Cassandra 4.0
   * and newer.
   *
   * @default false
   */
  readonly vmPrintHeapHistogramOnOutOfMemoryError?: boolean;

  /**
   * Whether thread-local allocation buffers are resized dynamically (`-XX:+ResizeTLAB`).
   *
   * @default true
   */
  readonly vmResizeTlab?: boolean;

  /**
   * Number of buckets of the JVM's string table, not bytes (`-XX:StringTableSize`). Gossip benefits from a large table.
   *
   * @default - 1000003
   */
  readonly vmStringTableSize?: k8s.Quantity;

  /**
   * Whether memory allocation is NUMA-aware (`-XX:+UseNUMA`). Cassandra 4.0 and newer.
   *
   * @default true
   */
  readonly vmUseNuma?: boolean;

  /**
   * Whether thread-local allocation buffers are used (`-XX:+UseTLAB`).
   *
   * @default true
   */
  readonly vmUseTlab?: boolean;
}
