import { CfnElement, Duration, Lazy, Size, Stack, Tags } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { nodeImage } from './node-image';
import { nodeUserData } from './node-user-data';
import { WorkerOptions } from './worker-options';
import { workerRole } from './worker-role';
import { PlatformDefaults } from '../model/platform-defaults';

/** Properties of `RackWorkers`. */
export interface RackWorkersProps extends WorkerOptions {
  /** Name of the Cassandra rack. */
  readonly rack: string;

  /** Zone of the rack: its volumes live there, so it can never change. */
  readonly availabilityZone: string;

  /** Subnet in that zone. */
  readonly subnet: ec2.ISubnet;

  /** Number of instances: one for each Cassandra node of the rack. */
  readonly nodes: number;
}

/**
 * The workers of one Cassandra rack.
 */
export class RackWorkers extends Construct {
  /** Name of the Cassandra rack. */
  public readonly rack: string;

  /** Zone of the rack. */
  public readonly availabilityZone: string;

  /** The group of instances. */
  public readonly autoScalingGroup: autoscaling.AutoScalingGroup;

  /** What the instances are launched from. */
  public readonly launchTemplate: ec2.LaunchTemplate;

  /** Role of the instances. */
  public readonly role: iam.IRole;

  /**
   * @param scope where the workers hang
   * @param id their id
   * @param props what they are
   */
  constructor(scope: Construct, id: string, props: RackWorkersProps) {
    super(scope, id);
    this.rack = props.rack;
    this.availabilityZone = props.availabilityZone;

    const { role, ready } = props.role ? { role: props.role, ready: [] } : workerRole(this, props.host);
    this.role = role;
    const timeout = props.joinTimeout ?? Duration.minutes(15);
    this.launchTemplate = this.makeTemplate(props, timeout);
    this.autoScalingGroup = this.makeGroup(props, timeout);
    // A node without a route to the outside can neither pull images nor signal; the subnet alone does not stand for its routes.
    this.autoScalingGroup.node.addDependency(props.host._nodesNeed, props.subnet.internetConnectivityEstablished, ...ready);
  }

  private makeTemplate(props: RackWorkersProps, timeout: Duration): ec2.LaunchTemplate {
    const { workers } = (props.defaults ?? PlatformDefaults.V1)._table;
    const { host } = props;
    const template = new ec2.LaunchTemplate(this, 'LaunchTemplate', {
      machineImage: nodeImage(this.node.path, props),
      instanceType: props.instanceType,
      role: this.role,
      securityGroup: ec2.SecurityGroup.fromSecurityGroupId(this, 'ClusterSecurityGroup', host.clusterSecurityGroupId, { mutable: false }),
      requireImdsv2: true,
      httpPutResponseHopLimit: 1,
      detailedMonitoring: true,
      associatePublicIpAddress: false,
      ebsOptimized: true,
      blockDevices: [{
        deviceName: '/dev/xvda',
        volume: ec2.BlockDeviceVolume.ebs((props.rootVolumeSize ?? Size.gibibytes(workers.rootVolumeGib)).toGibibytes(), {
          volumeType: ec2.EbsDeviceVolumeType.GP3,
          encrypted: true,
          deleteOnTermination: true,
        }),
      }],
      userData: ec2.UserData.custom(nodeUserData({
        clusterName: host.clusterName,
        apiServerEndpoint: host.clusterEndpoint,
        certificateAuthority: host.clusterCertificateAuthorityData,
        serviceIpv4Cidr: host.serviceIpv4Cidr,
        cassandraCluster: props.cassandraCluster,
        datacenter: props.datacenter,
        rack: props.rack,
        maxPods: props.maxPods ?? workers.maxPods,
        signal: {
          stackName: Stack.of(this).stackName,
          region: Stack.of(this).region,
          logicalId: Lazy.string({ produce: () => (this.autoScalingGroup.node.defaultChild as CfnElement).logicalId }),
          deadlineSeconds: timeout.toSeconds() - 180,
        },
      })),
    });
    return template;
  }

  private makeGroup(props: RackWorkersProps, timeout: Duration): autoscaling.AutoScalingGroup {
    const group = new autoscaling.AutoScalingGroup(this, 'Resource', {
      vpc: props.vpc ?? props.host.vpc,
      vpcSubnets: { subnets: [props.subnet] },
      launchTemplate: this.launchTemplate,
      minCapacity: props.nodes,
      maxCapacity: props.nodes,
      signals: autoscaling.Signals.waitForAll({ timeout }),
      updatePolicy: props.updatePolicy,
      healthChecks: autoscaling.HealthChecks.ec2({ gracePeriod: Duration.minutes(5) }),
      groupMetrics: [autoscaling.GroupMetrics.all()],
    });
    Tags.of(group).add(`kubernetes.io/cluster/${props.host.clusterName}`, 'owned');
    Tags.of(group).add('Name', `${props.cassandraCluster}/${props.datacenter}/${props.rack}`);
    return group;
  }
}
