import { defineRule } from './rule';
import { COMPUTE_TYPE_AUTO, LABEL_COMPUTE_TYPE } from '../private/placement';
import { autoModeNodes } from '../sizing/compute-kind';

export const volumeDriver = defineRule({
  id: 'volume-driver',
  title: 'Volumes use the CSI driver of the worker nodes',
  why: 'EKS Auto Mode has its own driver. Its nodes cannot attach volumes of the EBS CSI driver, and other nodes cannot attach volumes of Auto Mode: the pod stays pending.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/create-storage-class.html; aws/containers-roadmap#2550',
  * offences({ datacenters }) {
    for (const { name, workers, storage: { volume } } of datacenters) {
      const nodes = autoModeNodes(workers);
      if (!volume || nodes === undefined || nodes === volume.byAutoMode) continue;
      if (nodes) {
        yield {
          what: `the volumes of datacenter "${name}" are created by the EBS CSI driver, but its instances are those of EKS Auto Mode`,
          fix: 'give driver: VolumeDriver.EKS_AUTO_MODE to its CassandraStorage',
        };
      } else if (workers.existing) {
        yield {
          what: `the volumes of datacenter "${name}" are created by EKS Auto Mode, but its placement does not select instances of Auto Mode`,
          got: Object.entries(workers.labels).map(([key, value]) => `${key}=${value}`),
          fix: `add the label ${LABEL_COMPUTE_TYPE}: '${COMPUTE_TYPE_AUTO}', which all instances of Auto Mode have, or leave the driver of the storage out`,
        };
      } else {
        yield {
          what: `the volumes of datacenter "${name}" are created by EKS Auto Mode, which cannot attach them to dedicated workers`,
          fix: 'leave the driver of the storage out, or place the datacenter on instances of Auto Mode with CassandraPlacement.existingNodes',
        };
      }
    }
  },
});
