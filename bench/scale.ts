import { Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { sample, Sample } from './measure';
import { CassandraStorage, CassandraVersion } from '../lib';
import { K8SSANDRA } from '../lib/backends/k8ssandra/backend';
import { buildModel } from '../lib/cassandra/build-model';
import { clusterPlan } from '../lib/plan/make-plan';
import { judge } from '../lib/rules';

/** Milliseconds for model, rules, plan and rendering of one Cassandra cluster with a node in each rack, no construct involved. */
export function scaleMilliseconds(datacenters: number, racks: number, rounds: number): Sample {
  const props = {
    version: CassandraVersion.V5_0_6,
    datacenters: Array.from({ length: datacenters }, (_, at) => ({
      name: `dc${at + 1}`,
      nodes: racks,
      instanceType: new ec2.InstanceType('r8g.xlarge'),
      storage: CassandraStorage.gp3(Size.gibibytes(200)),
      cassandraYaml: { concurrent_reads: 64, compaction_throughput: '64MiB/s' },
    })),
  };
  const environment = {
    id: 'Orders', backend: K8SSANDRA, zones: Array.from({ length: racks }, (_, at) => `zone-${at + 1}`), operatorNamespace: 'k8ssandra-operator', cqlClients: ['10.0.0.0/16'],
  };
  const once = () => {
    const from = process.hrtime.bigint();
    const model = buildModel(props, environment);
    const { errors } = judge(model, K8SSANDRA.rules);
    clusterPlan(model);
    K8SSANDRA.render(model);
    if (errors.length > 0) throw new Error(errors[0].message);
    return Number(process.hrtime.bigint() - from) / 1e6;
  };
  // Until the compiler has settled.
  for (const end = Date.now() + 500; Date.now() < end;) once();
  return sample(Array.from({ length: rounds }, once));
}
