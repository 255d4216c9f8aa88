/**
 * GitOps: the Kubernetes objects of a cluster as YAML, which Argo CD or Flux applies. Karpenter provides the nodes; bucket and role exist already.
 */
import { Duration, Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { App } from 'cdk8s';
import { BackupSchedule, CassandraChart, CassandraPlacement, CassandraStorage, CassandraVersion, PlatformDefaults } from 'cdk-eks-cassandra';

const app = new App();

const chart = new CassandraChart(app, 'Orders', {
  version: CassandraVersion.V5_0_6,
  defaults: PlatformDefaults.V1,
  availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
  datacenters: [{
    name: 'dc1',
    nodes: 6,
    instanceType: new ec2.InstanceType('r8g.2xlarge'),
    storage: CassandraStorage.gp3(Size.gibibytes(500)),
    placement: CassandraPlacement.existingNodes({
      labels: { 'karpenter.sh/nodepool': 'cassandra', 'karpenter.sh/capacity-type': 'on-demand' },
      taints: [{ key: 'cassandra' }],
    }),
  }],
  configuration: {
    compaction: { throughput: Size.mebibytes(64) },
    timeouts: { read: Duration.seconds(3) },
    guardrails: { tables: { warn: 100, fail: 150 } },
  },
  backup: { bucketName: 'example-cassandra-backups', region: 'eu-west-1', schedule: BackupSchedule.daily(), retention: Duration.days(14) },
  // Applications outside of this EKS cluster; its own pods may connect in any case.
  cqlClients: ['10.40.0.0/16'],
});

chart.warnings.forEach((warning) => console.error(warning));
app.synth();
