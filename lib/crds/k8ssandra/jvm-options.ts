import type { k8s } from 'cdk8s-plus-27';
import type { GarbageCollector } from './garbage-collector';
import type { ExpirationDateOverflowPolicy, JmxConnectionType } from './jvm-choices';

/**
 * Options of the JVM that runs Cassandra, and of its start. Where they end depends on the version: jvm.options for 3.11,
 * jvm-server.options from 4.0 on, and jvm11-server.options for the garbage collector of 4.x. Cassandra 5.0 runs on Java 17 and reads only
 * the second of them: what is said to be for older versions has no effect there, and nothing says so. Defaults are those of the files that
 * come with Cassandra.
 */
export interface JvmOptions {
  /**
   * Options added to jvm11-server.options, which Cassandra 4.0 and 4.1 read. Cassandra 5.0 does not: use `additionalJvmServerOptions`.
   *
   * @default - none
   */
  readonly additionalJvm11ServerOptions?: string[];

  /**
   * Options added to jvm8-server.options, which DSE and Cassandra 4.0 on Java 8 read.
   *
   * @default - none
   */
  readonly additionalJvm8ServerOptions?: string[];

  /**
   * Options added to jvm-server.options, which Cassandra 4.0 and newer read: the place for `-XX` flags of Cassandra 5.0.
   *
   * @default - none
   */
  readonly additionalJvmServerOptions?: string[];

  /**
   * Options added through cassandra-env.sh, which every version reads.
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
   * Whether the caches of logins and permissions can no longer be configured over JMX
   * (`-Dcassandra.disable_auth_caches_remote_configuration`).
   *
   * @default false
   */
  readonly cassandraDisableAuthCachesRemoteConfiguration?: boolean;

  /**
   * What happens to a time to live that ends after the last date Cassandra can store (`-Dcassandra.expiration_date_overflow_policy`).
   * Cassandra 4.0 and newer.
   *
   * @default - Cassandra's, REJECT
   */
  readonly cassandraExpirationDateOverflowPolicy?: ExpirationDateOverflowPolicy;

  /**
   * Whether nodes talk in the protocol of 3.0 (`-Dcassandra.force_3_0_protocol_version`). Cassandra 3.11 only.
   *
   * @default false
   */
  readonly cassandraForce30ProtocolVersion?: boolean;

  /**
   * Whether a whole partition is indexed in pages of the standard size and not of a computed one
   * (`-Dcassandra.force_default_indexing_page_size`).
   *
   * @default false
   */
  readonly cassandraForceDefaultIndexingPageSize?: boolean;

  /**
   * Longest life of a hint, in seconds, below the tables' gc_grace_seconds (`-Dcassandra.maxHintTTL`). Cassandra 4.0 and newer.
   *
   * @default - no bound
   */
  readonly cassandraMaxHintTtlSeconds?: number;

  /**
   * Path of the configuration of a metrics reporter (`-Dcassandra.metricsReporterConfigFile`).
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
   * Directory of the JAR files of triggers (`-Dcassandra.triggers_dir`).
   *
   * @default - triggers in the configuration directory
   */
  readonly cassandraTriggersDirectory?: string;

  /**
   * Whether the node joins for writes only, to try compaction and compression (`-Dcassandra.write_survey`).
   *
   * @default false
   */
  readonly cassandraWriteSurvey?: boolean;

  /**
   * Whether `@Contended` of Cassandra's own classes is ignored (`-XX:-RestrictContended`). Cassandra 4.0 and newer.
   *
   * @default true
   */
  readonly debugDisableContendedAnnotations?: boolean;

  /**
   * Whether Flight Recorder can be used (`-XX:+FlightRecorder`). On Oracle's Java 8 this is a matter of licence.
   *
   * @default false
   */
  readonly debugEnableFlightRecorder?: boolean;

