import type { k8s } from 'cdk8s-plus-27';
import type { AutoScheduling } from './auto-scheduling';
import type { ReaperStorageType } from './reaper-choices';
import type { Image } from '../k8ssandra/image';
import type { ResourceMeta } from '../k8ssandra/meta';
import type { SecretsProvider } from '../k8ssandra/secrets-provider';
import type { TelemetrySpec } from '../telemetry/telemetry-spec';

/**
 * Reaper, which repairs: what a cluster's Reaper and one of its own have in common.
 */
export interface ReaperTemplate {
  /**
   * Environment variables of the container. Names that the operator sets win.
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
   * Which repairs are scheduled without being asked for.
   *
   * @default - none
   */
  readonly autoScheduling?: AutoScheduling;

  /**
   * Secret with `username` and `password` of Reaper's role in Cassandra.
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
   * Heap of Reaper, bytes as a quantity. It is not compared with the memory limit.
   *
   * @default 2Gi
   */
  readonly heapSize?: k8s.Quantity;

  /**
   * Whether Reaper talks to nodes through the management API.
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
   * Secret with Reaper's login for JMX.
   *
   * @default - none
   * @deprecated ignored: Reaper logs in with `cassandraUserSecretRef`
   */
  readonly jmxUserSecretRef?: k8s.LocalObjectReference;

  /**
   * Keyspace of Reaper's own data. It can never change, and it stays when Reaper goes.
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
   * Labels and annotations of what the operator makes for Reaper.
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
   * Who makes the passwords and certificates.
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
   * ServiceAccount of the pods. It must exist: with one that does not, Reaper never starts and nothing says so. (The field's name in the
   * manifest starts with a capital.)
   *
   * @default default
   */
  readonly serviceAccountName?: string;

  /**
   * Whether the start goes without a migration of the schema, which needs a quorum of nodes and so a ring without a datacenter that is
   * down.
   *
   * @default false
   */
  readonly skipSchemaMigration?: boolean;

  /**
   * Claim of Reaper's volume, for local storage: access modes and size are needed. The volume goes away with Reaper.
   *
   * @default - none
   */
  readonly storageConfig?: k8s.PersistentVolumeClaimSpec;

  /**
   * Where Reaper keeps its data. Local storage needs a deployment mode other than `PER_DC`.
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
   * Secret with `username` and `password` of Reaper's web pages and REST API. An empty name switches the login off.
   *
   * @default - generated, `<cluster>-reaper-ui`; a Reaper of its own has no login
   */
  readonly uiUserSecretRef?: k8s.LocalObjectReference;
}

/**
 * Certificates of Reaper's own endpoint.
 */
export interface ReaperEncryption {
  /**
   * Secret of the operator, the caller: entries `tls.crt`, `tls.key` and `ca.crt`. With it callers need a certificate.
   *
   * @default - callers need none
   */
  readonly clientCertName?: string;

  /**
   * Secret of Reaper: entries `keystore.jks` and `truststore.jks`, both with the password `changeit`.
   *
   * @default - not encrypted
   */
  readonly serverCertName?: string;
}

/**
 * How Reaper talks to nodes.
 */
export interface HttpManagement {
  /**
   * Whether it is through the management API (HTTP) and not through JMX.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Secret with `keystore.jks` and `truststore.jks`, needed when the management API wants certificates.
   *
   * @default - none
   */
  readonly keystores?: k8s.LocalObjectReference;
}
