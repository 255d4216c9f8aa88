/**
 * Agent that sends changes of data to Apache Pulsar. Its settings are the agent's own and go to it as they are.
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
   * Time between two looks into the directory of commit logs, in milliseconds.
   *
   * @default - the agent's
   */
  readonly cdcPollIntervalM?: number;

  /**
   * Directory where the agent keeps its place in the commit logs.
   *
   * @default - the agent's
   */
  readonly cdcWorkingDir?: string;

  /**
   * Whether commit logs that failed are tried again at the start.
   *
   * @default - the agent's
   */
  readonly errorCommitLogReprocessEnabled?: boolean;

  /**
   * Parameters of the login at Pulsar.
   *
   * @default - none
   */
  readonly pulsarAuthParams?: string;

  /**
   * Java class that logs in at Pulsar.
   *
   * @default - none
   */
  readonly pulsarAuthPluginClassName?: string;

  /**
   * Time for which messages are collected before they are sent, in milliseconds.
   *
   * @default - the agent's
   */
  readonly pulsarBatchDelayInMs?: number;

  /**
   * Whether messages are collected by key.
   *
   * @default - the agent's
   */
  readonly pulsarKeyBasedBatcher?: boolean;

  /**
   * Number of messages that may wait for Pulsar.
   *
   * @default - the agent's
   */
  readonly pulsarMaxPendingMessages?: number;

  /**
   * Number of messages that may wait for Pulsar over all partitions.
   *
   * @default - the agent's
   */
  readonly pulsarMaxPendingMessagesAcrossPartitions?: number;

  /**
   * URL of Pulsar, at least 1 character.
   */
  readonly pulsarServiceUrl: string;

  /**
   * Whether an untrusted certificate is accepted, "true" or "false".
   *
   * @default - the agent's
   */
  readonly sslAllowInsecureConnection?: string;

  /**
   * Cipher suites that are offered, separated by commas.
   *
   * @default - the agent's
   */
  readonly sslCipherSuites?: string;

  /**
   * Versions of TLS that are offered, separated by commas.
   *
   * @default - the agent's
   */
  readonly sslEnabledProtocols?: string;

  /**
   * Whether the host name in the certificate is checked, "true" or "false".
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
   * Java provider of TLS.
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
   * Start of the names of the topics.
   *
   * @default - the agent's
   */
  readonly topicPrefix?: string;
}
