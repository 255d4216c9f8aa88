/* eslint-disable @typescript-eslint/no-require-imports, import/no-unresolved, import/no-extraneous-dependencies */
import { ask, AwsError, CLIENT } from './aws';

export interface Instance {
  readonly id: string;
  /** Whether Auto Scaling may terminate it on scale-in. */
  readonly isProtected: boolean;
}

/** The operations on the instances of Auto Scaling groups that protection needs. */
export interface Instances {
  /** Name of the group of a stack resource; undefined if the stack has no such resource yet. */
  groupOf(stackId: string, logicalId: string): Promise<string | undefined>;
  /** The instances of a group, without those that are starting or terminating. */
  list(group: string): Promise<Instance[]>;
  /** Sets whether Auto Scaling may terminate an instance on scale-in. */
  protect(group: string, ids: readonly string[], isProtected: boolean): Promise<void>;
}

/** Only instances in these states can be protected (API reference of SetInstanceProtection). */
const STAYING = ['InService', 'EnteringStandby', 'Standby'];
/** Maximum number of instances per call of SetInstanceProtection (Amazon EC2 Auto Scaling User Guide, "Quotas"). */
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

/** An instance left its group after it was listed: the next call sees that. */
function again(error: unknown): never {
  throw error instanceof AwsError && error.code === 'ValidationError' ? new AwsError(PROTECT, 'InstancesChanged') : error;
}
