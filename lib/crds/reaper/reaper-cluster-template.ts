import type { k8s } from 'cdk8s-plus-27';
import type { DeploymentMode } from './reaper-choices';
import type { ReaperTemplate } from './reaper-template';

/**
 * The Reaper of a K8ssandraCluster.
 */
export interface ReaperClusterTemplate extends ReaperTemplate {
  /**
   * How many Reaper instances run.
   *
   * @default PER_DC
   */
  readonly deploymentMode?: DeploymentMode;

  /**
   * Name and namespace of a standalone Reaper that repairs this cluster. Required for the mode `CONTROL_PLANE`: without it, the cluster is
   * silently never repaired.
   *
   * @default - none
   */
  readonly reaperRef?: k8s.ObjectReference;
}