  /**
   * Whether the JVM waits for a debugger on port 1414. A client that connects can run code in it.
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
   * Whether profilers see code that lies between safepoints (`-XX:+DebugNonSafepoints`). Cassandra 4.0 and newer.
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
   * Whether Oracle's commercial features are unlocked (`-XX:+UnlockCommercialFeatures`). Newer JVMs do not start with it.
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
   * The garbage collector. Cassandra 3.11 and 4.x; Cassandra 5.0 ignores it and every other `gc` option: choose there with
   * `additionalJvmServerOptions`.
   *
   * @default G1GC
   */
  readonly gc?: GarbageCollector;

  /**
   * Heap of the young generation, bytes as a quantity (`-Xmn`). Cassandra 3.11 with CMS only.
   *
   * @default - the start script's
   */
  readonly gcCmsHeapSizeYoungGeneration?: k8s.Quantity;

  /**
   * Percentage of the old generation from which CMS collects, 0 to 100 (`-XX:CMSInitiatingOccupancyFraction`). Cassandra 3.11 only.
   *
   * @default - 75
   */
  readonly gcCmsInitiatingOccupancyFraction?: number;

  /**
   * Number of collections that an object survives before it counts as old (`-XX:MaxTenuringThreshold`). Cassandra 3.11 with CMS only.
   *
   * @default - 1
   */
  readonly gcCmsMaxTenuringThreshold?: number;

  /**
   * Size of the eden space as a multiple of a survivor space (`-XX:SurvivorRatio`). Cassandra 3.11 with CMS only.
   *
   * @default - 8
   */
  readonly gcCmsSurvivorRatio?: number;

  /**
   * Longest wait of CMS for a young collection, in milliseconds (`-XX:CMSWaitDuration`). Cassandra 3.11 only.
   *
   * @default - 10000
   */
  readonly gcCmsWaitDurationMs?: number;

  /**
   * Number of threads of concurrent collection (`-XX:ConcGCThreads`). G1, Cassandra 3.11 and 4.x.
   *
   * @default - chosen by the JVM
   */
  readonly gcG1ConcThreads?: number;

  /**
   * Percentage of the heap from which a concurrent cycle starts, 0 to 100 (`-XX:InitiatingHeapOccupancyPercent`). G1, Cassandra 3.11 and
   * 4.x.
   *
   * @default - chosen by the JVM
   */
  readonly gcG1InitiatingHeapOccupancyPercent?: number;

  /**
   * Pause that the collector aims at, in milliseconds (`-XX:MaxGCPauseMillis`). G1, Cassandra 3.11 and 4.x.
   *
   * @default - 500
   */
  readonly gcG1MaxGcPauseMs?: number;

  /**
   * Number of threads of parallel collection (`-XX:ParallelGCThreads`). G1, Cassandra 3.11 and 4.x.
   *
   * @default - chosen by the JVM
   */
  readonly gcG1ParallelThreads?: number;

  /**
   * Percentage of the pause spent on remembered sets, 0 to 100 (`-XX:G1RSetUpdatingPauseTimePercent`). G1, Cassandra 3.11 and 4.x.
   *
   * @default - 5
   */
  readonly gcG1RsetUpdatingPauseTimePercent?: number;

  /**
   * Whether the collector's log contains the time that the application was stopped (`-XX:+PrintGCApplicationStoppedTime`). Cassandra 3.11 only.
   *
   * @default false
   */
  readonly gcPrintApplicationStoppedTime?: boolean;

  /**
   * Whether the collector's log has dates (`-XX:+PrintGCDateStamps`). Cassandra 3.11 only.
   *
   * @default false
   */
  readonly gcPrintDateStamps?: boolean;

  /**
   * Whether the collector's log has details (`-XX:+PrintGCDetails`). Cassandra 3.11 only.
   *
   * @default false
   */
  readonly gcPrintDetails?: boolean;

  /**
   * Whether the collector's log has statistics of the free lists of CMS (`-XX:PrintFLSStatistics=1`). Cassandra 3.11 only.
   *
   * @default false
   */
  readonly gcPrintFlssStatistics?: boolean;

