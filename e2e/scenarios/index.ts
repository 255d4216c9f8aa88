import { inspect } from 'util';
import { data } from './data';
import { encryption } from './encryption';
import { existingClusters, sharedCluster } from './existing-clusters';
import { failedCreate, failedUpdate } from './failures';
import { faults } from './faults';
import { moreOrders, order, plantedFault } from './order';
import { onOldest, quickstart } from './quickstart';
import { refusals } from './refusals';
import { settings } from './settings';
import { Environment } from '../harness/environment';

/** A scenario: its steps assert on the state of AWS and Kubernetes, not on templates. */
export interface Scenario {
  readonly name: string;
  /** Only in `npm run e2e:full`. */
  readonly full?: boolean;
  /** Minor of Kubernetes, as in "v1.33"; none: the newest, or that of `E2E_KUBERNETES`. */
  readonly kubernetes?: string;
  readonly run: (context: Context) => Promise<void>;
}

/** What a scenario works with: steps are timed, and the first that fails ends it. */
export class Context {
  public readonly results: { step: string; seconds: number; error?: Error }[] = [];

  constructor(public readonly environment: Environment, private readonly scenario: string) {}

  public readonly step = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
    const started = Date.now();
    try {
      const answer = await work();
      this.note(step, started);
      return answer;
    } catch (error) {
      this.note(step, started, error instanceof Error ? error : new Error(String(error)));
      throw error;
    }
  };

  private note(step: string, started: number, error?: Error): void {
    const seconds = (Date.now() - started) / 1000;
    this.results.push({ step, seconds, error });
    console.log(`${error ? 'FAILED' : 'ok    '} ${seconds.toFixed(1).padStart(6)} s  ${this.scenario}: ${step}`);
  }
}

/** Those that take longest begin first. */
const SCENARIOS: Scenario[] = [
  failedUpdate, quickstart, order, existingClusters, sharedCluster, data, failedCreate, plantedFault, encryption, settings, refusals,
  moreOrders, faults, onOldest,
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
