import { Annotations, CfnElement, Duration, Lazy, Size, Stack, Tags, Token, Tokenization } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { nodeImage } from './node-image';
import { nodeUserData } from './node-user-data';
import { workerProblems } from './worker-checks';
import { WorkerOptions } from './worker-options';
import { workerRole } from './worker-role';
import { PlatformDefaults } from '../defaults/platform-defaults';
import { acknowledge } from '../host/acknowledge';
import { nodeSecurityGroup } from '../host/node-security-group';
import { madeOr, report } from '../host/report';
import { checkedProps } from '../input/checked';
import type { Problem } from '../private/errors';

/** EC2's limit of user data before it is encoded. */
const USER_DATA_LIMIT_BYTES = 16_384;
/** What a value may take that only the deployment knows: a certificate, the longest, has about 1500 characters. */
const UNKNOWN_TEXT_BYTES = 2048;
/** A node that has not joined says so this long before CloudFormation stops to listen. */
const SIGNAL_MARGIN = Duration.minutes(2);

/** Properties of `RackWorkers`. */
export interface RackWorkersProps extends WorkerOptions {
  /** Name of the Cassandra rack; part of the workers' labels. */
  readonly rack: string;

  /** Availability zone of the rack. It cannot be changed later, because volumes cannot leave their zone. */
  readonly availabilityZone: string;

  /** Subnet in that zone, with a route to the internet or to the endpoints of EKS, EC2, ECR, S3 and CloudFormation. */
  readonly subnet: ec2.ISubnet;

  /** Number of instances in the rack: one for each Cassandra node, or fewer if several nodes share an instance (`nodesPerWorker`). */
  readonly nodes: number;
}

/**
 * The worker nodes of one Cassandra rack in one zone: an Auto Scaling group of fixed size. Its instances join the EKS cluster, have the labels of the
 * rack, and are tainted so that only Cassandra and daemonsets run there.
 *
 * The creation of the group is complete when all its instances have joined the cluster. A failed instance is replaced, and its Cassandra pod
 * continues on the new one with the same volume. A changed launch template (machine image, instance type, user data) applies to instances that are
 * launched afterwards.
 *
 * Use it to lay out racks yourself; `DatacenterWorkers` creates all racks of a datacenter, one after another.
 *
 * @example
 * declare const host: HostCluster;
 * declare const vpc: ec2.Vpc;
 * declare const stack: Stack;
 * new RackWorkers(stack, 'Rack1', {
 *   host,
 *   cassandraCluster: 'orders',
 *   datacenter: 'dc1',
 *   rack: 'r1',
 *   availabilityZone: vpc.availabilityZones[0],
 *   subnet: vpc.privateSubnets[0],
 *   instanceType: new ec2.InstanceType('r8g.2xlarge'),
 *   nodes: 2,
 * });
 */
export class RackWorkers extends Construct implements ec2.IConnectable {
  /** Name of the Cassandra rack. */
  public readonly rack: string;

  /** Name of the Cassandra datacenter. */
  public readonly datacenter: string;

  /** Zone of the rack. */
  public readonly availabilityZone: string;

  /** The Auto Scaling group. Constructs that need the nodes of the rack should depend on it. */
  public readonly autoScalingGroup: autoscaling.AutoScalingGroup;

  /** The launch template of the instances. */
  public readonly launchTemplate: ec2.LaunchTemplate;

  /**
   * Network connections of the instances and of the pods on them. Their security group is the cluster security group of EKS, which all nodes of the
   * EKS cluster share.
   */
  public readonly connections: ec2.Connections;

  /** Role of the instances. */
  public readonly role: iam.IRole;

  /**
   * Synthesis fails if the subnet is in another zone, a number or name is out of range, the type has instance store, no machine image is known for
   * the EKS cluster, or the cluster was imported without an attribute that its nodes need.
   *
   * @param scope the parent construct
   * @param id the construct id
   * @param props the properties of the workers
   */
  constructor(scope: Construct, id: string, props: RackWorkersProps) {
    super(scope, id);
    props = checkedProps(this, 'RackWorkersProps', props);
    const problems = this.check(props);
    this.rack = props.rack;
    this.datacenter = props.datacenter;
    this.availabilityZone = props.availabilityZone;

    const { role, ready } = props.role ? { role: props.role, ready: [] } : workerRole(this, props.host);
    this.role = role;
    const isUsable = (rule: string) => !problems.some((problem) => problem.rule === rule);
    const joinTimeout = isUsable('worker-join-timeout') && props.joinTimeout || Duration.minutes(15);
    this.launchTemplate = this.makeTemplate(props, this.userData(props, joinTimeout), isUsable('worker-root-volume') ? props.rootVolumeSize : undefined);
    this.autoScalingGroup = this.makeGroup(props, joinTimeout);
    this.connections = this.autoScalingGroup.connections;
    // A node without a route to the outside can neither pull images nor signal; the subnet alone does not stand for its routes.
    this.autoScalingGroup.node.addDependency(props.host._nodesNeed, props.subnet.internetConnectivityEstablished, role, ...ready);
  }

