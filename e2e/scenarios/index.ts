import { inspect } from 'util';
import { data } from './data';
import { encryption } from './encryption';
import { existingClusters, sharedCluster } from './existing-clusters';
import { failedCreate, failedUpdate, lateAndDead } from './failures';
import { faults } from './faults';
import { largeRing } from './large-ring';
import { leaving } from './leaving';
import { moreOrders, order, plantedFault } from './order';
import { onOldest, quickstart, quickstartExtended } from './quickstart';
import { refusals } from './refusals';
import { Scenario } from './scenario';
import { settings } from './settings';
import { Environment } from '../harness/environment';

/** Those that take longest begin first. */
const SCENARIOS: Scenario[] = [
  failedUpdate, quickstart, largeRing, leaving, order, existingClusters, sharedCluster, data, failedCreate, plantedFault, encryption, settings,
  refusals,
  moreOrders, faults, onOldest, quickstartExtended, lateAndDead,
];

/** @param names of scenarios; none: all that are not rare @param full these too */
export function chosen(names: string[], full: boolean): Scenario[] {
  return names.length > 0 ? names.map(named) : SCENARIOS.filter((scenario) => full || !scenario.full);
}

export function named(name: string): Scenario {
  const scenario = SCENARIOS.find((one) => one.name === name);
  if (!scenario) throw new Error(`no scenario ${name}: ${SCENARIOS.map((one) => one.name).join(', ')}`);
  return scenario;
}

/** The last lines tell a person what to look at. */
export async function explain(environment: Environment, name: string, error: unknown): Promise<void> {
  const lines = [`${name} failed: ${error instanceof Error && error.name !== 'AssertionError' ? error.message : inspect(error)}`];
  const failures = await stackFailures(environment).catch(() => []);
  if (failures.length > 0) lines.push('failures of stacks:', ...failures.map((one) => `  ${one}`));
  for (const plane of environment.planes.values()) {
    const events = await plane.client.list('/api/v1/events').catch(() => []);
    const warnings = events.filter(({ type }) => type === 'Warning').slice(-8)
      .map(({ involvedObject, reason, message }) => `  ${involvedObject.kind} ${involvedObject.namespace}/${involvedObject.name}: ${reason}: ${message}`);
    if (warnings.length > 0) lines.push(`warnings of the cluster ${plane.name}:`, ...warnings);
  }
  console.error([
    ...lines,
    'logs: logs/cdk-*.log (what the CDK CLI said), logs/emulator.log (with the handlers of custom resources), logs/addons.log,',
    `      cluster-*/logs/*.log (Kubernetes, cert-manager, the stand-in operators) below ${environment.folder}`,
  ].join('\n'));
}

export async function stackFailures(environment: Environment): Promise<string[]> {
  const { StackSummaries } = await environment.aws.call('cloudformation', 'ListStacks');
  const stacks: string[] = StackSummaries.filter(({ StackStatus }: any) => StackStatus !== 'DELETE_COMPLETE').map(({ StackName }: any) => StackName);
  const lines = await Promise.all(stacks.map(async (StackName) => {
    const { StackEvents } = await environment.aws.call('cloudformation', 'DescribeStackEvents', { StackName });
    return StackEvents.filter(({ ResourceStatus }: any) => ResourceStatus.endsWith('FAILED'))
      .map((event: any) => `${StackName} ${event.LogicalResourceId} ${event.ResourceStatus}: ${event.ResourceStatusReason}`);
  }));
  return lines.flat();
}
