import { KubernetesObject, ownLabels } from '../kubernetes-object';
import { objectNames } from './object-names';
import type { MedusaBackupScheduleSpec } from '../../crds/medusa/medusa-backup-schedule';
import { BackupType } from '../../crds/medusa/medusa-choices';
import { render } from '../../crds/rendering/render';
import type { BackupScheduleModel, ClusterModel } from '../../model/cluster-model';
import { rendered } from '../../model/deferred';

/** One MedusaBackupSchedule per datacenter: Medusa has no backup that covers several. */
export function backupSchedules(model: ClusterModel): KubernetesObject[] {
  return (model.backup?.schedules ?? []).map((schedule) => ({
    apiVersion: 'medusa.k8ssandra.io/v1alpha1',
    kind: 'MedusaBackupSchedule',
    metadata: {
      name: objectNames.backupSchedule(model.name, schedule.datacenter, schedule.name),
      namespace: rendered(model.namespace),
      labels: ownLabels(model.name),
    },
    spec: render(specOf(schedule), 'MedusaBackupScheduleSpec'),
  }));
}

function specOf({ datacenter, cron, type, enabled }: BackupScheduleModel): MedusaBackupScheduleSpec {
  return {
    cronSchedule: rendered(cron),
    disabled: enabled ? undefined : true,
    backupSpec: { cassandraDatacenter: datacenter, backupType: BackupType.of(type) },
  };
}
