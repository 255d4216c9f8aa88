/**
 * How the management API, which has full control over a node, authenticates its callers. Set exactly one of the two.
 */
export interface ManagementApiAuthConfig {
  /**
   * Trusts every caller that can reach the port.
   *
   * @default - so it is when nothing is given
   */
  readonly insecure?: ManagementApiAuthInsecureConfig;

  /**
   * Mutual TLS with certificates that you provide.
   *
   * @default - no certificates
   */
  readonly manual?: ManagementApiAuthManualConfig;
}

/**
 * No authentication. It has no settings.
 */
export interface ManagementApiAuthInsecureConfig {}

/**
 * Certificates of the management API.
 */
export interface ManagementApiAuthManualConfig {
  /**
   * Secret of the operator, which is the client: entries `tls.crt`, `tls.key` (PKCS#8) and `ca.crt`.
   */
  readonly clientSecretName: string;

  /**
   * Secret of the nodes, which are the servers: entries `tls.crt`, `tls.key` (PKCS#8) and `ca.crt`.
   */
  readonly serverSecretName: string;

  /**
   * Whether the operator skips the validation of the Secrets before it uses them.
   *
   * @default false
   */
  readonly skipSecretValidation?: boolean;
}
