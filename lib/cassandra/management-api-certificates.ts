import { Duration } from 'aws-cdk-lib';
import { checkedCall } from '../input/checked';

/** How cert-manager issues the certificate of the management API. */
export interface IssuedManagementApiCertificatesOptions {
  /**
   * How long the certificate is valid. It is renewed after two thirds of that, and each node should have restarted before the last third is over:
   * the management API may show the certificate that it started with, and once that has expired the operators no longer speak to the node.
   * @default Duration.days(1095)
   */
  readonly validity?: Duration;
}

/** Certificates for the management API that you make, in Secrets of type `kubernetes.io/tls` in the cluster's namespace. */
export interface OwnManagementApiCertificatesOptions {
  /**
   * Secret with the certificate of the operators and Medusa: tls.crt, tls.key (PKCS#8), ca.crt. If the certificate tells what it is for, it must
   * allow both server and client authentication: cass-operator looks at it as if it were a server's (`pkg/httphelper/security.go`).
   */
  readonly clientSecretName: string;

  /**
   * Secret with the certificate of the nodes, with the same entries and for the same uses: the nodes' own probes show it as clients. Whoever has a
   * certificate of its ca.crt has power over the nodes, so let that authority sign nothing else.
   */
  readonly serverSecretName: string;

  /**
   * Secret with keystore.jks and truststore.jks of Reaper, both with the password "changeit", which Reaper knows and which cannot be chosen.
   * @default - none: needed unless repair is off
   */
  readonly repairKeystoresSecretName?: string;
}

/**
 * Where the certificates of the management API come from. With cert-manager nothing else is needed; with Secrets of yours you renew them.
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
   * @param props how
   */
  public static fromCertManager(props: IssuedManagementApiCertificatesOptions = {}): ManagementApiCertificates {
    [props] = checkedCall('ManagementApiCertificates.fromCertManager', props);
    return new ManagementApiCertificates(undefined, props);
  }

  /**
   * Secrets that are there.
   *
   * @param secrets which
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
