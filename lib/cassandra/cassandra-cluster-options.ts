import { BackupAgeAlarmOptions } from './backup-age-options';
import { CassandraBackupPolicy } from './backup-policy';
import { CassandraAccess } from './cassandra-access';
import { CassandraWorkloadOptions } from './cassandra-workload';
import { IBackupBucket } from '../backup/backup-bucket';
import { HostCluster } from '../host/host-cluster';
import { CassandraSuperuser } from '../lifecycle/cassandra-superuser';
import { GateOptions } from '../lifecycle/gate-options';
import { ICassandraNetwork } from '../network/cassandra-network-attributes';
import { ICassandraOperator } from '../operators/cassandra-operator';

/** Options of backups to S3. */
export interface CassandraBackupOptions extends CassandraBackupPolicy {
  /**
   * Bucket of the backups. Several clusters can share a bucket; none has access to the backups of another.
   *
   * @default - a new bucket, which is retained when the stack is deleted
   */
  readonly bucket?: IBackupBucket;

  /**
   * First segment of the object keys of the backups. Two clusters with the same prefix would overwrite each other's backups, so that is refused.
   *
   * @default - the cluster's name
   */
  readonly prefix?: string;

  /**
   * Alarm on the age of the newest complete backup, which is measured in the bucket every 15 minutes.
   *
   * @default - on, with a threshold that follows from schedules, volumes and retention, and without actions
   */
  readonly ageAlarm?: BackupAgeAlarmOptions;
}

/** Options of a Cassandra cluster with its backups. */
export interface CassandraClusterOptions extends CassandraWorkloadOptions {
  /**
   * Backups to S3.
   *
   * @default - none, with a warning
   */
  readonly backup?: CassandraBackupOptions;

  /**
   * Source of the superuser's name and password.
   *
   * @default CassandraSuperuser.generated()
   */
  readonly superuser?: CassandraSuperuser;

  /**
   * How long a deployment waits until Cassandra serves requests. In the first deployment nodes start one after another, which takes some minutes
   * each.
   *
   * @default - 55 minutes
   */
  readonly readiness?: GateOptions;

  /**
   * Revision of the restart that applies what an upgrade of the operator changed in the nodes, for example the date on which you decide it. After an
   * upgrade `deploymentStatus` says how many nodes restart with the next change, whatever it is, and preflight refuses that change
   * (`restart-pending`). To restart them deliberately, change this revision and nothing else, and deploy. Nodes restart one after another.
   *
   * Do not derive it from the version of the operator: it would change with the upgrade, which then restarts all nodes in the same deployment.
   *
   * @default - the nodes restart with the next change that is accepted
   */
  readonly operatorUpdateRevision?: string;

  /**
   * People who may use the Kubernetes API for this Cassandra cluster, in addition to the administrators of the EKS cluster.
   *
   * @default - none
   */
  readonly access?: CassandraAccess;

  /**
   * Changes that this deployment may make to this cluster although the change guard refuses them, each as the refusal prints it, as in
   * "datacenter-removed:dc2". Each entry is valid for one deployment; a warning reminds you to remove it.
   *
   * @default - none
   */
  readonly acceptedChanges?: string[];
}

/** Properties of a `CassandraCluster`. */
export interface CassandraClusterProps extends CassandraClusterOptions {
  /** EKS cluster that runs the Cassandra cluster. */
  readonly host: HostCluster;

  /** Network of the EKS cluster, whose zones become racks. */
  readonly network: ICassandraNetwork;

  /** Operator that manages the Cassandra cluster. */
  readonly operator: ICassandraOperator;
}
