import { Size } from 'aws-cdk-lib';
import { describeRule, withDatacenter } from './rule-cases';
import { CassandraPlacement, CassandraStorage, VolumeDriver } from '../../lib';

const size = Size.gibibytes(500);
const driver = VolumeDriver.EKS_AUTO_MODE;
const auto = CassandraStorage.gp3(size, { driver });
const nodes = (labels: Record<string, string>) => CassandraPlacement.existingNodes({ labels, taints: [{ key: 'cassandra' }] });
const autoNodes = nodes({ 'eks.amazonaws.com/compute-type': 'auto', 'karpenter.sh/nodepool': 'cassandra' });

describeRule('volume-driver', {
  fails: {
    'volumes of the EBS CSI driver for Auto Mode': {
      props: withDatacenter({ placement: autoNodes }),
      says: /datacenter "dc1" are created by the EBS CSI driver, but its instances are those of EKS Auto Mode; give driver: VolumeDriver.EKS_AUTO_MODE/,
    },
    'the same, told by a label that only Auto Mode has': {
      props: withDatacenter({ placement: nodes({ 'eks.amazonaws.com/instance-family': 'r8g' }) }), says: /those of EKS Auto Mode/,
    },
    'volumes of Auto Mode for Karpenter': {
      props: withDatacenter({ storage: auto, placement: nodes({ 'karpenter.sh/nodepool': 'cassandra' }) }),
      says: /its placement does not select instances of Auto Mode: got .*karpenter\.sh\/nodepool=cassandra.*add the label eks\.amazonaws\.com\/compute-type: 'auto'/,
    },
    'volumes of Auto Mode for a managed node group': {
      props: withDatacenter({ storage: CassandraStorage.io2(size, { iops: 5000, driver }), placement: nodes({ pool: 'cassandra' }) }), says: /does not select instances of Auto Mode/,
    },
    'volumes of Auto Mode for dedicated workers': { props: withDatacenter({ storage: auto }), says: /cannot attach them to dedicated workers; leave the driver/ },
  },
  passes: {
    'volumes of Auto Mode for its instances': withDatacenter({ storage: auto, placement: autoNodes }),
    'the EBS CSI driver for Karpenter': withDatacenter({ placement: nodes({ 'karpenter.sh/nodepool': 'cassandra' }) }),
    'the EBS CSI driver, asked for by name': withDatacenter({ storage: CassandraStorage.gp3(size, { driver: VolumeDriver.EBS_CSI }) }),
    'a class of somebody else': withDatacenter({ storage: CassandraStorage.existing(size, 'theirs'), placement: autoNodes }),
    'a kind that only the deployment knows': withDatacenter({ placement: nodes({ 'eks.amazonaws.com/compute-type': '${Token[kind.1]}' }) }),
  },
});
