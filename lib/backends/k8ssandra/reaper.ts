import { imageOf } from './image';
import { sessionKey } from './reaper-session-key';
import { RepairType } from '../../crds/reaper/reaper-choices';
import type { ReaperClusterTemplate } from '../../crds/reaper/reaper-cluster-template';
import type { ClusterModel, RepairModel } from '../../model/cluster-model';
import { rendered } from '../../model/deferred';
import { quantity } from '../kubernetes-object';

/** Beside the heap: threads, buffers and the JVM itself. */
const BESIDE_HEAP_MIB = 512;

const TYPES = { full: RepairType.REGULAR, incremental: RepairType.INCREMENTAL };

/** Without schedules, Reaper repairs nothing. */
export function reaper(repair: RepairModel, model: ClusterModel): ReaperClusterTemplate {
  const keystores = model.encryption.managementApi?.repairKeystores;
  const memory = quantity(`${repair.heapMib + BESIDE_HEAP_MIB}Mi`);
  return {
    autoScheduling: {
      enabled: true,
      repairType: repair.type && TYPES[repair.type],
      excludedKeyspaces: repair.excludedKeyspaces.length > 0 ? repair.excludedKeyspaces.map((name) => rendered(name)) : undefined,
    },
    additionalEnvVars: [...sessionKey(model.clusterName), ...schedules(repair)],
    serviceAccountName: repair.serviceAccount,
    heapSize: quantity(repair.heapMib % 1024 === 0 ? `${repair.heapMib / 1024}Gi` : `${repair.heapMib}Mi`),
    resources: { requests: { cpu: quantity('100m'), memory }, limits: { memory } },
    containerImage: imageOf(model.images.reaper),
    httpManagement: keystores === undefined ? undefined : { enabled: true, keystores: { name: keystores } },
  };
}

/** The custom resource has no fields for these: they are variables of Reaper's image, which the operator sets none of. */
function schedules({ intervalDays, threads, intensity, segmentMinutes }: RepairModel): { name: string; value: string }[] {
  return Object.entries({
    REAPER_SCHEDULE_DAYS_BETWEEN: intervalDays,
    REAPER_REPAIR_RUN_THREADS: threads,
    REAPER_REPAIR_INTENSITY: intensity,
    REAPER_HANGING_REPAIR_TIMEOUT_MINS: segmentMinutes,
  }).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value: String(value) }]));
}
