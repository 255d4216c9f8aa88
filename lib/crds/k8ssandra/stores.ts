/**
 * Key store and trust store for one kind of encrypted connection, with their passwords. Always set all four, each with its key: a key that
 * is set for a store only is also used to look up its password.
 */
export interface Stores {
  /**
   * Password of the key store.
   *
   * @default - entry `keystore-password` of the key store's Secret
   */
  readonly keystorePasswordSecretRef?: SecretKeySelector;

  /**
   * Key store (JKS): the node's own certificate and private key. The default key is `keystore`.
   */
  readonly keystoreSecretRef: SecretKeySelector;

  /**
   * Password of the trust store.
   *
   * @default - entry `truststore-password` of the trust store's Secret
   */
  readonly truststorePasswordSecretRef?: SecretKeySelector;

  /**
   * Trust store (JKS): the trusted certificates. The default key is `truststore`.
   */
  readonly truststoreSecretRef: SecretKeySelector;
}

/**
 * One entry of a Secret.
 */
export interface SecretKeySelector {
  /**
   * Key of the entry.
   *
   * @default - depends on what is looked for
   */
  readonly key?: string;

  /**
   * Name of the Secret, in the namespace of the object that refers to it.
   *
   * @default - empty, which names no Secret
   */
  readonly name?: string;
}
