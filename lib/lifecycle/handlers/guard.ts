import { createHash } from 'crypto';
import type { CustomResourceEvent, Outcome } from './custom-resource';
import { untilDeadline } from './kubernetes';
import { judgeTransition } from '../../backends/transitions';
import { Deployed, DeployedZones, GuardedStack, withDeployed, withZones } from '../../model/guarded-cluster';
import { describeFindings, GUARD_LOST } from '../../rules/transitions';
import { places } from '../../rules/transitions/acceptance';

/** What the guard requests from CloudFormation. */
export interface StackStatus {
  /** Status of the stack, as in "UPDATE_IN_PROGRESS". */
  (stackId: string): Promise<string>;
}

/** The guarded facts of a stack in the template, with the values that CloudFormation supplied. */
interface Properties {
  readonly Model?: string;
  readonly Zones?: DeployedZones;
  readonly Deployed?: Deployed;
}

/** How long the stack status is retried: less than the time limit of the function. */
export interface Patience {
  readonly askMs: number;
  readonly pauseMs: number;
}

const PATIENCE: Patience = { askMs: 180_000, pauseMs: 3_000 };

/**
 * Refuses forbidden changes before anything changes.
 *
 * The id of the resource identifies the model that was accepted last, and the one before it. CloudFormation supplies the properties of the last
 * template, but after a refused update without a rollback, that is not necessarily the one that is running.
 */
export async function guard(event: CustomResourceEvent, stackStatus: StackStatus, patience = PATIENCE): Promise<Outcome> {
  const now = event.ResourceProperties as Properties;
  if (event.RequestType !== 'Update') return { PhysicalResourceId: event.RequestType === 'Create' ? idOf(now) : event.PhysicalResourceId! };

  const [acceptedLast, acceptedBefore] = event.PhysicalResourceId!.split(AFTER);
  // A return to the model accepted last is always right, wherever it comes from.
  if (idOf(now) === acceptedLast) return { PhysicalResourceId: event.PhysicalResourceId! };
  const refusal = reasonToRefuse((event.OldResourceProperties ?? {}) as Properties, now, acceptedLast);
  if (refusal === undefined) return { PhysicalResourceId: `${idOf(now)}${AFTER}${digestIn(acceptedLast)}` };
  // A refused rollback leaves the stack stuck. The status is requested only here, so that nothing depends on it unnecessarily.
  if (await isWayBack(event, stackStatus, patience) ?? digestIn(idOf(now)) === acceptedBefore) return { PhysicalResourceId: idOf(now) };
  throw new Error(refusal);
}

/** Separates the id of the model accepted last from the digest of the one before it, which is the only state to which a rollback can lead. */
const AFTER = '-after-';

/** Whether CloudFormation rolls back; undefined if it did not respond in time. */
async function isWayBack({ StackId }: CustomResourceEvent, stackStatus: StackStatus, { askMs, pauseMs }: Patience): Promise<boolean | undefined> {
  try {
    return /ROLLBACK/.test(await untilDeadline(Date.now() + askMs, () => stackStatus(StackId), pauseMs));
  } catch (error) {
    console.error(`whether the stack rolls back is not known, so that a return to what was accepted before passes: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
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

function digestIn(id: string): string {
  return id.slice(PREFIX.length);
}

const PREFIX = 'change-guard-';

function idOf({ Model = '', Zones, Deployed: values }: Properties): string {
  const filledIn = [Zones, values].map((one) => (one ? JSON.stringify(Object.entries(one).sort()) : ''));
  return `${PREFIX}${createHash('sha256').update(Model + filledIn.join('')).digest('hex').slice(0, 32)}`;
}

function parse({ Model = '{"format":1,"clusters":{}}', Zones = {}, Deployed: values = {} }: Properties): GuardedStack {
  return withDeployed(withZones(JSON.parse(Model), Zones), values);
}
