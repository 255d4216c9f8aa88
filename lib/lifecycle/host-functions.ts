import { ArnFormat, Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as cr from 'aws-cdk-lib/custom-resources';
import { Construct, DependencyGroup } from 'constructs';
import { BackupAge } from './backup-age';
import { OwnFunction } from './function';
import { ProbeNamespace } from './probe-namespace';
import { acknowledgeProvider } from './provider-findings';
import { acknowledge } from '../host/acknowledge';
import { wildcardFinding } from '../host/acknowledge-wildcard';
import { addressOf } from '../host/address';
import { HostCluster } from '../host/host-cluster';

/** A function that uses the Kubernetes API as a member of one group, to which permissions are bound. */
export interface HostFunction {
  readonly code: OwnFunction;
  readonly group: string;
  /** What must exist before the function is called, besides its permissions in Kubernetes. */
  readonly ready: DependencyGroup;
}

/** The same, with the provider that responds to CloudFormation at the end of the wait. */
export interface HostGates extends HostFunction {
  readonly serviceToken: string;
}

/** The limit of the provider framework. Our own waits end earlier, since its message would hide ours. */
const LONGEST_WAIT = Duration.hours(1);

const FOUND = new WeakMap<Stack, Map<string, HostFunctions>>();

/**
 * Our functions for one EKS cluster: one per concern, however many Cassandra clusters there are. They belong to the stack that needs them first, so
 * that a cluster of another stack is never changed.
 */
export class HostFunctions extends Construct {
  /** The functions for a cluster in the construct's stack. */
  public static of(construct: Construct, host: HostCluster): HostFunctions {
    const stack = Stack.of(construct);
    const known = FOUND.get(stack) ?? new Map<string, HostFunctions>();
    FOUND.set(stack, known);
    // Identified by the EKS cluster alone: the ARN of a function is a ServiceToken, which can never change.
    const address = addressOf(host._cluster);
    const found = known.get(address) ?? new HostFunctions(stack, `CassandraFunctions${address}`, host);
    known.set(address, found);
    return found;
  }

  private readonly made = new Map<string, HostFunction>();
  private gatesMade?: HostGates;
  private backupAgeMade?: BackupAge;
  private probesMade?: ProbeNamespace;
  private securityGroup?: ec2.SecurityGroup;
  private wayIn?: ec2.CfnSecurityGroupIngress;

  private constructor(scope: Construct, id: string, private readonly host: HostCluster) {
    super(scope, id);
  }

  /** Copies superusers from Secrets Manager. */
  public get superuser(): HostFunction {
    return this.function('Superuser', 'superuser', 'Copies the superusers of Cassandra clusters from Secrets Manager into Kubernetes');
  }

  /** Measures the age of backups, on a schedule. It never uses the Kubernetes API. */
  public get backupAge(): BackupAge {
    this.backupAgeMade ??= new BackupAge(this, 'BackupAge');
    return this.backupAgeMade;
  }

  /** Waits for changes in Kubernetes, for up to an hour. */
  public get gates(): HostGates {
    this.gatesMade ??= this.makeGates();
    return this.gatesMade;
  }

  private makeGates(): HostGates {
    const made = this.function('Gates', 'gates', 'Waits until operators and Cassandra clusters are ready, or gone', [
      new iam.PolicyStatement({ actions: ['cloudformation:DescribeStacks', 'cloudformation:DescribeStackResource'], resources: [Stack.of(this).stackId] }),
      new iam.PolicyStatement({ actions: ['autoscaling:DescribeAutoScalingGroups'], resources: ['*'] }),
      new iam.PolicyStatement({ actions: ['autoscaling:SetInstanceProtection'], resources: [this.groupsOfStack()] }),
    ]);
    acknowledge(made.code.role, {
      'AwsSolutions-IAM5[Resource::*]': 'IAM knows no resource for autoscaling:DescribeAutoScalingGroups',
      [wildcardFinding(this, this.groupsOfStack())]: 'The groups come after the function, so that only the beginning of their names is known; it only protects instances',
    });
    const provider = new cr.Provider(this, 'Waiter', {
      onEventHandler: made.code.function,
      isCompleteHandler: made.code.function,
      queryInterval: Duration.seconds(15),
      totalTimeout: LONGEST_WAIT,
      logGroup: new logs.LogGroup(this, 'WaiterLog', { retention: logs.RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.DESTROY }),
      disableWaiterStateMachineLogging: true,
    });
    acknowledgeProvider(provider, made.code.function);
    return { ...made, serviceToken: provider.serviceToken };
  }

  /** CloudFormation prefixes the names of a stack's groups with it. */
  private groupsOfStack(): string {
    const resourceName = `*:autoScalingGroupName/${Aws.STACK_NAME}-*`;
    return Stack.of(this).formatArn({ service: 'autoscaling', resource: 'autoScalingGroup', resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  }

  /** Namespace in which objects are only created as a dry run. */
  public get probes(): ProbeNamespace {
    this.probesMade ??= new ProbeNamespace(this, 'Probes', this.host, this.gates.group);
    return this.probesMade;
  }

  private function(id: string, bundle: string, description: string, rights: iam.PolicyStatement[] = []): HostFunction {
    const found = this.made.get(id) ?? this.make(id, bundle, description, rights);
    this.made.set(id, found);
    return found;
  }

  private make(id: string, bundle: string, description: string, rights: iam.PolicyStatement[]): HostFunction {
    const code = new OwnFunction(this, id, {
      bundle,
      description,
      timeout: Duration.minutes(5),
      rights: [new iam.PolicyStatement({ actions: ['eks:DescribeCluster'], resources: [this.host._clusterArn(this)] }), ...rights],
      environment: { CLUSTER_NAME: this.host.clusterName, URL_SUFFIX: Aws.URL_SUFFIX },
      network: this.network(),
    });
    const group = `cdk-eks-cassandra:${bundle}`;
    const access = this.host._addAccessEntry(code, 'Access', { principalArn: code.role.roleArn, kubernetesGroups: [group] });
    const ready = new DependencyGroup(access);
    if (this.wayIn) ready.add(this.wayIn);
    return { code, group, ready };
  }

  private network() {
    const network = this.host._functionNetwork;
    if (!network) return undefined;
    this.securityGroup ??= this.makeSecurityGroup(network.vpc);
    this.wayIn ??= new ec2.CfnSecurityGroupIngress(this, 'WayIn', {
      groupId: network.clusterSecurityGroupId,
      sourceSecurityGroupId: this.securityGroup.securityGroupId,
      ipProtocol: 'tcp',
      fromPort: 443,
      toPort: 443,
      description: 'Functions of cdk-eks-cassandra to the Kubernetes API',
    });
    return { vpc: network.vpc, subnets: network.subnets, securityGroup: this.securityGroup };
  }

  private makeSecurityGroup(vpc: ec2.IVpc): ec2.SecurityGroup {
    const group = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc, allowAllOutbound: false, description: 'Functions of cdk-eks-cassandra: HTTPS to the Kubernetes API and to APIs of AWS',
    });
    group.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), 'HTTPS');
    return group;
  }
}
