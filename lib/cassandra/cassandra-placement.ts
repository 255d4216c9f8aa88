import { NodeTaint } from '../host/node-taint';
import { checkedCall } from '../input/checked';

/** Machines that somebody else makes. */
export interface ExistingNodesOptions {
  /**
   * Labels that the nodes carry besides their zone. Pods go to nodes with all of them, and to no others. Machines of EKS Auto Mode need
   * `eks.amazonaws.com/compute-type: auto` among them, so that the driver of the volumes can be checked.
   */
  readonly labels: { [key: string]: string };

  /**
   * Taints of the nodes, which keep other pods away.
   * @default - none
   */
  readonly taints?: NodeTaint[];

  /**
   * Pods that the kubelet allows on such a node: the more, the more memory it keeps for itself. EKS Auto Mode allows at most 110, managed node groups
   * 250 from 30 vCPUs on, Karpenter what its node class says
   * (https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html).
   *
   * @default 110
   */
  readonly maxPods?: number;

  /**
   * IPv4 addresses that such a node takes, with its pods, of the subnet of its zone: checked against those of the subnet. docs/compute.md has the
   * numbers for the network add-on's own defaults, prefixes, and pods in subnets of their own.
   *
   * @default - as with the add-on of a `CassandraEksCluster`: 13 for most types
   */
  readonly addressesPerNode?: number;

  /**
   * Whether pods only go to nodes of exactly the datacenter's `instanceType`, for which they are cut.
   * @default true
   */
  readonly exactInstanceType?: boolean;
}

/**
 * Where the nodes of a datacenter run.
 *
 * By default each datacenter has workers of its own, which this library makes. Machines of Karpenter, EKS Auto Mode or managed node groups are
 * described by their labels and taints; `instanceType` (and `instanceFacts`) still say what they are, so that pods are cut to them and checked.
 * docs/compute.md tells what each of them needs.
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
  /** Workers that are made for the datacenter and run nothing else. */
  public static dedicatedWorkers(): CassandraPlacement {
    return new CassandraPlacement();
  }

  /**
   * Nodes that are there, or that something makes when pods wait for them. One Cassandra node runs on each, and there must be enough in every zone.
   *
   * @param options how they are told from others
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
