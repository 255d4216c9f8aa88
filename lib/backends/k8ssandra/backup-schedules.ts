import { KubernetesObject, ownLabels } from '../kubernetes-object';
import { objectNames } from './object-names';
import type { ClusterModel } from '../../model/cluster-model';
import { rendered } from '../../model/deferred';

/** MedusaBackupSchedules, each for one datacenter: Medusa knows no backup over several. */
export function backupSchedules(model: ClusterModel): KubernetesObject[] {
  return (model.backup?.schedules ?? []).map(({ datacenter, name, cron, type, enabled }) => ({
    apiVersion: 'medusa.k8ssandra.io/v1alpha1',
    kind: 'MedusaBackupSchedule',
    metadata: { name: objectNames.backupSchedule(model.name, datacenter, name), namespace: rendered(model.namespace), labels: ownLabels(model.name) },
    spec: {
      cronSchedule: rendered(cron),
      ...(!enabled && { disabled: true }),
      backupSpec: { cassandraDatacenter: datacenter, backupType: type },
    },
  }));
}