  /**
   * Whether the collector's log shows the heap before and after (`-XX:+PrintHeapAtGC`). Cassandra 3.11 only.
   *
   * @default false
   */
  readonly gcPrintHeap?: boolean;

  /**
   * Size at which a log file of the collector is full, bytes as a quantity (`-XX:GCLogFileSize`). Cassandra 3.11 only.
   *
   * @default - the JVM's
   */
  readonly gcPrintLogFileSize?: k8s.Quantity;

  /**
   * Number of log files of the collector that are kept (`-XX:NumberOfGCLogFiles`). Cassandra 3.11 only.
   *
   * @default - the JVM's
   */
  readonly gcPrintNumberOfLogFiles?: number;

  /**
   * Whether the collector's log contains failed promotions (`-XX:+PrintPromotionFailure`). Cassandra 3.11 only.
   *
   * @default false
   */
  readonly gcPrintPromotionFailure?: boolean;

  /**
   * Whether the collector's log contains the ages of objects (`-XX:+PrintTenuringDistribution`). Cassandra 3.11 only.
   *
   * @default false
   */
  readonly gcPrintTenuringDistribution?: boolean;

  /**
   * Whether the collector logs into /var/log/cassandra/gc.log. Cassandra 3.11 only.
   *
   * @default false
   */
  readonly gcPrintUseLogFile?: boolean;

  /**
   * Whether the collector starts a new file when one is full (`-XX:+UseGCLogFileRotation`). Cassandra 3.11 only.
   *
   * @default false
   */
  readonly gcPrintUseLogFileRotation?: boolean;

  /**
   * Heap at the start, bytes as a quantity (`-Xms`). Every version. Give it the value of `heapMaxSize`.
   *
   * @default - the start script derives one from the memory of the worker, not of the container
   */
  readonly heapInitialSize?: k8s.Quantity;

  /**
   * Largest heap, bytes as a quantity (`-Xmx`). Every version. It is not compared with the memory limit: half of that is a common rule.
   *
   * @default - the start script derives one from the memory of the worker, not of the container
   */
  readonly heapMaxSize?: k8s.Quantity;

  /**
   * Heap of the young generation, bytes as a quantity. Cassandra 3.11 with CMS only.
   *
   * @default - the start script's
   * @deprecated use `gcCmsHeapSizeYoungGeneration`
   */
  readonly heapNewGenSize?: k8s.Quantity;

  /**
   * Initial and largest heap, bytes as a quantity, where the two options for them are not given.
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
   * From where JMX can be reached, and how it knows its callers.
   *
   * @default - local-no-auth
   */
  readonly jmxConnectionType?: JmxConnectionType;

  /**
   * Port of JMX. Reaper does not know another one than the default.
   *
   * @default - 7199
   */
  readonly jmxPort?: number;

  /**
   * Whether JMX from afar is encrypted.
   *
   * @default false
   */
  readonly jmxRemoteSsl?: boolean;

  /**
   * Java options with the key stores of encrypted JMX.
   *
   * @default - none
   */
  readonly jmxRemoteSslOpts?: string;

  /**
   * Whether callers of encrypted JMX need a certificate. Cassandra 4.0 and newer.
   *
   * @default false
   */
  readonly jmxRemoteSslRequireClientAuth?: boolean;

  /**
   * Number of tasks that may wait in an event loop of Netty (`-Dio.netty.eventLoop.maxPendingTasks`). Cassandra 4.0 and newer.
   *
   * @default - 65536
   */
  readonly nettyEventloopMaxpendingtasks?: number;

  /**
   * Whether Netty may reach into Java's buffers (`-Dio.netty.tryReflectionSetAccessible`). Cassandra 4.x and DSE.
   *
   * @default true
   */
  readonly nettyTryReflectionSetAccessible?: boolean;

