import type { Deferred } from './deferred';
import type { PodsModel } from './pods-model';

/** When an alarm is raised. */
export interface AlarmThresholdsModel {
  /** Failed requests among all requests. */
  readonly failedRatio: number;
  /** Failed requests a second below which the ratio says nothing. */
  readonly failedPerSecond: number;
  /** Messages that all nodes of a datacenter drop in a second. */
  readonly droppedPerSecond: number;
  /** Share of the time in which a node collects garbage. */
  readonly garbageCollectionRatio: number;
  readonly pendingCompactions: number;
  /** Fill of a volume at which someone is woken. */
  readonly volumeFull: number;
  /** Fill of a volume at which someone has to plan. */
  readonly volumeFilling: number;
}

/** Metrics that a Prometheus collects which the Prometheus operator manages. */
export interface MonitoringModel {
  readonly collector: PodsModel;
  /** Labels by which that Prometheus finds its objects. */
  readonly labels: Readonly<Record<string, Deferred<string>>>;
  readonly intervalSeconds: number;
  /** Undefined if no alarm is wanted. */
  readonly alarms?: AlarmThresholdsModel;
}
