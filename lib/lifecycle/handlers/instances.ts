/* eslint-disable @typescript-eslint/no-require-imports, import/no-unresolved, import/no-extraneous-dependencies */
import { ask, AwsError, CLIENT } from './aws';

export interface Instance {
  readonly id: string;
  /** Whether Auto Scaling may end it when it scales in. */
  readonly isProtected: boolean;
}

/** The instances of Auto Scaling groups, as far as they have to be known and held. */
export interface Instances {
  /** Name of the group that a resource of a stack is; undefined if the stack has no such resource yet. */
  groupOf(stackId: string, logicalId: string): Promise<string | undefined>;
  /** A group's instances, without those that only come, or are on their way out. */
  list(group: string): Promise<Instance[]>;
  /** Lets Auto Scaling end an instance when it scales in, or not. */
  protect(group: string, ids: readonly string[], isProtected: boolean): Promise<void>;
}

/** Only these can be protected (API reference of SetInstanceProtection). */
const STAYING = ['InService', 'EnteringStandby', 'Standby'];
/** SetInstanceProtection takes no more at once (Amazon EC2 Auto Scaling User Guide, "Quotas"). */
const IDS_A_CALL = 50;
const PROTECT = 'autoscaling:SetInstanceProtection';

export const instances: Instances = { groupOf, list, protect };

async function groupOf(stackId: string, logicalId: string): Promise<string | undefined> {
  const { CloudFormationClient, DescribeStackResourceCommand } = require('@aws-sdk/client-cloudformation');
  const command = new DescribeStackResourceCommand({ StackName: stackId, LogicalResourceId: logicalId });
  try {
    return await ask('cloudformation:DescribeStackResource', (options) => new CloudFormationClient(CLIENT).send(command, options),
      ({ StackResourceDetail }) => StackResourceDetail.PhysicalResourceId || undefined);
  } catch (error) {
    if (error instanceof AwsError && error.code === 'ValidationError') return undefined;
    throw error;
  }
}

async function list(group: string): Promise<Instance[]> {
  const { AutoScalingClient, DescribeAutoScalingGroupsCommand } = require('@aws-sdk/client-auto-scaling');
  const command = new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [group] });
  return ask('autoscaling:DescribeAutoScalingGroups', (options) => new AutoScalingClient(CLIENT).send(command, options),
    ({ AutoScalingGroups: [found] }) => (found?.Instances ?? [])
      .filter(({ LifecycleState }: any) => STAYING.includes(LifecycleState))
      .map(({ InstanceId, ProtectedFromScaleIn }: any) => ({ id: InstanceId, isProtected: ProtectedFromScaleIn === true })));
}

async function protect(group: string, ids: readonly string[], isProtected: boolean): Promise<void> {
  const { AutoScalingClient, SetInstanceProtectionCommand } = require('@aws-sdk/client-auto-scaling');
  for (let from = 0; from < ids.length; from += IDS_A_CALL) {
    const command = new SetInstanceProtectionCommand({
      AutoScalingGroupName: group, InstanceIds: ids.slice(from, from + IDS_A_CALL), ProtectedFromScaleIn: isProtected,
    });
    await ask(PROTECT, (options) => new AutoScalingClient(CLIENT).send(command, options), () => undefined).catch(again);
  }
}

/** An instance left its group since it was listed: the next look knows. */
function again(error: unknown): never {
  throw error instanceof AwsError && error.code === 'ValidationError' ? new AwsError(PROTECT, 'InstancesChanged') : error;
}
