/** A platform with as many Cassandra clusters of one datacenter as CLUSTERS says: what a further one adds is counted. */
import { KubectlV35Layer } from '@aws-cdk/lambda-layer-kubectl-v35';
import { App, Size, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { BackupSchedule, CassandraPlatform, CassandraStorage, CassandraVersion } from 'cdk-eks-cassandra';

const stack = new Stack(new App(), 'CassandraQuickstart');
const platform = new CassandraPlatform(stack, 'Platform', {
  kubernetesVersion: eks.KubernetesVersion.V1_35,
  kubectlLayer: new KubectlV35Layer(stack, 'Kubectl'),
  admins: [new iam.Role(stack, 'Admin', { assumedBy: new iam.AccountRootPrincipal() })],
});
for (let at = 1; at <= Number(process.env.CLUSTERS); at++) {
  platform.addCassandraCluster(`Cluster${at}`, {
    version: CassandraVersion.V5_0_6,
    datacenters: [{ name: 'dc1', nodes: 3, instanceType: new ec2.InstanceType('r8g.xlarge'), storage: CassandraStorage.gp3(Size.gibibytes(200)) }],
    backup: { schedule: BackupSchedule.daily() },
  });
}
