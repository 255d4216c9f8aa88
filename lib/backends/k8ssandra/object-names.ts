import { cleanName } from '../../private/names';

/** Names of objects that the operators create and others refer to. Source: cass-operator 1.30.3, k8ssandra-operator 1.32.5. */
export const objectNames = {
  superuserSecret: (clusterName: string) => `${cleanName(clusterName)}-superuser`,
  /** User and password of Reaper in Cassandra. */
  reaperSecret: (clusterName: string) => `${cleanName(clusterName)}-reaper`,
  /** User and password of Reaper's web UI. */
  reaperUiSecret: (clusterName: string) => `${cleanName(clusterName)}-reaper-ui`,
  /** Service of the ready nodes of one datacenter, for CQL clients. */
  cqlService: (clusterName: string, datacenter: string) => `${cleanName(clusterName)}-${cleanName(datacenter)}-service`,
  /** Created by us: the backup schedule of a datacenter. */
  backupSchedule: (cluster: string, datacenter: string, name?: string) => [cluster, datacenter, 'backup', ...(name === undefined ? [] : [name])].join('-'),
  repairServiceAccount: (cluster: string) => `${cluster}-reaper`,
};
