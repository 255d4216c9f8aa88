import { Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { BackupSchedule, CassandraDatacenterOptions, CassandraStorage, CassandraVersion, CassandraWorkloadOptions } from '../../lib';
import { K8SSANDRA } from '../../lib/backends/k8ssandra/backend';
import { buildModel, Environment } from '../../lib/cassandra/build-model';
import type { ClusterModel } from '../../lib/model/cluster-model';

export const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];

export function datacenter(props: Partial<CassandraDatacenterOptions> & { type?: string } = {}): CassandraDatacenterOptions {
  const { type, ...others } = props;
  return {
    name: 'dc1',
    nodes: 3,
    instanceType: new ec2.InstanceType(type ?? 'r8g.2xlarge'),
    storage: CassandraStorage.gp3(Size.gibibytes(500)),
    ...others,
  };
}

/** The model of a cluster with a backup in three zones of roomy subnets, unless said otherwise. */
export function modelOf(props: Partial<CassandraWorkloadOptions> = {}, environment: Partial<Environment> = {}): ClusterModel {
  return buildModel({ version: CassandraVersion.V5_0_6, datacenters: [datacenter()], ...props }, {
    id: 'Orders',
    backend: K8SSANDRA,
    zones: ZONES,
    subnetAddresses: [8187, 8187, 8187],
    operatorNamespace: 'k8ssandra-operator',
    cqlClients: [],
    backup: { policy: { schedule: BackupSchedule.daily() }, bucket: 'backups', region: 'eu-west-1' },
    ...environment,
  });
}
