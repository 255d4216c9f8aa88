import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { warnOfAge } from './image-age';
import { RackWorkers } from './rack-workers';
import { WorkerOptions } from './worker-options';
import { workerRole } from './worker-role';
import { nodeSecurityGroup } from '../host/node-security-group';
import { freeId, report, reportOnce } from '../host/report';
import { checkedProps } from '../input/checked';

/** Placement and size of a rack. */
export interface RackPlacement {
  /** Name of the rack. */
  readonly name: string;
  /** Availability zone of the rack. It cannot be changed later, because volumes cannot leave their zone. */
  readonly availabilityZone: string;
  /** Subnet in that zone. */
  readonly subnet: ec2.ISubnet;
  /** Number of instances in the rack: one for each Cassandra node, or fewer if several nodes share an instance (`nodesPerWorker`). */
  readonly nodes: number;
}

/** Properties of `DatacenterWorkers`. */
export interface DatacenterWorkersProps extends WorkerOptions {
  /** The racks in the order in which they are created and updated: at least one, with unique names. */
  readonly racks: RackPlacement[];
}

/**
 * The worker nodes of one Cassandra datacenter: `RackWorkers` for each rack, created and updated one after another, so that a failing change stops at
 * the first rack while the others keep serving.
 *
 * All racks share one role with one access entry. Permissions that you grant to the role apply to all of them.
 *
 * @example
 * declare const host: HostCluster;
 * declare const vpc: ec2.Vpc;
 * declare const stack: Stack;
 * new DatacenterWorkers(stack, 'Workers', {
 *   host,
 *   cassandraCluster: 'orders',
 *   datacenter: 'dc1',
 *   instanceType: new ec2.InstanceType('r8g.2xlarge'),
 *   racks: [
 *     { name: 'r1', availabilityZone: 'eu-west-1a', subnet: vpc.privateSubnets[0], nodes: 2 },
 *     { name: 'r2', availabilityZone: 'eu-west-1b', subnet: vpc.privateSubnets[1], nodes: 2 },
 *     { name: 'r3', availabilityZone: 'eu-west-1c', subnet: vpc.privateSubnets[2], nodes: 2 },
 *   ],
 * });
 */
export class DatacenterWorkers extends Construct implements ec2.IConnectable {
  /** The racks in the order of the props. */
  public readonly racks: RackWorkers[];

  /**
   * Network connections of the instances and of the pods on them. Their security group is the cluster security group of EKS, which all nodes of the
   * EKS cluster share.
   */
  public readonly connections: ec2.Connections;

  /** Role of all instances. */
  public readonly role: iam.IRole;

  /**
   * Synthesis fails if there is no rack, two have the same name, or as `RackWorkers`.
   *
   * @param scope the parent construct
   * @param id the construct id
   * @param props the properties of the workers
   */
  constructor(scope: Construct, id: string, props: DatacenterWorkersProps) {
    super(scope, id);
    props = checkedProps(this, 'DatacenterWorkersProps', props);
    reportOnce(this);
    this.reportBadRacks(props.racks);
    warnOfAge(this, props.amiRelease);

    this.connections = new ec2.Connections({ securityGroups: [nodeSecurityGroup(this, props.host)] });
    const { racks, ...options } = props;
    const { role, ready } = props.role ? { role: props.role, ready: [] } : workerRole(this, props.host);
    this.role = role;
    this.racks = racks.map(({ name, ...placement }) => new RackWorkers(this, freeId(this, name), { ...options, ...placement, rack: name, role }));
    for (const [index, rack] of this.racks.entries()) {
      rack.autoScalingGroup.node.addDependency(...ready);
      // One rack after the other, when they are made and when they change; the reverse when they go.
      if (index > 0) rack.autoScalingGroup.node.addDependency(this.racks[index - 1].autoScalingGroup);
    }
  }

  private reportBadRacks(racks: RackPlacement[]): void {
    if (racks.length === 0) {
      report(this, {
        rule: 'worker-racks',
        what: 'a datacenter has no rack',
        fix: 'give at least one rack; three in three zones survive the loss of one',
      });
    }
    const names = racks.map(({ name }) => name);
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    if (twice.length > 0) {
      report(this, {
        rule: 'worker-racks',
        what: 'two racks of a datacenter have the same name',
        got: [...new Set(twice)],
        fix: 'give each rack a unique name',
      });
    }
  }
}