  private check(props: RackWorkersProps): Problem[] {
    const problems = workerProblems(props);
    report(this, ...problems);
    if (!Token.isUnresolved(props.instanceType.toString()) && props.instanceType.isBurstable()) {
      Annotations.of(this).addWarningV2('cdk-eks-cassandra:worker-burstable',
        `${props.instanceType} is burstable: without CPU credits Cassandra slows down until its peers take it for dead. Use it for tests only`);
    }
    return problems;
  }

  private userData(props: RackWorkersProps, joinTimeout: Duration): ec2.UserData {
    const { host } = props;
    const stack = Stack.of(this);
    const text = nodeUserData({
      clusterName: host.clusterName,
      apiServerEndpoint: host._attribute('clusterEndpoint'),
      certificateAuthority: host._attribute('clusterCertificateAuthorityData'),
      serviceIpv4Cidr: host._attribute('serviceIpv4Cidr'),
      cassandraCluster: props.cassandraCluster,
      datacenter: props.datacenter,
      rack: props.rack,
      maxPods: props.maxPods ?? defaultsOf(props).maxPods,
      signal: {
        stackName: stack.stackName,
        region: stack.region,
        // The id, not a reference: the group refers to the template.
        logicalId: Lazy.string({ produce: () => (this.autoScalingGroup.node.defaultChild as CfnElement).logicalId }),
        deadlineSeconds: joinTimeout.toSeconds() - SIGNAL_MARGIN.toSeconds(),
      },
    });
    this.reportLong(text);
    return ec2.UserData.custom(text);
  }

  private reportLong(userData: string): void {
    const size = Buffer.byteLength(userData) + Tokenization.reverseString(userData).tokens.length * UNKNOWN_TEXT_BYTES;
    if (size <= USER_DATA_LIMIT_BYTES) return;
    report(this, {
      rule: 'worker-user-data',
      what: 'the user data of the workers exceeds the limit of EC2',
      got: `${size} bytes`,
      allowed: `${USER_DATA_LIMIT_BYTES} bytes`,
      fix: 'check the HostCluster\'s certificate authority: it should be one certificate in base64',
    });
  }

  private makeTemplate(props: RackWorkersProps, userData: ec2.UserData, rootVolumeSize?: Size): ec2.LaunchTemplate {
    const template = new ec2.LaunchTemplate(this, 'LaunchTemplate', {
      machineImage: madeOr(ec2.MachineImage.latestAmazonLinux2023(), this, () => nodeImage(this.node.path, props)),
      instanceType: props.instanceType,
      userData,
      role: this.role,
      // It already lets nodes and control plane talk to each other.
      securityGroup: nodeSecurityGroup(this, props.host),
      associatePublicIpAddress: false,
      requireImdsv2: true,
      // One hop: pods do not get at the node's role.
      httpPutResponseHopLimit: 1,
      detailedMonitoring: true,
      ebsOptimized: true,
      blockDevices: [{
        deviceName: '/dev/xvda',
        volume: ec2.BlockDeviceVolume.ebs((rootVolumeSize ?? Size.gibibytes(defaultsOf(props).rootVolumeGib)).toGibibytes(), {
          volumeType: ec2.EbsDeviceVolumeType.GP3,
          encrypted: true,
          deleteOnTermination: true,
        }),
      }],
    });
    Tags.of(template).add('Name', nameTag(props));
    return template;
  }

  private makeGroup(props: RackWorkersProps, joinTimeout: Duration): autoscaling.AutoScalingGroup {
    const group = new autoscaling.AutoScalingGroup(this, 'Resource', {
      vpc: props.vpc ?? props.host.vpc,
      vpcSubnets: { subnets: [props.subnet] },
      launchTemplate: this.launchTemplate,
      // No scale-in protection from the start: a protected instance would hold up the roll-back of a creation.
      minCapacity: props.nodes,
      maxCapacity: props.nodes,
      signals: autoscaling.Signals.waitForAll({ timeout: joinTimeout }),
      updatePolicy: props.updatePolicy,
      healthChecks: autoscaling.HealthChecks.ec2({ gracePeriod: Duration.minutes(5) }),
      groupMetrics: [autoscaling.GroupMetrics.all()],
    });
    Tags.of(group).add(`kubernetes.io/cluster/${props.host.clusterName}`, 'owned');
    Tags.of(group).add('Name', nameTag(props));
    acknowledge(group, {
      'AwsSolutions-AS3': 'the group never scales; launches and terminations are events of EventBridge, to which whoever runs it can subscribe',
    });
    return group;
  }
}

function defaultsOf(props: WorkerOptions) {
  return (props.defaults ?? PlatformDefaults.V1)._table.workers;
}

function nameTag(props: RackWorkersProps): string {
  return `${props.cassandraCluster}/${props.datacenter}/${props.rack}`;
}
