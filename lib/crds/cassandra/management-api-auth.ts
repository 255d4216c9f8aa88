/**
 * How the management API, which can do anything to a node, knows its callers. Give one of the two.
 */
export interface ManagementApiAuthConfig {
  /**
   * It trusts everybody who reaches its port.
   *
   * @default - so it is when nothing is given
   */
  readonly insecure?: ManagementApiAuthInsecureConfig;

  /**
   * Caller and node show certificates of yours.
   *
   * @default - no certificates
   */
  readonly manual?: ManagementApiAuthManualConfig;
}

/**
 * Choice without settings.
 */
export interface ManagementApiAuthInsecureConfig {}

/**
 * Certificates of the management API.
 */
export interface ManagementApiAuthManualConfig {
  /**
   * Secret of the operator, the caller: entries `tls.crt`, `tls.key` (PKCS#8) and `ca.crt`.
   */
  readonly clientSecretName: string;

  /**
   * Secret of the nodes: entries `tls.crt`, `tls.key` (PKCS#8) and `ca.crt`.
   */
  readonly serverSecretName: string;

  /**
   * Whether the operator does without a look at the Secrets before it uses them.
   *
   * @default false
   */
  readonly skipSecretValidation?: boolean;
}
