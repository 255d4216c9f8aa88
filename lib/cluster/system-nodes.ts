import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { nodeRole } from '../host/node-role';
import { report } from '../host/report';
import { LABEL_SYSTEM } from '../private/placement';

const ROOT_VOLUME_GIB = 50;

/** The default. */
export const SYSTEM_INSTANCE_TYPE = new ec2.InstanceType('m7g.large');

export interface SystemNodesOptions {
  readonly cluster: eks.Cluster;
  readonly kubernetesVersion: string;
  readonly instanceType: ec2.InstanceType;
  readonly nodes: number;
  readonly releaseVersion?: string;
  readonly subnets: ec2.ISubnet[];
}

/** Nodes for operators and system pods, which EKS keeps alive and replaces one after the other. */
export class SystemNodes extends Construct {
  public readonly role: iam.Role;

  constructor(scope: Construct, id: string, options: SystemNodesOptions) {
    super(scope, id);
    this.role = nodeRole(this, { description: 'System nodes of an EKS cluster: join it and pull images', forNetworkAddon: false });
    const template = this.launchTemplate();
    new eks.CfnNodegroup(this, 'Resource', {
      clusterName: options.cluster.clusterName,
      // Named here so that the nodes follow the control plane's version; EKS would leave them where they were.
      version: options.kubernetesVersion,
      releaseVersion: options.releaseVersion,
      amiType: this.amiType(options.instanceType),
      instanceTypes: [options.instanceType.toString()],
      launchTemplate: { id: template.launchTemplateId, version: template.latestVersionNumber },
      nodeRole: this.role.roleArn,
      subnets: options.subnets.map((subnet) => subnet.subnetId),
      scalingConfig: { minSize: options.nodes, desiredSize: options.nodes, maxSize: options.nodes },
      updateConfig: { maxUnavailable: 1 },
      nodeRepairConfig: { enabled: true },
      labels: { [LABEL_SYSTEM]: 'true' },
    });
  }

  private launchTemplate(): ec2.LaunchTemplate {
    return new ec2.LaunchTemplate(this, 'Template', {
      requireImdsv2: true,
      // One hop: pods cannot reach the node's credentials.
      httpPutResponseHopLimit: 1,
      blockDevices: [{
        deviceName: '/dev/xvda',
        volume: ec2.BlockDeviceVolume.ebs(ROOT_VOLUME_GIB, { encrypted: true, volumeType: ec2.EbsDeviceVolumeType.GP3 }),
      }],
    });
  }

  private amiType(instanceType: ec2.InstanceType): string {
    try {
      return instanceType.architecture === ec2.InstanceArchitecture.ARM_64 ? 'AL2023_ARM_64_STANDARD' : 'AL2023_x86_64_STANDARD';
    } catch {
      report(this, {
        rule: 'system-instance-type',
        what: 'the processor architecture of the system nodes\' instance type is not known',
        got: instanceType.toString(),
        fix: 'give a type such as "m7g.large", known at synth',
      });
      return 'AL2023_x86_64_STANDARD';
    }
  }
}
