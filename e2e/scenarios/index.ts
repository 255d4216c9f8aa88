import { existingClusters } from './existing-clusters';
import { failedCreate, moreOrders, order, plantedFault } from './order';
import { quickstart } from './quickstart';
import { refusals } from './refusals';
import { Environment } from '../harness/environment';

/** A scenario: its steps assert on the state of AWS and Kubernetes, not on templates. */
export interface Scenario {
  readonly name: string;
  /** Only in `npm run e2e:full`. */
  readonly full?: boolean;
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

const SCENARIOS: Scenario[] = [refusals, quickstart, existingClusters, failedCreate, order, plantedFault, moreOrders];

export const ALL = '--all';

/** @param only names of scenarios; none: all that are not rare; `--all`: these too */
export async function runScenarios(environment: Environment, args: string[]): Promise<boolean> {
  const all = args.includes(ALL);
  const only = args.filter((one) => one !== ALL);
  const unknown = only.filter((name) => !SCENARIOS.some((scenario) => scenario.name === name));
  if (unknown.length > 0) throw new Error(`no scenario ${unknown.join(', ')}: ${SCENARIOS.map(({ name }) => name).join(', ')}`);
  let passed = 0;
  let failed = 0;
  for (const scenario of SCENARIOS.filter(({ name, full }) => (only.length === 0 ? all || !full : only.includes(name)))) {
    const context = new Context(environment, scenario.name);
    await scenario.run(context).catch((error) => explain(environment, error));
    failed += context.results.filter(({ error }) => error).length;
    passed += context.results.filter(({ error }) => !error).length;
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}

/** The last lines tell a person what to look at. */
async function explain(environment: Environment, error: unknown): Promise<void> {
  console.error(error instanceof Error && error.name !== 'AssertionError' ? error.message : error);
  const failures = await stackFailures(environment).catch(() => []);
  if (failures.length > 0) console.error(`failures of stacks:\n${failures.map((one) => `  ${one}`).join('\n')}`);
  for (const plane of environment.planes.values()) {
    const events = await plane.client.list('/api/v1/events').catch(() => []);
    const warnings = events.filter(({ type }) => type === 'Warning').slice(-8)
      .map(({ involvedObject, reason, message }) => `  ${involvedObject.kind} ${involvedObject.namespace}/${involvedObject.name}: ${reason}: ${message}`);
    if (warnings.length > 0) console.error(`warnings of the cluster ${plane.name}:\n${warnings.join('\n')}`);
  }
  console.error([
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
