import { defineRule } from './rule';
import { COMPUTE_TYPE_AUTO, LABEL_COMPUTE_TYPE } from '../private/placement';
import { autoModeNodes } from '../sizing/compute-kind';

export const autoMode = defineRule({
  id: 'auto-mode',
  title: 'EKS Auto Mode is used only on an EKS cluster that runs it',
  why: 'A cluster with Auto Mode lacks the add-ons for network and volumes, which its own nodes do not need. Other nodes never become ready, and the deployment of workers fails.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/automode.html; aws-eks-v2 makes such a cluster unless it is told otherwise',
  * offences({ autoMode: there, datacenters }) {
    for (const { name, workers } of datacenters) {
      const wanted = autoModeNodes(workers);
      if (there === false && wanted === true) {
        yield {
          what: `datacenter "${name}" selects instances of EKS Auto Mode, which the EKS cluster does not run`,
          got: `${LABEL_COMPUTE_TYPE}=${COMPUTE_TYPE_AUTO}`,
          fix: 'remove the label, or give the cluster defaultCapacityType: eks.DefaultCapacityType.AUTOMODE',
        };
      } else if (there === true && wanted === false) {
        yield {
          level: 'warning',
          what: `the EKS cluster runs Auto Mode, and the ${workers.existing ? 'instances' : 'dedicated workers'} of datacenter "${name}" are not Auto Mode's`,
          fix: 'run the datacenter on instances of Auto Mode (docs/compute.md), or give the cluster defaultCapacityType: eks.DefaultCapacityType.NODEGROUP; acknowledge it if '
            + 'the add-ons vpc-cni, kube-proxy, aws-ebs-csi-driver and eks-pod-identity-agent are installed',
        };
      }
    }
  },
});
