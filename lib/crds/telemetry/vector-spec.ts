import type { k8s } from 'cdk8s-plus-27';

/**
 * The Vector agent, a sidecar container of each pod.
 */
export interface VectorSpec {
  /**
   * What the agent reads, transforms and sends.
   *
   * @default - it reads Cassandra's metrics and system log, and sends nothing
   */
  readonly components?: VectorComponentsSpec;

  /**
   * Raw TOML to merge into the generated configuration, for what components cannot express. Since k8ssandra-operator 1.31.
   *
   * @default - none
   */
  readonly config?: string;

  /**
   * Whether the agent runs.
   *
   * @default - false
   */
  readonly enabled?: boolean;

  /**
   * Full reference of the agent's image.
   *
   * @default - the operator's
   */
  readonly image?: string;

  /**
   * CPU and memory of the agent's container.
   *
   * @default - requests 200m CPU and 128Mi, limits 2 CPU and 2Gi
   */
  readonly resources?: k8s.ResourceRequirements;

  /**
   * Interval between two scrapes of the metrics, as a Go duration (`30s`, `1m`).
   *
   * @default - 30s
   */
  readonly scrapeInterval?: string;
}

/**
 * Components of a Vector configuration. A component whose output is not used is omitted.
 */
export interface VectorComponentsSpec {
  /**
   * Sinks: where data is sent.
   *
   * @default - nowhere
   */
  readonly sinks?: VectorSinkSpec[];

  /**
   * Sources: where data comes from, in addition to the operator's own `systemlog` and `cassandra_metrics_raw`.
   *
   * @default - only the operator's own
   */
  readonly sources?: VectorSourceSpec[];

  /**
   * Transforms: how data is processed, in addition to the operator's own `cassandra_metrics` and `parse_cassandra_log`.
   *
   * @default - only the operator's own
   */
  readonly transforms?: VectorTransformSpec[];
}

/**
 * A Vector source.
 */
export interface VectorSourceSpec {
  /**
   * Settings of the source, in TOML.
   *
   * @default - none
   */
  readonly config?: string;

  /**
   * Name by which transforms and sinks refer to the source.
   */
  readonly name: string;

  /**
   * Type, as Vector names it (`host_metrics`).
   */
  readonly type: string;
}

/**
 * A Vector transform.
 */
export interface VectorTransformSpec {
  /**
   * Settings of the transform, in TOML.
   *
   * @default - none
   */
  readonly config?: string;

  /**
   * Names of the components that provide its input.
   *
   * @default - none
   */
  readonly inputs?: string[];

  /**
   * Name by which other components refer to the transform.
   */
  readonly name: string;

  /**
   * Type, as Vector names it (`remap`).
   */
  readonly type: string;
}

/**
 * A Vector sink.
 */
export interface VectorSinkSpec {
  /**
   * Settings of the sink, in TOML.
   *
   * @default - none
   */
  readonly config?: string;

  /**
   * Names of the components that provide its input.
   *
   * @default - none
   */
  readonly inputs?: string[];

  /**
   * Name of the sink.
   */
  readonly name: string;

  /**
   * Type, as Vector names it (`aws_cloudwatch_logs`).
   */
  readonly type: string;
}
