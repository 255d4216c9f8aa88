/**
 * Configuration of the agent that publishes changes of the data to Apache Pulsar. All settings are passed to the agent unchanged.
 *
 * @deprecated upstream deprecated it in cass-operator 1.29 and will remove it
 */
export interface CdcConfiguration {
  /**
   * Number of threads that read the commit log.
   *
   * @default - the agent's
   */
  readonly cdcConcurrentProcessors?: number;

  /**
   * Interval at which the agent polls the commit log directory, in milliseconds.
   *
   * @default - the agent's
   */
  readonly cdcPollIntervalM?: number;

  /**
   * Directory where the agent keeps its position in the commit logs.
   *
   * @default - the agent's
   */
  readonly cdcWorkingDir?: string;

  /**
   * Whether commit logs whose processing failed are retried at startup.
   *
   * @default - the agent's
   */
  readonly errorCommitLogReprocessEnabled?: boolean;

  /**
   * Authentication parameters for Pulsar.
   *
   * @default - none
   */
  readonly pulsarAuthParams?: string;

  /**
   * Java class of the authentication plugin for Pulsar.
   *
   * @default - none
   */
  readonly pulsarAuthPluginClassName?: string;

  /**
   * Maximum delay before a batch of messages is sent, in milliseconds.
   *
   * @default - the agent's
   */
  readonly pulsarBatchDelayInMs?: number;

  /**
   * Whether messages are batched by key.
   *
   * @default - the agent's
   */
  readonly pulsarKeyBasedBatcher?: boolean;

  /**
   * Maximum number of messages waiting to be acknowledged by Pulsar.
   *
   * @default - the agent's
   */
  readonly pulsarMaxPendingMessages?: number;

  /**
   * Maximum number of messages waiting to be acknowledged by Pulsar, across all partitions.
   *
   * @default - the agent's
   */
  readonly pulsarMaxPendingMessagesAcrossPartitions?: number;

  /**
   * Service URL of Pulsar, at least 1 character.
   */
  readonly pulsarServiceUrl: string;

  /**
   * Whether untrusted certificates are accepted: "true" or "false".
   *
   * @default - the agent's
   */
  readonly sslAllowInsecureConnection?: string;

  /**
   * Cipher suites to offer, separated by commas.
   *
   * @default - the agent's
   */
  readonly sslCipherSuites?: string;

  /**
   * TLS versions to offer, separated by commas.
   *
   * @default - the agent's
   */
  readonly sslEnabledProtocols?: string;

  /**
   * Whether the host name in the certificate is verified: "true" or "false".
   *
   * @default - the agent's
   */
  readonly sslHostnameVerificationEnable?: string;

  /**
   * Password of the key store, in clear text.
   *
   * @default - none
   */
  readonly sslKeystorePassword?: string;

  /**
   * Path of the key store in the container.
   *
   * @default - none
   */
  readonly sslKeystorePath?: string;

  /**
   * Java security provider for TLS.
   *
   * @default - the JVM's
   */
  readonly sslProvider?: string;

  /**
   * Password of the trust store, in clear text.
   *
   * @default - none
   */
  readonly sslTruststorePassword?: string;

  /**
   * Path of the trust store in the container.
   *
   * @default - none
   */
  readonly sslTruststorePath?: string;

  /**
   * Type of the trust store (`JKS`, `PKCS12`).
   *
   * @default - the agent's
   */
  readonly sslTruststoreType?: string;

  /**
   * Prefix of the topic names.
   *
   * @default - the agent's
   */
  readonly topicPrefix?: string;
}
