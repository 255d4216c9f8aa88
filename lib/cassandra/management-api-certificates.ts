import { Duration } from 'aws-cdk-lib';
import { checkedCall } from '../input/checked';

/** Options of the management API certificate that cert-manager issues. */
export interface IssuedManagementApiCertificatesOptions {
  /**
   * Validity of the certificate. It is renewed after two thirds of that time, and each node must be restarted within the last third: the management
   * API may present the certificate with which it started, and when that has expired, the operators cannot connect to the node.
   * @default Duration.days(1095)
   */
  readonly validity?: Duration;
}

/** Your own certificates for the management API, in Secrets of type `kubernetes.io/tls` in the cluster's namespace. */
export interface OwnManagementApiCertificatesOptions {
  /**
   * Secret with the certificate of the operators and Medusa: tls.crt, tls.key (PKCS#8), ca.crt. If the certificate restricts its key usage, it
   * must allow both server and client authentication: cass-operator verifies it like a server certificate (`pkg/httphelper/security.go`).
   */
  readonly clientSecretName: string;

  /**
   * Secret with the certificate of the nodes, with the same entries and key usages: the nodes' own probes present it as clients. Any certificate
   * of its ca.crt gives access to the nodes, so this authority must not sign anything else.
   */
  readonly serverSecretName: string;

  /**
   * Secret with keystore.jks and truststore.jks of Reaper, both with the password "changeit", which is fixed in Reaper.
   * @default - none; required unless repair is disabled
   */
  readonly repairKeystoresSecretName?: string;
}

/**
 * Source of the certificates of the management API. cert-manager renews its certificates; you must renew those in your own Secrets.
 *
 * @example
 * declare const platform: CassandraPlatform;
 * declare const datacenters: CassandraDatacenterOptions[];
 *
 * platform.addCassandraCluster('Orders', {
 *   version: CassandraVersion.V5_0_6,
 *   datacenters,
 *   encryption: { managementApi: { certificates: ManagementApiCertificates.fromCertManager() } },
 * });
 */
export class ManagementApiCertificates {
  /**
   * cert-manager (1.17 or later) issues and renews one certificate for both sides, from a certificate authority that signs nothing else.
   *
   * @param options options of the certificate
   */
  public static fromCertManager(options: IssuedManagementApiCertificatesOptions = {}): ManagementApiCertificates {
    [options] = checkedCall('ManagementApiCertificates.fromCertManager', options);
    return new ManagementApiCertificates(undefined, options);
  }

  /**
   * Certificates in existing Secrets.
   *
   * @param secrets names of the Secrets
   */
  public static fromSecrets(secrets: OwnManagementApiCertificatesOptions): ManagementApiCertificates {
    [secrets] = checkedCall('ManagementApiCertificates.fromSecrets', secrets);
    return new ManagementApiCertificates(secrets);
  }

  private constructor(
    /** @internal */
    public readonly _secrets?: OwnManagementApiCertificatesOptions,
    /** @internal */
    public readonly _issued?: IssuedManagementApiCertificatesOptions,
  ) {}
}
