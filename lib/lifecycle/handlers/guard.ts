import { createHash } from 'crypto';
import type { CustomResourceEvent, Outcome } from './custom-resource';
import { DeployedZones, GuardedStack, withZones } from '../../model/guarded-cluster';
import { describeFindings, judgeTransition } from '../../rules/transitions';

/** What the guard asks of CloudFormation. */
export interface StackStatus {
  /** Status of the stack, as in "UPDATE_IN_PROGRESS". */
  (stackId: string): Promise<string>;
}

/** What the template says of a stack, with what CloudFormation filled in. */
interface Properties {
  readonly Model?: string;
  readonly Zones?: DeployedZones;
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

  const old = (event.OldResourceProperties ?? {}) as Properties;
  // A return to what was accepted last is never wrong, wherever it comes from.
  if (idOf(now) === event.PhysicalResourceId) return accepted;
  if (/ROLLBACK/.test(await stackStatus(event.StackId))) return accepted;
  if (idOf(old) !== event.PhysicalResourceId) {
    throw new Error('An earlier deployment was refused and not rolled back, so that nothing tells what is running. Nothing was changed. '
      + 'Run `cdk rollback`, or deploy what was deployed last with success, and then deploy this again [guard-lost]');
  }
  const findings = describeFindings(judgeTransition(parse(old), parse(now)));
  if (findings.length > 0) {
    throw new Error(`Refused before anything was changed:\n${findings.map((finding) => `- ${finding}`).join('\n')}`);
  }
  return accepted;
}

function idOf({ Model = '', Zones }: Properties): string {
  const zones = Zones ? JSON.stringify(Object.entries(Zones).sort()) : '';
  return `change-guard-${createHash('sha256').update(Model + zones).digest('hex').slice(0, 32)}`;
}

function parse({ Model, Zones = {} }: Properties): GuardedStack {
  return withZones(JSON.parse(String(Model)), Zones);
}
