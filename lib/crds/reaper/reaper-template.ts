import type { k8s } from 'cdk8s-plus-27';
import type { AutoScheduling } from './auto-scheduling';
import type { ReaperStorageType } from './reaper-choices';
import type { Image } from '../k8ssandra/image';
import type { ResourceMeta } from '../k8ssandra/meta';
import type { SecretsProvider } from '../k8ssandra/secrets-provider';
import type { TelemetrySpec } from '../telemetry/telemetry-spec';

/**
 * Reaper, the repair tool: options common to the Reaper of a cluster and a standalone one.
 */
export interface ReaperTemplate {
  /**
   * Additional environment variables of the container. Those that the operator sets take precedence.
   *
   * @default - only the operator's own
   */
  readonly additionalEnvVars?: k8s.EnvVar[];

  /**
   * Affinity of the pods.
   *
   * @default - none
   */
  readonly affinity?: k8s.Affinity;

  /**
   * Repairs that are scheduled automatically.
   *
   * @default - none
   */
  readonly autoScheduling?: AutoScheduling;

  /**
   * Secret with the `username` and `password` of Reaper's Cassandra role.
   *
   * @default - generated, `<cluster>-reaper`
   */
  readonly cassandraUserSecretRef?: k8s.LocalObjectReference;

  /**
   * Image of the container, and of the init container that migrates the schema.
   *
   * @default - the operator's
   */
  readonly containerImage?: Image;

  /**
   * Encryption between the operator and Reaper. Since k8ssandra-operator 1.30.
   *
   * @default - not encrypted
   */
  readonly encryption?: ReaperEncryption;

  /**
   * Heap size of Reaper, in bytes, as a quantity. It is not compared with the memory limit.
   *
   * @default 2Gi
   */
  readonly heapSize?: k8s.Quantity;

  /**
   * Whether Reaper connects to nodes through the management API.
   *
   * @default - enabled: true
   */
  readonly httpManagement?: HttpManagement;

  /**
   * Image of the init container.
   *
   * @default - that of the container
   * @deprecated the init container runs `containerImage`
   */
  readonly initContainerImage?: Image;

  /**
   * CPU and memory of the init container.
   *
   * @default - requests 100m CPU and 128Mi, limit 512Mi
   */
  readonly initContainerResources?: k8s.ResourceRequirements;

  /**
   * Security context of the init container.
   *
   * @default - the operator's
   */
  readonly initContainerSecurityContext?: k8s.SecurityContext;

  /**
   * Secret with Reaper's JMX credentials.
   *
   * @default - none
   * @deprecated ignored: Reaper logs in with `cassandraUserSecretRef`
   */
  readonly jmxUserSecretRef?: k8s.LocalObjectReference;

  /**
   * Keyspace of Reaper's own data. It can never change, and it is kept when Reaper is removed.
   *
   * @default reaper_db
   */
  readonly keyspace?: string;

  /**
   * Liveness probe.
   *
   * @default - the operator's
   */
  readonly livenessProbe?: k8s.Probe;

  /**
   * Labels and annotations of the objects that the operator creates for Reaper.
   *
   * @default - only the operator's own
   */
  readonly metadata?: ResourceMeta;

  /**
   * Security context of the pods.
   *
   * @default - the operator's
   */
  readonly podSecurityContext?: k8s.PodSecurityContext;

  /**
   * Readiness probe.
   *
   * @default - the operator's
   */
  readonly readinessProbe?: k8s.Probe;

  /**
   * CPU and memory of the container.
   *
   * @default - requests 100m CPU and 256Mi, limit 3Gi
   */
  readonly resources?: k8s.ResourceRequirements;

  /**
   * What provides passwords and certificates.
   *
   * @default internal
   */
  readonly secretsProvider?: SecretsProvider;

  /**
   * Security context of the container.
   *
   * @default - the operator's
   */
  readonly securityContext?: k8s.SecurityContext;

  /**
   * ServiceAccount of the pods. It must exist: with one that does not, Reaper silently never starts. (In the manifest, the name of this
   * field starts with a capital letter.)
   *
   * @default default
   */
  readonly serviceAccountName?: string;

  /**
   * Whether to skip the schema migration at startup, which needs a quorum of nodes and therefore a ring without a datacenter that is down.
   *
   * @default false
   */
  readonly skipSchemaMigration?: boolean;

  /**
   * PersistentVolumeClaim of Reaper's volume, for local storage: access modes and size are required. The volume is deleted with Reaper.
   *
   * @default - none
   */
  readonly storageConfig?: k8s.PersistentVolumeClaimSpec;

  /**
   * Where Reaper stores its data. Local storage requires a deployment mode other than `PER_DC`.
   *
   * @default cassandra
   */
  readonly storageType?: ReaperStorageType;

  /**
   * Metrics and logs of Reaper.
   *
   * @default - nothing reads them
   */
  readonly telemetry?: TelemetrySpec;

  /**
   * Tolerations of the pods.
   *
   * @default - none
   */
  readonly tolerations?: k8s.Toleration[];

  /**
   * Secret with the `username` and `password` for Reaper's web UI and REST API. An empty name disables authentication.
   *
   * @default - generated, `<cluster>-reaper-ui`; a Reaper of its own has no login
   */
  readonly uiUserSecretRef?: k8s.LocalObjectReference;
}

/**
 * Certificates of Reaper's HTTP endpoint.
 */
export interface ReaperEncryption {
  /**
   * Secret of the operator, which is the client: entries `tls.crt`, `tls.key` and `ca.crt`. If it is set, clients must present a
   * certificate.
   *
   * @default - callers need none
   */
  readonly clientCertName?: string;

  /**
   * Secret of Reaper, which is the server: entries `keystore.jks` and `truststore.jks`, both with the password `changeit`.
   *
   * @default - not encrypted
   */
  readonly serverCertName?: string;
}

/**
 * How Reaper connects to nodes.
 */
export interface HttpManagement {
  /**
   * Whether Reaper uses the management API (HTTP) instead of JMX.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Secret with `keystore.jks` and `truststore.jks`, required if the management API requires client certificates.
   *
   * @default - none
   */
  readonly keystores?: k8s.LocalObjectReference;
}
