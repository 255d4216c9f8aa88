/**
 * Production: named zones, administrators, two Cassandra clusters on one EKS cluster, one of them with two datacenters.
 */
import { KubectlV35Layer } from '@aws-cdk/lambda-layer-kubectl-v35';
import { App, Duration, Size, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import {
  BackupBucket, BackupSchedule, CassandraNetwork, CassandraPlatform, CassandraStorage, CassandraVersion, PlatformDefaults,
} from 'cdk-eks-cassandra';

const app = new App();
const stack = new Stack(app, 'CassandraProduction', { terminationProtection: true });

// Named zones: the order in which an account lists its zones can change, and a rack cannot move.
const network = new CassandraNetwork(stack, 'Network', {
  cidr: '10.40.0.0/16',
  availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
});

const platform = new CassandraPlatform(stack, 'Platform', {
  kubernetesVersion: eks.KubernetesVersion.V1_35,
  kubectlLayer: new KubectlV35Layer(stack, 'Kubectl'),
  network,
  admins: [new iam.Role(stack, 'Admin', { assumedBy: new iam.AccountRootPrincipal(), description: 'Administers the EKS cluster' })],
  defaults: PlatformDefaults.V1,
});

// One bucket for all backups: each cluster only has access to its own prefix.
const bucket = new BackupBucket(stack, 'Backups');

// "dc1" of Orders serves applications; "analytics" serves analysts without affecting the nodes of "dc1".
platform.addCassandraCluster('Orders', {
  version: CassandraVersion.V5_0_6,
  datacenters: [
    {
      name: 'dc1',
      nodes: 6,
      instanceType: new ec2.InstanceType('r8g.2xlarge'),
      storage: CassandraStorage.gp3(Size.tebibytes(1), { iops: 8000, throughput: 500 }),
    },
    {
      name: 'analytics',
      nodes: 3,
      instanceType: new ec2.InstanceType('r8g.4xlarge'),
      storage: CassandraStorage.gp3(Size.tebibytes(2)),
      cassandraYaml: { concurrent_compactors: 4 },
    },
  ],
  cassandraYaml: { compaction_throughput: '64MiB/s' },
  backup: { bucket, schedule: BackupSchedule.daily({ hour: 1 }), retention: Duration.days(30) },
});

platform.addCassandraCluster('Sessions', {
  version: CassandraVersion.V4_1_9,
  datacenters: [{
    name: 'dc1',
    nodes: 3,
    instanceType: new ec2.InstanceType('m7i.2xlarge'),
    storage: CassandraStorage.io2(Size.gibibytes(300), { iops: 10_000 }),
  }],
  backup: { bucket, schedule: BackupSchedule.daily({ hour: 3 }), retention: Duration.days(7) },
});