  /**
   * Whether direct memory starts at page boundaries (`-Dsun.nio.PageAlignDirectMemory`). Cassandra 4.0 and newer.
   *
   * @default true
   */
  readonly nioAlignDirectMemory?: boolean;

  /**
   * Largest buffer that a thread keeps, bytes as a quantity (`-Djdk.nio.maxCachedBufferSize`). Cassandra 4.0 and newer.
   *
   * @default - 1048576
   */
  readonly nioMaxcachedbuffersize?: k8s.Quantity;

  /**
   * Whether all memory is claimed at the start (`-XX:+AlwaysPreTouch`).
   *
   * @default true
   */
  readonly vmAlwaysPreTouch?: boolean;

  /**
   * Whether the JVM crashes, with a core dump, when memory runs out (`-XX:+CrashOnOutOfMemoryError`). Needs
   * `vmExitOnOutOfMemoryError` off. Cassandra 4.0 and newer.
   *
   * @default false
   */
  readonly vmCrashOnOutOfMemoryError?: boolean;

  /**
   * Whether locks are no longer biased towards a thread (`-XX:-UseBiasedLocking`).
   *
   * @default false
   */
  readonly vmDisableBiasedLocking?: boolean;

  /**
   * Whether the file of performance counters stays out of memory maps, where it can cause pauses (`-XX:+PerfDisableSharedMem`).
   *
   * @default true
   */
  readonly vmDisablePerfSharedMem?: boolean;

  /**
   * Whether assertions are checked (`-ea`).
   *
   * @default true
   */
  readonly vmEnableAssertions?: boolean;

  /**
   * Whether thread priorities can be lowered without being root (`-XX:ThreadPriorityPolicy=42`). Cassandra 3.11 only.
   *
   * @default true
   */
  readonly vmEnableNonRootThreadPriority?: boolean;

  /**
   * Whether threads have priorities (`-XX:+UseThreadPriorities`).
   *
   * @default true
   */
  readonly vmEnableThreadPriorities?: boolean;

  /**
   * Whether the JVM exits when memory runs out (`-XX:+ExitOnOutOfMemoryError`). Cassandra 4.0 and newer.
   *
   * @default false
   */
  readonly vmExitOnOutOfMemoryError?: boolean;

  /**
   * Longest time between two safepoints, in milliseconds (`-XX:GuaranteedSafepointInterval`). Cassandra 4.0 and newer.
   *
   * @default - 300000
   */
  readonly vmGuaranteedSafepointIntervalMs?: number;

  /**
   * Whether the heap is written to a file when memory runs out (`-XX:+HeapDumpOnOutOfMemoryError`). The file is as large as the heap.
   *
   * @default true
   */
  readonly vmHeapDumpOnOutOfMemoryError?: boolean;

  /**
   * Stack of a thread, bytes as a quantity (`-Xss`).
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
   * Whether the classes on the heap are logged when memory runs out (`-Dcassandra.printHeapHistogramOnOutOfMemoryError`). Cassandra 4.0 and
   * newer.
   *
   * @default false
   */
  readonly vmPrintHeapHistogramOnOutOfMemoryError?: boolean;

  /**
   * Whether the threads' allocation buffers change their size (`-XX:+ResizeTLAB`).
   *
   * @default true
   */
  readonly vmResizeTlab?: boolean;

  /**
   * Number of buckets of the table of strings, not bytes (`-XX:StringTableSize`). Gossip likes a large one.
   *
   * @default - 1000003
   */
  readonly vmStringTableSize?: k8s.Quantity;

  /**
   * Whether memory is taken near the processor that uses it (`-XX:+UseNUMA`). Cassandra 4.0 and newer.
   *
   * @default true
   */
  readonly vmUseNuma?: boolean;

  /**
   * Whether threads have allocation buffers of their own (`-XX:+UseTLAB`).
   *
   * @default true
   */
  readonly vmUseTlab?: boolean;
}
