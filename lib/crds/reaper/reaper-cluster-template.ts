import type { k8s } from 'cdk8s-plus-27';
import type { DeploymentMode } from './reaper-choices';
import type { ReaperTemplate } from './reaper-template';

/**
 * Reaper of a K8ssandraCluster.
 */
export interface ReaperClusterTemplate extends ReaperTemplate {
  /**
   * How many Reapers run.
   *
   * @default PER_DC
   */
  readonly deploymentMode?: DeploymentMode;

  /**
   * Name and namespace of a Reaper of its own that repairs this cluster too. Needed for the mode `CONTROL_PLANE`: without it nobody
   * repairs, and nothing says so.
   *
   * @default - none
   */
  readonly reaperRef?: k8s.ObjectReference;
}
