import { createHash } from 'crypto';
import type { CustomResourceEvent, Outcome } from './custom-resource';
import { Deployed, DeployedZones, GuardedStack, withDeployed, withZones } from '../../model/guarded-cluster';
import { describeFindings, GUARD_LOST, judgeTransition } from '../../rules/transitions';
import { places } from '../../rules/transitions/acceptance';

/** What the guard asks of CloudFormation. */
export interface StackStatus {
  /** Status of the stack, as in "UPDATE_IN_PROGRESS". */
  (stackId: string): Promise<string>;
}

/** What the template says of a stack, with what CloudFormation filled in. */
interface Properties {
  readonly Model?: string;
  readonly Zones?: DeployedZones;
  readonly Deployed?: Deployed;
}

/**
 * Refuses what must not change, before anything does.
 *
 * The id of the resource tells which model was accepted last. CloudFormation shows the properties of the last template, and after a refused update
 * that was not rolled back nobody promises that this is the one that runs.
 */
export async function guard(event: CustomResourceEvent, stackStatus: StackStatus): Promise<Outcome> {
  const now = event.ResourceProperties as Properties;
  const accepted: Outcome = { PhysicalResourceId: idOf(now) };
  if (event.RequestType !== 'Update') return event.RequestType === 'Create' ? accepted : { PhysicalResourceId: event.PhysicalResourceId! };

  // A return to what was accepted last is never wrong, wherever it comes from.
  if (idOf(now) === event.PhysicalResourceId) return accepted;
  const refusal = reasonToRefuse((event.OldResourceProperties ?? {}) as Properties, now, event.PhysicalResourceId!);
  // A rollback that is refused leaves the stack stuck. It is asked for only now, so that nothing depends on the answer without need.
  if (refusal !== undefined && !/ROLLBACK/.test(await stackStatus(event.StackId))) throw new Error(refusal);
  return accepted;
}

function reasonToRefuse(old: Properties, now: Properties, acceptedLast: string): string | undefined {
  const [before, after] = [parse(old), parse(now)];
  const acceptance = `${GUARD_LOST}:${acceptedLast.slice(-8)}`;
  if (idOf(old) !== acceptedLast && !places(after).some(([, accepted]) => accepted.includes(acceptance))) {
    return 'An earlier deployment was refused and not rolled back, so that nothing tells what is running. Nothing was changed. '
      + 'Run `cdk rollback`, or deploy what was deployed last with success, and then deploy this again. If neither is possible, look at what runs; '
      + `if this template goes on from there, accept it for one deployment (acceptedChanges: ['${acceptance}']) [${GUARD_LOST}]`;
  }
  const findings = describeFindings(judgeTransition(before, after));
  return findings.length > 0 ? `Refused before anything was changed:\n${findings.map((finding) => `- ${finding}`).join('\n')}` : undefined;
}

function idOf({ Model = '', Zones, Deployed: values }: Properties): string {
  const filledIn = [Zones, values].map((one) => (one ? JSON.stringify(Object.entries(one).sort()) : ''));
  return `change-guard-${createHash('sha256').update(Model + filledIn.join('')).digest('hex').slice(0, 32)}`;
}

function parse({ Model = '{"format":1,"clusters":{}}', Zones = {}, Deployed: values = {} }: Properties): GuardedStack {
  return withDeployed(withZones(JSON.parse(Model), Zones), values);
}
