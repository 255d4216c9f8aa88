import { CASSANDRA, COLLECTED, FAMILIES, SYSTEM_KEYSPACES } from './collected-metrics';
import { CLUSTER_LABEL, clusterLabelValue } from './network-policies';
import type { ClusterModel } from '../../model/cluster-model';
import { rendered } from '../../model/deferred';
import type { MonitoringModel } from '../../model/monitoring-model';
import { ruleGroup } from '../../monitoring/prometheus-rule';
import type { Signals } from '../../monitoring/signals';
import { KubernetesObject, ownLabels } from '../kubernetes-object';

const API = 'monitoring.coreos.com/v1';

const SIGNALS: Signals = {
  requests: `${CASSANDRA}client_request_latency_count`,
  failures: [`${CASSANDRA}client_request_timeouts_total`, `${CASSANDRA}client_request_failures_total`],
  unavailables: `${CASSANDRA}client_request_unavailables_total`,
  dropped: `${CASSANDRA}dropped_message_dropped_total`,
  droppedSelector: 'message_type=~"MUTATION_REQ|READ_REQ"',
  garbageCollection: 'jvm_gc_collection_seconds_sum',
  pendingCompactions: `${CASSANDRA}compaction_pending_tasks`,
  exceptions: `${CASSANDRA}storage_exceptions`,
  dataClaims: 'server-data-.+',
};

/** Labels that the exporter puts on all series, for `up`, which has none of them. */
const TARGET_LABELS: Readonly<Record<string, string>> = {
  datacenter: '__meta_kubernetes_pod_label_cassandra_datastax_com_datacenter',
  rack: '__meta_kubernetes_pod_label_cassandra_datastax_com_rack',
  pod_name: '__meta_kubernetes_pod_name',
  node_name: '__meta_kubernetes_pod_node_name',
};

/**
 * What a Prometheus collects, and when it raises an alarm. The operator can write such objects itself, but collects all series every 15 seconds from
 * an exporter that has one thread.
 */
export function monitoring(model: ClusterModel): KubernetesObject[] {
  if (!model.monitoring) return [];
  const { alarms: thresholds } = model.monitoring;
  const running = model.datacenters.filter(({ stopped }) => !stopped);
  const groups = thresholds ? running.map((datacenter) => ruleGroup({ model, datacenter, job: job(model), signals: SIGNALS, thresholds })) : [];
  return [podMonitor(model, model.monitoring), ...(groups.length > 0 ? [object(model, model.monitoring, 'PrometheusRule', { groups })] : [])];
}

function podMonitor(model: ClusterModel, options: MonitoringModel): KubernetesObject {
  return object(model, options, 'PodMonitor', {
    selector: { matchLabels: { [CLUSTER_LABEL]: clusterLabelValue(model) } },
    podMetricsEndpoints: [{
      port: 'metrics',
      params: { name: FAMILIES },
      interval: `${options.intervalSeconds}s`,
      scrapeTimeout: `${Math.min(options.intervalSeconds, 30)}s`,
      // The labels of the exporter name the node; those of Prometheus would only push them aside.
      honorLabels: true,
      relabelings: [
        { targetLabel: 'job', replacement: job(model) },
        { targetLabel: 'cluster', replacement: model.clusterName },
        ...Object.entries(TARGET_LABELS).map(([targetLabel, source]) => ({ sourceLabels: [source], targetLabel })),
      ],
      metricRelabelings: [
        { sourceLabels: ['__name__'], regex: COLLECTED.join('|'), action: 'keep' },
        { sourceLabels: ['keyspace'], regex: SYSTEM_KEYSPACES.join('|'), action: 'drop' },
      ],
    }],
  });
}

/** Alarms select by it: no other label is certain to be the same on all series. */
function job(model: ClusterModel): string {
  return `cassandra/${rendered(model.namespace)}/${model.name}`;
}

function object(model: ClusterModel, { labels }: MonitoringModel, kind: string, spec: object): KubernetesObject {
  const wanted = Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, rendered(value)]));
  const metadata = { name: `${model.name}-cassandra`, namespace: rendered(model.namespace), labels: { ...ownLabels(model.name), ...wanted } };
  return { apiVersion: API, kind, metadata, spec };
}
