import type { k8s } from 'cdk8s-plus-27';
import type { Storage } from './storage';
import type { Image } from '../k8ssandra/image';
import type { Stores } from '../k8ssandra/stores';

/**
 * Medusa, the backup tool: a container, and an init container for restores, in each Cassandra pod.
 */
export interface MedusaClusterTemplate {
  /**
   * Secret with the `username` and `password` of Medusa's Cassandra role.
   *
   * @default - generated, `<cluster>-medusa`
   */
  readonly cassandraUserSecretRef?: k8s.LocalObjectReference;

  /**
   * Secret with the certificates for encrypted CQL connections: entries `rootca.crt`, `client.crt_signed` and `client.key`.
   *
   * @default - none
   * @deprecated use `clientEncryptionStores`
   */
  readonly certificatesSecretRef?: k8s.LocalObjectReference;

  /**
   * Certificates for encrypted CQL connections, in PEM format instead of key stores: the key store field refers to the CA certificate, the
   * trust store field to the client certificate, and the trust store password field to the client key. Every key must be set.
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
   * CPU and memory of the Medusa container.
   *
   * @default - requests 100m CPU and 100Mi, limit 8Gi
   */
  readonly containerResources?: k8s.ResourceRequirements;

  /**
   * CPU and memory of the restore init container.
   *
   * @default - requests 100m CPU and 100Mi, limit 8Gi
   */
  readonly initContainerResources?: k8s.ResourceRequirements;

  /**
   * Timing of the liveness probe. A probe handler is refused: the operator sets it.
   *
   * @default - the operator's
   */
  readonly livenessProbe?: k8s.Probe;

  /**
   * A `MedusaConfiguration` in the same namespace from which the storage properties are inherited. Set only its name;
   * `storageProperties.prefix` is then required.
   *
   * @default - none
   */
  readonly medusaConfigurationRef?: k8s.ObjectReference;

  /**
   * Whether backups that exceed the age or number in the storage properties are purged every night.
   *
   * @default true
   */
  readonly purgeBackups?: boolean;

  /**
   * Timing of the readiness probe. A probe handler is refused: the operator sets it.
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
   * Port and certificates that the operator uses to connect to Medusa.
   *
   * @default - port 50051, not encrypted
   */
  readonly serviceProperties?: Service;

  /**
   * Where backups are stored, and for how long. Provider and bucket are required, here or in the MedusaConfiguration.
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
   * Certificates of server and client. Since k8ssandra-operator 1.30.
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
   * Secret of the operator, which is the client.
   */
  readonly clientSecretName: string;

  /**
   * Secret of Medusa, which is the server.
   */
  readonly serverSecretName: string;
}
