import * as fs from 'fs';
import * as path from 'path';
import { Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as cdk8s from 'cdk8s';
import { Fault, FAULTS, HEALTHY, Signal } from './alarm-faults';
import { CassandraChart, CassandraMonitoring, CassandraStorage, CassandraVersion } from '../../lib';

const METRICS: Record<Signal, string> = {
  up: 'up{',
  requests: 'org_apache_cassandra_metrics_client_request_latency_count{request_type="Read",',
  timeouts: 'org_apache_cassandra_metrics_client_request_timeouts_total{request_type="Read",',
  failures: 'org_apache_cassandra_metrics_client_request_failures_total{request_type="Read",',
  unavailables: 'org_apache_cassandra_metrics_client_request_unavailables_total{request_type="Read",',
  dropped: 'org_apache_cassandra_metrics_dropped_message_dropped_total{message_type="MUTATION_REQ",',
  garbageCollection: 'jvm_gc_collection_seconds_sum{gc="G1 Young Generation",',
  compactions: 'org_apache_cassandra_metrics_compaction_pending_tasks{',
  exceptions: 'org_apache_cassandra_metrics_storage_exceptions{',
  used: 'kubelet_volume_stats_used_bytes{',
};
const NODES = ['r1', 'r1', 'r2', 'r2', 'r3', 'r3'].map((rack, at) => ({ rack, pod: `orders-dc1-${rack}-sts-${at % 2}` }));
const FIRING = 'sum by (alertname, pod_name) (label_replace(ALERTS{alertstate="firing"}, "pod_name", "$1", "persistentvolumeclaim", "server-data-(.+)"))';

/** The rules of a cluster in three zones, with the default thresholds. */
function rules(): object {
  const chart = new CassandraChart(new cdk8s.App(), 'Orders', {
    version: CassandraVersion.V5_0_6,
    namespace: 'shop',
    availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    datacenters: [{ name: 'dc1', nodes: 6, instanceType: new ec2.InstanceType('r8g.2xlarge'), storage: CassandraStorage.gp3(Size.gibibytes(500)) }],
    monitoring: CassandraMonitoring.prometheusOperator({ collector: { namespace: 'monitoring' } }),
  });
  return chart.toJson().find(({ kind }: { kind: string }) => kind === 'PrometheusRule').spec;
}

function inputOf({ differs }: Fault): object[] {
  const signals = Object.entries(HEALTHY) as Array<[Signal, string]>;
  return NODES.flatMap(({ rack, pod }, at) => {
    const node = `job="cassandra/shop/orders",cluster="orders",datacenter="dc1",rack="${rack}",pod_name="${pod}"}`;
    const claim = `namespace="shop",persistentvolumeclaim="server-data-${pod}"}`;
    const ofSignals = signals.map(([signal, healthy]) => {
      const other = differs[signal];
      const values = typeof other === 'string' ? other : other?.[at] ?? healthy;
      return { series: METRICS[signal] + (signal === 'used' ? claim : node), values };
    });
    return [...ofSignals, { series: `kubelet_volume_stats_capacity_bytes{${claim}`, values: '100x500' }];
  });
}

function sample(alarm: string): object {
  const [id, pod] = alarm.split(' ');
  return { labels: `{alertname="${id}"${pod ? `, pod_name="${pod}"` : ''}}`, value: 1 };
}

function testOf(fault: Fault): object {
  return {
    interval: '1m',
    input_series: inputOf(fault),
    promql_expr_test: Object.entries(fault.fires).map(([at, alarms]) => ({ expr: FIRING, eval_time: at, exp_samples: alarms.map(sample) })),
  };
}

// JSON is YAML.
const write = (name: string, content: object) => fs.writeFileSync(path.join(process.argv[2], name), JSON.stringify(content));
write('rules.yaml', rules());
write('tests.yaml', { rule_files: ['rules.yaml'], evaluation_interval: '1m', tests: FAULTS.map(testOf) });
