import { NodeTaint } from '../host/node-taint';
import { checkedCall } from '../input/checked';

/** Options of worker nodes that this library does not create. */
export interface ExistingNodesOptions {
  /**
   * Labels of the worker nodes, in addition to their zone. Pods are only scheduled onto nodes with all of them. For EKS Auto Mode, include
   * `eks.amazonaws.com/compute-type: auto`, so that the driver of the volumes can be checked.
   */
  readonly labels: { [key: string]: string };

  /**
   * Taints of the worker nodes, which keep other pods away.
   * @default - none
   */
  readonly taints?: NodeTaint[];

  /**
   * Maximum number of pods on such a node, for each of which the kubelet reserves memory. EKS Auto Mode allows at most 110, managed node groups 250
   * for 30 vCPUs or more, Karpenter as its node class specifies (https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html).
   *
   * @default 110
   */
  readonly maxPods?: number;

  /**
   * Number of IPv4 addresses that such a node, with its pods, takes from the subnet of its zone. docs/compute.md lists the numbers for the defaults
   * of the network add-on, for prefixes, and for pods in separate subnets.
   *
   * @default - as with the add-on of a `CassandraEksCluster`: 13 for most instance types
   */
  readonly addressesPerNode?: number;

  /**
   * Whether pods are only scheduled onto nodes with the datacenter's `instanceType`, for which they are sized.
   * @default true
   */
  readonly exactInstanceType?: boolean;
}

/**
 * Worker nodes on which a datacenter runs.
 *
 * By default this library creates dedicated workers for each datacenter. Nodes of Karpenter, EKS Auto Mode or managed node groups are described by
 * their labels and taints; `instanceType` (and `instanceFacts`) still specify their size, for which pods are sized and checked. docs/compute.md
 * describes the requirements of each.
 *
 * @example
 * const onKarpenter = CassandraPlacement.existingNodes({ labels: { 'karpenter.sh/nodepool': 'cassandra' }, taints: [{ key: 'cassandra' }] });
 *
 * // EKS Auto Mode attaches only volumes of its own driver.
 * const onAutoMode: CassandraDatacenterOptions = {
 *   name: 'dc1',
 *   instanceType: new ec2.InstanceType('r8g.2xlarge'),
 *   storage: CassandraStorage.gp3(Size.gibibytes(500), { driver: VolumeDriver.EKS_AUTO_MODE }),
 *   placement: CassandraPlacement.existingNodes({
 *     labels: { 'eks.amazonaws.com/compute-type': 'auto', 'karpenter.sh/nodepool': 'cassandra' },
 *     taints: [{ key: 'cassandra' }],
 *   }),
 * };
 */
export class CassandraPlacement {
  /** Dedicated workers, which this library creates for the datacenter. */
  public static dedicatedWorkers(): CassandraPlacement {
    return new CassandraPlacement();
  }

  /**
   * Existing worker nodes, or nodes that a provisioner creates for pending pods. One Cassandra node runs on each, and every zone needs enough of
   * them.
   *
   * @param options labels and other attributes of the nodes
   */
  public static existingNodes(options: ExistingNodesOptions): CassandraPlacement {
    [options] = checkedCall('CassandraPlacement.existingNodes', options);
    return new CassandraPlacement(options);
  }

  private constructor(
    /** The nodes, unless they are ours to make. @internal */
    public readonly _existing?: ExistingNodesOptions,
  ) {}
}
