import type { Duration } from 'aws-cdk-lib';
import { checkedCall } from '../input/checked';

/** When alarms are raised. docs/runbooks/alarms.md describes each alarm. */
export interface CassandraAlarmOptions {
  /**
   * Whether alarms are created.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Share of requests that time out or fail, from 0 to 1 (`CassandraRequestsFail`).
   * @default 0.001
   */
  readonly failedRatio?: number;

  /**
   * Requests a second that time out or fail, below which that share is ignored (`CassandraRequestsFail`).
   * @default 1
   */
  readonly failedPerSecond?: number;

  /**
   * Reads and writes that the nodes of a datacenter drop in a second (`CassandraDroppedMessages`).
   * @default 10
   */
  readonly droppedPerSecond?: number;

  /**
   * Share of the time in which a node collects garbage, from 0 to 1 (`CassandraGarbageCollection`).
   * @default 0.1
   */
  readonly garbageCollectionRatio?: number;

  /**
   * Number of compactions that wait on a node (`CassandraPendingCompactions`).
   * @default 100
   */
  readonly pendingCompactions?: number;

  /**
   * Fill of a volume that wakes someone up, from 0 to 1 (`CassandraVolumeFull`).
   * @default 0.85
   */
  readonly volumeFull?: number;

  /**
   * Fill of a volume that makes a ticket, from 0 to 1 (`CassandraVolumeFilling`).
   * @default 0.7
   */
  readonly volumeFilling?: number;
}

/** Pods that collect metrics. */
export interface CollectorPods {
  /** Namespace of the pods. */
  readonly namespace: string;

  /**
   * Labels of the pods. Only pods with all of them are admitted.
   *
   * @default - all pods of the namespace
   */
  readonly labels?: { [key: string]: string };
}

/** Options of a Prometheus that the Prometheus operator manages. */
export interface PrometheusOperatorOptions {
  /** Pods of Prometheus. Only they may collect metrics; network policies exclude all others. */
  readonly collector: CollectorPods;

  /**
   * Labels of the PodMonitor and PrometheusRule by which that Prometheus selects them (`podMonitorSelector`, `ruleSelector`), as in
   * `{ release: 'kube-prometheus-stack' }`.
   *
   * @default - none besides those of this library
   */
  readonly labels?: { [key: string]: string };

  /**
   * Time between two scrapes, from 15 seconds to 2 minutes. The exporter in each node has one thread and needs tenths of a second for an answer.
   *
   * @default Duration.minutes(1)
   */
  readonly interval?: Duration;

  /**
   * When alarms are raised.
   * @default - alarms with the default thresholds
   */
  readonly alarms?: CassandraAlarmOptions;
}

/**
 * What collects the metrics of a Cassandra cluster, and raises alarms. docs/monitoring.md describes both.
 *
 * @example
 * const monitoring = CassandraMonitoring.prometheusOperator({
 *   collector: { namespace: 'monitoring', labels: { 'app.kubernetes.io/name': 'prometheus' } },
 *   labels: { release: 'kube-prometheus-stack' },
 * });
 */
export class CassandraMonitoring {
  /** Nothing is created. All pods of the EKS cluster may collect metrics. */
  public static none(): CassandraMonitoring {
    return new CassandraMonitoring();
  }

  /**
   * An existing Prometheus of the Prometheus operator: a PodMonitor with the metrics that matter, and a PrometheusRule with alarms. Its custom
   * resource definitions must exist before the cluster is deployed.
   *
   * @param options the pods of Prometheus, labels and thresholds
   */
  public static prometheusOperator(options: PrometheusOperatorOptions): CassandraMonitoring {
    [options] = checkedCall('CassandraMonitoring.prometheusOperator', options);
    return new CassandraMonitoring(options);
  }

  private constructor(
    /** Undefined if nothing is collected. @internal */
    public readonly _prometheus?: PrometheusOperatorOptions,
  ) {}
}
