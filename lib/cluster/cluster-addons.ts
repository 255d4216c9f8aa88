import { Annotations, Lazy, Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { podIdentityRole } from './pod-identity-role';
import { VOLUME_DRIVER_SERVICE_ACCOUNT, volumeDriverRole } from './volume-driver-role';
import { volumeTags, warnOfTags } from './volume-tags';
import { acknowledgeManagedPolicies } from '../host/acknowledge';
import { report } from '../host/report';
import { CNI_ADDRESS_POOL } from '../private/address-pool';

/** Names of the add-ons that every cluster of ours has. */
export const ADDON_NAMES = ['vpc-cni', 'kube-proxy', 'eks-pod-identity-agent', 'coredns', 'aws-ebs-csi-driver'];

interface AddonOptions {
  readonly configuration?: object;
  /** Role of the add-on's pods by the name of their ServiceAccount. */
  readonly role?: { readonly serviceAccount: string; readonly role: iam.IRole };
}

/** What a cluster needs before nodes can join it, and what it needs before pods can run; between the two come nodes. */
export class ClusterAddons extends Construct {
  /** Network, proxy, identities: without them nodes never become ready. */
  public readonly beforeNodes: Construct[];
  public readonly volumeDriverRole: iam.Role;

  constructor(scope: Construct, id: string, private readonly cluster: eks.Cluster, private readonly versions: Record<string, string>) {
    super(scope, id);
    this.checkNames();
    this.warnUnpinned();
    this.beforeNodes = [this.network(), this.addon('KubeProxy', 'kube-proxy'), this.identityAgent()];
    this.volumeDriverRole = volumeDriverRole(this, 'VolumeDriverRole', cluster.clusterName);
  }

  /** DNS and volumes are Deployments: their add-ons stay degraded until there are nodes for them, and CloudFormation gives up on them. */
  public afterNodes(...nodes: Construct[]): Construct[] {
    const addons = [this.addon('CoreDns', 'coredns'), this.volumeDriver()];
    addons.forEach((addon) => addon.node.addDependency(...nodes));
    return addons;
  }

  private network(): Construct {
    // By Pod Identity and not on the nodes' role, which everything on the host network of a node can use. The agent needs no pod network itself.
    const role = podIdentityRole(this, 'NetworkRole', {
      clusterName: this.cluster.clusterName,
      namespace: 'kube-system',
      serviceAccount: 'aws-node',
      description: 'Gives addresses of the VPC to the pods of an EKS cluster',
    });
    role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('AmazonEKS_CNI_Policy'));
    acknowledgeManagedPolicies(role, {
      AmazonEKS_CNI_Policy: 'AWS keeps this policy in step with the network add-on; only the add-on\'s own ServiceAccount has it, no node does',
    });
    return this.addon('VpcCni', 'vpc-cni', {
      role: { serviceAccount: 'aws-node', role },
      configuration: {
        enableNetworkPolicy: 'true',
        env: {
          MINIMUM_IP_TARGET: String(CNI_ADDRESS_POOL.minimum),
          WARM_IP_TARGET: String(CNI_ADDRESS_POOL.warm),
        },
      },
    });
  }

  private identityAgent(): Construct {
    // CDK makes this add-on when something first asks for it; a second one of the same name would fail.
    const agent = this.cluster.eksPodIdentityAgent as eks.Addon;
    const resource = agent.node.defaultChild as eks.CfnAddon;
    resource.addonVersion = this.versions['eks-pod-identity-agent'];
    resource.resolveConflicts = 'OVERWRITE';
    // The network add-on gets its role from the agent: the agent must start on nodes that are not ready yet, and on those with Cassandra's taint.
    resource.configurationValues = Stack.of(this).toJsonString({ tolerations: [{ operator: 'Exists' }] });
    return agent;
  }

  private volumeDriver(): Construct {
    const addon: eks.CfnAddon = this.addon('VolumeDriver', 'aws-ebs-csi-driver', {
      role: { serviceAccount: VOLUME_DRIVER_SERVICE_ACCOUNT, role: this.volumeDriverRole },
      configuration: { controller: { extraVolumeTags: Lazy.any({ produce: () => volumeTags(addon).tags }) } },
    });
    warnOfTags(addon);
    return addon;
  }

  private addon(id: string, addonName: string, options: AddonOptions = {}): eks.CfnAddon {
    return new eks.CfnAddon(this, id, {
      clusterName: this.cluster.clusterName,
      addonName,
      addonVersion: this.versions[addonName],
      configurationValues: options.configuration && Stack.of(this).toJsonString(options.configuration),
      podIdentityAssociations: options.role && [{ serviceAccount: options.role.serviceAccount, roleArn: options.role.role.roleArn }],
      // What is declared here wins over changes by hand, which would otherwise fail the next deployment.
      resolveConflicts: 'OVERWRITE',
    });
  }

  private checkNames(): void {
    const unknown = Object.keys(this.versions).find((name) => !ADDON_NAMES.includes(name));
    if (unknown === undefined) return;
    report(this, {
      rule: 'addon-name',
      what: 'a version is specified for an add-on that this cluster does not install',
      got: unknown,
      allowed: ADDON_NAMES.join(', '),
      fix: 'correct the name, or install that add-on yourself with its version',
    });
  }

  private warnUnpinned(): void {
    const unpinned = ADDON_NAMES.filter((name) => this.versions[name] === undefined);
    if (unpinned.length === 0) return;
    Annotations.of(this).addWarningV2('cdk-eks-cassandra:addon-version',
      `no version is known for ${unpinned.join(', ')}: EKS chooses one at creation, so that two deployments of this app can differ. Pin them with addonVersions`);
  }
}
