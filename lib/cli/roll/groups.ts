import { ask } from '../../lifecycle/handlers/aws';
import type { RollGroup } from '../../roll/observed';
import { CommandError } from '../exit-code';
import { AwsChoice, awsConfiguration, awsProblem, awsSdk } from '../user-modules';

/** An instance as reported by Auto Scaling. */
export interface GroupInstance {
  readonly id: string;
  readonly group: string;
  readonly zone: string;
  readonly lifecycle: string;
  readonly isHealthy: boolean;
  readonly template?: string;
  readonly currentTemplate: string;
}

export interface Found {
  readonly groups: readonly RollGroup[];
  readonly instances: readonly GroupInstance[];
}

/** An SDK client and its commands, loaded from the user's dependencies. */
interface Service {
  readonly sdk: any;
  readonly client: any;
}

/** Maximum number of ids or names per call (API reference of Amazon EC2 Auto Scaling). */
const NAMES_A_CALL = 50;

/** The operations on Auto Scaling groups that a roll needs. */
export class Groups {
  /** @throws CommandError if the SDK, a region or credentials are missing */
  public static async connect(choice: AwsChoice): Promise<Groups> {
    const sdk = awsSdk('client-auto-scaling');
    const client = new sdk.AutoScalingClient(awsConfiguration(choice));
    try {
      await client.config.region();
      await client.config.credentials();
    } catch (error) {
      throw awsProblem('Auto Scaling cannot be asked', error);
    }
    return new Groups({ sdk, client }, choice);
  }

  private constructor(private readonly scaling: Service, private readonly choice: AwsChoice) {}

  /** Group names by instance id; instances without a group are left out. */
  public async groupsOf(ids: readonly string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const some of portions(ids)) {
      const { AutoScalingInstances } = await this.call('DescribeAutoScalingInstances', { InstanceIds: some });
      for (const { InstanceId, AutoScalingGroupName } of AutoScalingInstances ?? []) found.set(InstanceId, AutoScalingGroupName);
    }
    return found;
  }

  /** The groups, with all of their instances. */
  public async describe(names: readonly string[]): Promise<Found> {
    const all: any[] = [];
    for (const some of portions(names)) {
      const { AutoScalingGroups } = await this.call('DescribeAutoScalingGroups', { AutoScalingGroupNames: some, MaxRecords: 100 });
      all.push(...AutoScalingGroups ?? []);
    }
    const instances: GroupInstance[] = [];
    for (const group of all) instances.push(...instancesOf(group, await this.currentTemplate(group)));
    return { groups: all.map(groupOf), instances };
  }

  /** Terminates an instance; its group launches another one. */
  public async terminate(id: string): Promise<void> {
    await this.call('TerminateInstanceInAutoScalingGroup', { InstanceId: id, ShouldDecrementDesiredCapacity: false });
  }

  private async currentTemplate(group: any): Promise<string> {
    const found = group.LaunchTemplate ?? group.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification;
    if (!found) throw new CommandError(`group ${group.AutoScalingGroupName} has no launch template: move it to one, so that its instances can be compared with it`);
    const version = found.Version ?? '$Default';
    return templateText(found.LaunchTemplateId, version.startsWith('$') ? await this.numberOf(found.LaunchTemplateId, version) : version);
  }

  /** The versions to which "$Latest" and "$Default" currently resolve. */
  private async numberOf(id: string, version: string): Promise<string> {
    const sdk = awsSdk('client-ec2');
    const client = new sdk.EC2Client(awsConfiguration(this.choice));
    const command = new sdk.DescribeLaunchTemplatesCommand({ LaunchTemplateIds: [id] });
    return ask('ec2:DescribeLaunchTemplates', (options) => client.send(command, options), ({ LaunchTemplates: [{ LatestVersionNumber, DefaultVersionNumber }] }) => (
      String(version === '$Latest' ? LatestVersionNumber : DefaultVersionNumber)));
  }

  private call(name: string, input: object): Promise<any> {
    const { sdk, client } = this.scaling;
    return ask(`autoscaling:${name}`, (options) => client.send(new sdk[`${name}Command`](input), options), (answer) => answer);
  }
}

function groupOf({ AutoScalingGroupName, DesiredCapacity, SuspendedProcesses }: any): RollGroup {
  return {
    name: AutoScalingGroupName,
    desired: DesiredCapacity,
    launches: !(SuspendedProcesses ?? []).some(({ ProcessName }: any) => ProcessName === 'Launch'),
  };
}

function instancesOf({ AutoScalingGroupName, Instances }: any, currentTemplate: string): GroupInstance[] {
  return (Instances ?? []).map(({ InstanceId, AvailabilityZone, LifecycleState, HealthStatus, LaunchTemplate }: any) => ({
    id: InstanceId,
    group: AutoScalingGroupName,
    zone: AvailabilityZone,
    lifecycle: LifecycleState,
    isHealthy: HealthStatus === 'Healthy',
    template: LaunchTemplate && templateText(LaunchTemplate.LaunchTemplateId, LaunchTemplate.Version),
    currentTemplate,
  }));
}

function templateText(id: string, version: string): string {
  return `${id} version ${version}`;
}

function portions(all: readonly string[]): string[][] {
  const count = Math.ceil(all.length / NAMES_A_CALL);
  return Array.from({ length: count }, (_, at) => all.slice(at * NAMES_A_CALL, (at + 1) * NAMES_A_CALL));
}
