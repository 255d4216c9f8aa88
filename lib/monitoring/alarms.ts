import type { Signals } from './signals';
import type { ClusterModel, DatacenterModel } from '../model/cluster-model';
import { rendered } from '../model/deferred';
import type { AlarmThresholdsModel } from '../model/monitoring-model';

/** What an alarm watches. */
export interface Watched {
  readonly model: ClusterModel;
  readonly datacenter: DatacenterModel;
  /** Value of the label `job` of everything that is collected from the cluster. */
  readonly job: string;
  readonly signals: Signals;
  readonly thresholds: AlarmThresholdsModel;
}

/** An alarm of a datacenter. */
export interface Alarm {
  /** Its name, and the section of its runbook. It never changes. */
  readonly id: string;
  /** A page wakes someone up, a ticket is for the next working day. */
  readonly severity: 'page' | 'ticket';
  /** How long it must hold. */
  readonly minutes: number;
  readonly expression: (watched: Watched) => string;
  /** What is wrong, after the name of the cluster and the datacenter. Labels of the expression are filled in by Prometheus. */
  readonly summary: string;
}

/**
 * The alarms. Pages are symptoms that clients feel, or soon will: one fault gives one page, so those that follow from lost racks keep quiet while
 * racks are lost. Windows of rates are five minutes, which holds two samples even if half of the usual ones are missing.
 */
export const ALARMS: readonly Alarm[] = [
  {
    id: 'CassandraRacksDown',
    severity: 'page',
    minutes: 3,
    expression: racksDown,
    summary: 'nodes of two racks, or too many of the only one, are down or not measured',
  },
  {
    id: 'CassandraNodeDown',
    severity: 'ticket',
    minutes: 15,
    // A node that is absent is no series with the value 0: what is missing is counted.
    expression: (watched) => `${nodes(watched)} - (${up(watched)}) > 0`,
    summary: '{{ $value }} nodes are down or not measured',
  },
  {
    id: 'CassandraUnavailable',
    severity: 'page',
    minutes: 2,
    expression: (watched) => `(${total(watched, watched.signals.unavailables)} > 0) unless (${racksDown(watched)})`,
    summary: 'requests fail because too few replicas are up',
  },
  {
    id: 'CassandraRequestsFail',
    severity: 'page',
    minutes: 5,
    expression: requestsFail,
    summary: '{{ $value | humanize }} requests a second time out or fail',
  },
  {
    id: 'CassandraVolumeFull',
    severity: 'page',
    minutes: 5,
    expression: (watched) => `${fill(watched)} > ${watched.thresholds.volumeFull}`,
    summary: 'volume {{ $labels.persistentvolumeclaim }} is {{ $value | humanizePercentage }} full',
  },
  {
    id: 'CassandraVolumeFilling',
    severity: 'ticket',
    minutes: 60,
    expression: (watched) => `${fill(watched)} > ${watched.thresholds.volumeFilling}`,
    summary: 'volume {{ $labels.persistentvolumeclaim }} is {{ $value | humanizePercentage }} full',
  },
  {
    id: 'CassandraDroppedMessages',
    severity: 'ticket',
    minutes: 5,
    expression: (watched) => {
      const { signals: { dropped, droppedSelector }, thresholds } = watched;
      return `${total(watched, dropped, droppedSelector)} > ${thresholds.droppedPerSecond}`;
    },
    summary: 'nodes drop {{ $value | humanize }} reads and writes a second',
  },
  {
    id: 'CassandraGarbageCollection',
    severity: 'ticket',
    minutes: 15,
    expression: (watched) => `${eachNode(`rate(${series(watched, watched.signals.garbageCollection)}[5m])`)} > ${watched.thresholds.garbageCollectionRatio}`,
    summary: '{{ $labels.pod_name }} in rack {{ $labels.rack }} collects garbage {{ $value | humanizePercentage }} of the time',
  },
  {
    id: 'CassandraPendingCompactions',
    severity: 'ticket',
    minutes: 120,
    expression: (watched) => `${eachNode(series(watched, watched.signals.pendingCompactions))} > ${watched.thresholds.pendingCompactions}`,
    summary: '{{ $value }} compactions wait on {{ $labels.pod_name }} in rack {{ $labels.rack }}',
  },
  {
    id: 'CassandraExceptions',
    severity: 'ticket',
    minutes: 0,
    expression: (watched) => `${eachNode(`increase(${series(watched, watched.signals.exceptions)}[1h])`)} > 0`,
    summary: '{{ $labels.pod_name }} in rack {{ $labels.rack }} logs exceptions that nothing handles',
  },
];

/** With fewer nodes than that in the only rack, it is the rack that is lost. */
function racksDown(watched: Watched): string {
  const { racks } = watched.datacenter;
  const allowed = Math.min(2, nodes(watched));
  if (racks.length === 1) return `${nodes(watched)} - (${up(watched)}) >= ${allowed}`;
  return `${racks.map(({ name, nodes: size }) => `((${up(watched, `rack="${name}"`)}) < bool ${size})`).join(' + ')} >= 2`;
}

/** A ratio without a floor of traffic pages for a single request at night. */
function requestsFail(watched: Watched): string {
  const { signals, thresholds } = watched;
  const failed = `(${signals.failures.map((name) => total(watched, name)).join(' + ')})`;
  const share = `${thresholds.failedRatio} * ${total(watched, signals.requests)}`;
  return `(${failed} > ${thresholds.failedPerSecond} and ${failed} > ${share}) unless (${racksDown(watched)})`;
}

function nodes({ datacenter }: Watched): number {
  return datacenter.racks.reduce((sum, rack) => sum + rack.nodes, 0);
}

function up(watched: Watched, selector?: string): string {
  return `sum(${series(watched, 'up', selector)}) or vector(0)`;
}

function total(watched: Watched, name: string, selector?: string): string {
  return `sum(rate(${series(watched, name, selector)}[5m]))`;
}

function eachNode(expression: string): string {
  return `sum by (rack, pod_name) (${expression})`;
}

function series({ job, datacenter }: Watched, name: string, selector?: string): string {
  return `${name}{${[`job="${job}"`, `datacenter="${datacenter.name}"`, ...(selector ? [selector] : [])].join(',')}}`;
}

/** Measured by the kubelets, which know nothing of datacenters but the names of claims. */
function fill({ model, datacenter, signals }: Watched): string {
  const labels = `namespace="${rendered(model.namespace)}",persistentvolumeclaim=~"${signals.dataClaims}-${datacenter.name}-.+"`;
  const max = (name: string) => `max by (persistentvolumeclaim) (${name}{${labels}})`;
  return `${max('kubelet_volume_stats_used_bytes')} / ${max('kubelet_volume_stats_capacity_bytes')}`;
}
