import type { k8s } from 'cdk8s-plus-27';
import type { Storage } from './storage';
import type { Image } from '../k8ssandra/image';
import type { Stores } from '../k8ssandra/stores';

/**
 * Medusa, which makes backups: a container, and an init container for restores, of each Cassandra pod.
 */
export interface MedusaClusterTemplate {
  /**
   * Secret with `username` and `password` of Medusa's role in Cassandra.
   *
   * @default - generated, `<cluster>-medusa`
   */
  readonly cassandraUserSecretRef?: k8s.LocalObjectReference;

  /**
   * Secret with the certificates for encrypted CQL: entries `rootca.crt`, `client.crt_signed` and `client.key`.
   *
   * @default - none
   * @deprecated use `clientEncryptionStores`
   */
  readonly certificatesSecretRef?: k8s.LocalObjectReference;

  /**
   * Certificates for encrypted CQL, in PEM and not in key stores: the key store's place holds the authority's certificate, the trust
   * store's the client's certificate, the trust store password's the client's key. All keys must be named.
   *
   * @default - none
   */
  readonly clientEncryptionStores?: Stores;

  /**
   * Image of both containers.
   *
   * @default - the operator's
   */
  readonly containerImage?: Image;

  /**
   * CPU and memory of the container.
   *
   * @default - requests 100m CPU and 100Mi, limit 8Gi
   */
  readonly containerResources?: k8s.ResourceRequirements;

  /**
   * CPU and memory of the init container.
   *
   * @default - requests 100m CPU and 100Mi, limit 8Gi
   */
  readonly initContainerResources?: k8s.ResourceRequirements;

  /**
   * Timing of the liveness probe. A handler in it is refused: how to probe is the operator's.
   *
   * @default - the operator's
   */
  readonly livenessProbe?: k8s.Probe;

  /**
   * A `MedusaConfiguration` in the same namespace whose storage properties are taken over; only its name may be given, and then
   * `storageProperties.prefix` is required.
   *
   * @default - none
   */
  readonly medusaConfigurationRef?: k8s.ObjectReference;

  /**
   * Whether backups beyond the storage properties' age and count are purged every night.
   *
   * @default true
   */
  readonly purgeBackups?: boolean;

  /**
   * Timing of the readiness probe. A handler in it is refused: how to probe is the operator's.
   *
   * @default - the operator's
   */
  readonly readinessProbe?: k8s.Probe;

  /**
   * Security context of both containers.
   *
   * @default - the operator's
   */
  readonly securityContext?: k8s.SecurityContext;

  /**
   * Port and certificates through which the operator talks to Medusa.
   *
   * @default - port 50051, not encrypted
   */
  readonly serviceProperties?: Service;

  /**
   * Where backups go, and how long they stay. Provider and bucket are required, here or in the MedusaConfiguration.
   *
   * @default - the MedusaConfiguration's
   */
  readonly storageProperties?: Storage;
}

/**
 * Medusa's gRPC service.
 */
export interface Service {
  /**
   * Certificates of both sides. Since k8ssandra-operator 1.30.
   *
   * @default - not encrypted, and open to everybody who reaches the port
   */
  readonly encryption?: GrpcEncryption;

  /**
   * Port of the service.
   *
   * @default - 50051
   */
  readonly grpcPort?: number;
}

/**
 * Secrets with the entries `tls.crt`, `tls.key` and `ca.crt`.
 */
export interface GrpcEncryption {
  /**
   * Secret of the operator, the caller.
   */
  readonly clientSecretName: string;

  /**
   * Secret of Medusa.
   */
  readonly serverSecretName: string;
}
