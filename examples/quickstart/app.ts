import { KubectlV35Layer } from '@aws-cdk/lambda-layer-kubectl-v35';
import { Annotations, App, Duration, Size, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { BackupSchedule, CassandraPlatform, CassandraStorage, CassandraVersion, PlatformDefaults } from 'cdk-eks-cassandra';

const app = new App();
const stack = new Stack(app, 'CassandraQuickstart', { terminationProtection: true });

const platform = new CassandraPlatform(stack, 'Platform', {
  kubernetesVersion: eks.KubernetesVersion.V1_35,
  kubectlLayer: new KubectlV35Layer(stack, 'Kubectl'),
  admins: [new iam.Role(stack, 'Admin', { assumedBy: new iam.AccountRootPrincipal() })],
  defaults: PlatformDefaults.V1,
});

platform.addCassandraCluster('Orders', {
  version: CassandraVersion.V5_0_6,
  datacenters: [{
    name: 'dc1',
    nodes: 3,
    instanceType: new ec2.InstanceType('r8g.xlarge'),
    storage: CassandraStorage.gp3(Size.gibibytes(200)),
  }],
  backup: { schedule: BackupSchedule.daily(), retention: Duration.days(14) },
});

// It can be deployed to any region and uses the first zones of it. Specify the zones in production: see examples/production.
Annotations.of(stack).acknowledgeWarning('cdk-eks-cassandra:zones-named');
