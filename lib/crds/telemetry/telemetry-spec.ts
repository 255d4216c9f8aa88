import type { RelabelConfig } from './relabel-config';
import type { VectorSpec } from './vector-spec';

/**
 * Metrics and logs of one component.
 */
export interface TelemetrySpec {
  /**
   * The metrics agent of the management API, which exposes Cassandra's metrics, from Cassandra 3.11.13 and 4.0.4 on.
   *
   * @default - port 9000, most metrics of single tables left out
   */
  readonly cassandra?: CassandraAgentSpec;

  /**
   * The older metrics agent (MCAC).
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
   * The Vector agent, which forwards logs and metrics.
   *
   * @default - off
   */
  readonly vector?: VectorSpec;
}

/**
 * The metrics agent of the management API, which exposes Cassandra's metrics.
 */
export interface CassandraAgentSpec {
  /**
   * Endpoint that exposes the metrics.
   *
   * @default - port 9000 of the pod, not encrypted
   */
  readonly endpoint?: Endpoint;

  /**
   * Rules that select and rename metrics. They replace the operator's, which drop most per-table metrics.
   *
   * @default - the operator's
   */
  readonly relabels?: RelabelConfig[];
}

/**
 * Endpoint that exposes the metrics.
 */
export interface Endpoint {
  /**
   * Address to listen on.
   *
   * @default - every address of the pod
   */
  readonly address?: string;

  /**
   * Port to listen on, as a string.
   *
   * @default - 9000
   */
  readonly port?: string;

  /**
   * Certificate and key files for encrypted metrics.
   *
   * @default - not encrypted
   */
  readonly tls?: TlsConfig;
}

/**
 * Certificate and key files in the container.
 */
export interface TlsConfig {
  /**
   * Path of the CA certificate that signs client certificates.
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
 * The older metrics agent (MCAC).
 *
 * @deprecated use `CassandraAgentSpec`
 */
export interface McacTelemetrySpec {
  /**
   * Whether the agent runs. Cassandra before 3.11.13 and 4.0.4 requires it: if it is off there, the operator fails with an error. It was on
   * by default until k8ssandra-operator 1.30.
   *
   * @default - false
   */
  readonly enabled?: boolean;

  /**
   * Metric filters: `allow:` or `deny:`, followed by the prefix of a metric name. An empty list exposes all metrics.
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
   * Labels of the ServiceMonitors, by which Prometheus selects them (`release` with kube-prometheus-stack).
   *
   * @default - only the operator's own
   */
  readonly commonLabels?: { [key: string]: string };

  /**
   * Whether ServiceMonitors are created. The CRDs of the Prometheus operator must already be installed; otherwise, the cluster reports an
   * error after startup.
   *
   * @default - false
   */
  readonly enabled?: boolean;
}
