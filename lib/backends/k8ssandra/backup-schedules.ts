import { KubernetesObject, ownLabels } from './kubernetes-object';
import { objectNames } from './object-names';
import type { ClusterModel } from '../../model/cluster-model';
import { rendered } from '../../model/deferred';

/** One MedusaBackupSchedule for each datacenter: Medusa knows no backup over several. */
export function backupSchedules(model: ClusterModel): KubernetesObject[] {
  const { backup } = model;
  if (!backup) return [];
  return model.datacenters.map(({ name }) => ({
    apiVersion: 'medusa.k8ssandra.io/v1alpha1',
    kind: 'MedusaBackupSchedule',
    metadata: { name: objectNames.backupSchedule(model.name, name), namespace: rendered(model.namespace), labels: ownLabels(model.name) },
    spec: {
      cronSchedule: backup.cron,
      backupSpec: { cassandraDatacenter: name, backupType: backup.type },
    },
  }));
}
