/**
 * Key store and trust store of one kind of encrypted connection, with their passwords. Always name all four with their keys: a key that is
 * only given for a store is also looked up for its password.
 */
export interface Stores {
  /**
   * Password of the key store.
   *
   * @default - entry `keystore-password` of the key store's Secret
   */
  readonly keystorePasswordSecretRef?: SecretKeySelector;

  /**
   * The key store (JKS): the node's own certificate and private key. Without a key the entry `keystore` is read.
   */
  readonly keystoreSecretRef: SecretKeySelector;

  /**
   * Password of the trust store.
   *
   * @default - entry `truststore-password` of the trust store's Secret
   */
  readonly truststorePasswordSecretRef?: SecretKeySelector;

  /**
   * The trust store (JKS): the certificates that are trusted. Without a key the entry `truststore` is read.
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
