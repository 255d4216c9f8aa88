import type { k8s } from 'cdk8s-plus-27';

/**
 * The Vector agent, a container of each pod.
 */
export interface VectorSpec {
  /**
   * What it reads, transforms and sends.
   *
   * @default - it reads Cassandra's metrics and system log, and sends nothing
   */
  readonly components?: VectorComponentsSpec;

  /**
   * Raw TOML that is merged into the generated configuration: what components cannot express. Since k8ssandra-operator 1.31.
   *
   * @default - none
   */
  readonly config?: string;

  /**
   * Whether it runs.
   *
   * @default - false
   */
  readonly enabled?: boolean;

  /**
   * Full reference of its image.
   *
   * @default - the operator's
   */
  readonly image?: string;

  /**
   * CPU and memory of its container.
   *
   * @default - requests 200m CPU and 128Mi, limits 2 CPU and 2Gi
   */
  readonly resources?: k8s.ResourceRequirements;

  /**
   * Time between two readings of the metrics, as a duration of Go (`30s`, `1m`).
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
   * Where data goes.
   *
   * @default - nowhere
   */
  readonly sinks?: VectorSinkSpec[];

  /**
   * Where data comes from, beside the operator's own `systemlog` and `cassandra_metrics_raw`.
   *
   * @default - only the operator's own
   */
  readonly sources?: VectorSourceSpec[];

  /**
   * What happens to it on the way, beside the operator's own `cassandra_metrics` and `parse_cassandra_log`.
   *
   * @default - only the operator's own
   */
  readonly transforms?: VectorTransformSpec[];
}

/**
 * A source of Vector.
 */
export interface VectorSourceSpec {
  /**
   * Settings of the source, in TOML.
   *
   * @default - none
   */
  readonly config?: string;

  /**
   * Name, by which transforms and sinks take from it.
   */
  readonly name: string;

  /**
   * Type, as Vector names it (`host_metrics`).
   */
  readonly type: string;
}

/**
 * A transform of Vector.
 */
export interface VectorTransformSpec {
  /**
   * Settings of the transform, in TOML.
   *
   * @default - none
   */
  readonly config?: string;

  /**
   * Names of the components it takes from.
   *
   * @default - none
   */
  readonly inputs?: string[];

  /**
   * Name, by which other components take from it.
   */
  readonly name: string;

  /**
   * Type, as Vector names it (`remap`).
   */
  readonly type: string;
}

/**
 * A sink of Vector.
 */
export interface VectorSinkSpec {
  /**
   * Settings of the sink, in TOML.
   *
   * @default - none
   */
  readonly config?: string;

  /**
   * Names of the components it takes from.
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
