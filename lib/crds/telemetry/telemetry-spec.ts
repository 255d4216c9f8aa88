import type { RelabelConfig } from './relabel-config';
import type { VectorSpec } from './vector-spec';

/**
 * Metrics and logs of one component.
 */
export interface TelemetrySpec {
  /**
   * The agent of the management API that offers Cassandra's metrics, from Cassandra 3.11.13 and 4.0.4 on.
   *
   * @default - port 9000, most metrics of single tables left out
   */
  readonly cassandra?: CassandraAgentSpec;

  /**
   * The older metrics agent.
   *
   * @default - off
   * @deprecated use `cassandra`
   */
  readonly mcac?: McacTelemetrySpec;

  /**
   * ServiceMonitors of the Prometheus operator.
   *
   * @default - none
   */
  readonly prometheus?: PrometheusTelemetrySpec;

  /**
   * The Vector agent, which sends logs and metrics on.
   *
   * @default - off
   */
  readonly vector?: VectorSpec;
}

/**
 * The agent of the management API that offers Cassandra's metrics.
 */
export interface CassandraAgentSpec {
  /**
   * Where metrics are offered.
   *
   * @default - port 9000 of the pod, not encrypted
   */
  readonly endpoint?: Endpoint;

  /**
   * Rules that select and rename metrics. They replace the operator's, which leave out most metrics of single tables.
   *
   * @default - the operator's
   */
  readonly relabels?: RelabelConfig[];
}

/**
 * Where metrics are offered.
 */
export interface Endpoint {
  /**
   * Address to listen at.
   *
   * @default - every address of the pod
   */
  readonly address?: string;

  /**
   * Port to listen at, as a string.
   *
   * @default - 9000
   */
  readonly port?: string;

  /**
   * Files of encrypted metrics.
   *
   * @default - not encrypted
   */
  readonly tls?: TlsConfig;
}

/**
 * Files in the container with certificates and key.
 */
export interface TlsConfig {
  /**
   * Path of the certificate of the authority that signs the callers' certificates.
   *
   * @default - none
   */
  readonly caCrt?: string;

  /**
   * Path of the agent's certificate.
   *
   * @default - none
   */
  readonly tlsCrt?: string;

  /**
   * Path of the agent's private key.
   *
   * @default - none
   */
  readonly tlsKey?: string;
}

/**
 * The older metrics agent.
 *
 * @deprecated use `CassandraAgentSpec`
 */
export interface McacTelemetrySpec {
  /**
   * Whether it runs. Cassandra before 3.11.13 and 4.0.4 needs it: the operator ends in an error where it is off there. It was on until
   * k8ssandra-operator 1.30.
   *
   * @default - false
   */
  readonly enabled?: boolean;

  /**
   * Which metrics it offers: `allow:` or `deny:` and the start of a name. An empty list offers all.
   *
   * @default - most metrics of single tables are denied
   */
  readonly metricFilters?: string[];
}

/**
 * ServiceMonitors of the Prometheus operator.
 */
export interface PrometheusTelemetrySpec {
  /**
   * Labels of the ServiceMonitors, by which a Prometheus finds them (`release` with kube-prometheus-stack).
   *
   * @default - only the operator's own
   */
  readonly commonLabels?: { [key: string]: string };

  /**
   * Whether they are made. The Prometheus operator's resource definitions must be installed before, or the cluster ends in an error after
   * start.
   *
   * @default - false
   */
  readonly enabled?: boolean;
}
