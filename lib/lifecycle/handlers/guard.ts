import { createHash } from 'crypto';
import type { CustomResourceEvent, Outcome } from './custom-resource';
import { untilDeadline } from './kubernetes';
import { judgeTransition } from '../../backends/transitions';
import { Deployed, DeployedZones, GuardedStack, withDeployed, withZones } from '../../model/guarded-cluster';
import { describeFindings, GUARD_LOST } from '../../rules/transitions';
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

/** How long the status of the stack is asked for: less than the function may run. */
export interface Patience {
  readonly askMs: number;
  readonly pauseMs: number;
}

const PATIENCE: Patience = { askMs: 180_000, pauseMs: 3_000 };

/**
 * Refuses what must not change, before anything does.
 *
 * The id of the resource tells which model was accepted last, and which one before it. CloudFormation shows the properties of the last template, and
 * after a refused update that was not rolled back nobody promises that this is the one that runs.
 */
export async function guard(event: CustomResourceEvent, stackStatus: StackStatus, patience = PATIENCE): Promise<Outcome> {
  const now = event.ResourceProperties as Properties;
  if (event.RequestType !== 'Update') return { PhysicalResourceId: event.RequestType === 'Create' ? idOf(now) : event.PhysicalResourceId! };

  const [acceptedLast, acceptedBefore] = event.PhysicalResourceId!.split(AFTER);
  // A return to what was accepted last is never wrong, wherever it comes from.
  if (idOf(now) === acceptedLast) return { PhysicalResourceId: event.PhysicalResourceId! };
  const refusal = reasonToRefuse((event.OldResourceProperties ?? {}) as Properties, now, acceptedLast);
  if (refusal === undefined) return { PhysicalResourceId: `${idOf(now)}${AFTER}${digestIn(acceptedLast)}` };
  // A rollback that is refused leaves the stack stuck. It is asked for only now, so that nothing depends on the answer without need.
  if (await isWayBack(event, stackStatus, patience) ?? digestIn(idOf(now)) === acceptedBefore) return { PhysicalResourceId: idOf(now) };
  throw new Error(refusal);
}

/** Between the id of what was accepted last and the digest of what was accepted before it: the only place that a rollback can lead to. */
const AFTER = '-after-';

/** Whether CloudFormation puts back what was there before; nothing if it did not tell in time. */
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
