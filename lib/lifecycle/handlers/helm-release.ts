import { KubernetesClient } from './kubernetes';
import { KubernetesError } from './kubernetes-error';
import { Failure, isWayBack, Progress, Waiting, WaitingEvent, WaitingTools } from './waiting';
import { CORE, kubernetesPath } from '../../private/kubernetes-path';

interface Release {
  readonly Namespace: string;
  readonly Name: string;
  /** Time limit of the chart. */
  readonly ChartSeconds: string;
  /** Number of the last revision that may be inspected. */
  readonly LastRevision: string;
}

/** One revision of a release, from the labels of its Secret. Source: pkg/storage/driver/secrets.go of Helm 3 and 4. */
interface Revision {
  readonly number: number;
  readonly status: string;
  readonly secret: string;
  readonly since: number;
}

/** The visible revisions of a release, newest first. */
interface History {
  readonly revisions: readonly Revision[];
  /** Number of the last revision that we may read; 0 if none. */
  readonly readable: number;
}

/** How many revisions before the last readable one the user must be informed. */
const MARGIN = 10;
/** Number of concurrent requests. */
const BATCH = 10;

/**
 * Checks whether Helm would refuse to touch a release, before a chart runs. A helm process that is killed leaves its revision pending, and no later
 * one can continue from there.
 *
 * Never waits for Helm, and never blocks a deletion or a rollback.
 */
export const helmRelease: Waiting = { acts: 'forward', needs: ['Namespace', 'Name', 'ChartSeconds', 'LastRevision'], progress, giveUp };

async function progress(event: WaitingEvent, tools: WaitingTools): Promise<Progress> {
  if (await isWayBack(event, tools)) return { done: true };
  const release = event.ResourceProperties as Release;
  const history = await historyOf(await tools.kubernetes(), release);
  if (history.readable === 0) {
    // The permissions come with the namespace, which the chart creates on its first installation.
    if (event.RequestType === 'Create') return { done: true };
    return { done: false, missing: FORBIDDEN };
  }
  refusePending(release, history.revisions, tools.now());
  refuseEndOfRange(release, history);
  return { done: true };
}

const FORBIDDEN = 'the function may not read the revisions of the release (403)';

/** If nobody responds, Helm itself reports it. If the permissions were removed, nothing shows whether a helm process is running. */
function giveUp({ ResourceProperties: { Namespace, Name } }: WaitingEvent, message: string, { missing }: Progress): Progress {
  if (missing === FORBIDDEN) {
    throw new Failure(`it is not known whether Helm release ${Name} in namespace ${Namespace} is pending: ${FORBIDDEN}. The chart was not touched. `
      + `Give the rights back (Role and RoleBinding ${Name}-helm-check), or switch the look off with webhookGate: { enabled: false } [helm-release-unknown]`);
  }
  console.log(`it is not known whether Helm release ${Namespace}/${Name} is pending: ${message}`);
  return { done: true };
}

/** Helm keeps the newest ten revisions, whose numbers only increase: each is requested by name, and only its names, labels and dates are read. */
async function historyOf(client: KubernetesClient, { Namespace, Name, LastRevision }: Release): Promise<History> {
  const numbers = Array.from({ length: Number(LastRevision) }, (_, at) => at + 1);
  const revisions: Revision[] = [];
  let readable = 0;
  for (let at = 0; at < numbers.length; at += BATCH) {
    const batch = numbers.slice(at, at + BATCH);
    const found = await Promise.all(batch.map((number) => revisionOf(client, Namespace, releaseSecret(Name, number), number)));
    found.forEach((one, position) => {
      if (one !== 'forbidden') readable = batch[position];
      if (one !== 'forbidden' && one !== undefined) revisions.unshift(one);
    });
    // Revisions that the Role of an earlier deployment does not list yet.
    if (found.every((one) => one === 'forbidden')) break;
  }
  return { revisions, readable };
}

async function revisionOf(client: KubernetesClient, namespace: string, secret: string, number: number): Promise<Revision | 'forbidden' | undefined> {
  try {
    const there = await client.findMetadata(kubernetesPath(CORE.secrets, namespace, secret));
    return there && { number, status: String(there.metadata?.labels?.status), secret, since: Date.parse(there.metadata?.creationTimestamp) };
  } catch (error) {
    if (error instanceof KubernetesError && error.status === 403) return 'forbidden';
    throw error;
  }
}

/** Name of the Secret in which Helm stores a revision. */
export function releaseSecret(release: string, revision: number): string {
  return `sh.helm.release.v1.${release}.v${revision}`;
}

function refuseEndOfRange({ Namespace, Name, LastRevision }: Release, { revisions, readable }: History): void {
  const newest = revisions[0]?.number ?? 0;
  if (newest <= Math.min(Number(LastRevision) - MARGIN, readable - 1)) return;
  throw new Failure(`Helm release ${Name} in namespace ${Namespace} is at revision ${newest}, and only revisions up to ${Math.min(Number(LastRevision), readable)} may be looked at, `
    + 'so that soon nothing would tell whether one is pending. The chart was not touched. Raise helmRevisions where the chart is installed by 100; then deploy again [helm-release-range]');
}

function refusePending(release: Release, revisions: readonly Revision[], now: number): void {
  const [newest, ...older] = revisions;
  if (!newest?.status.startsWith('pending-')) return;
  const { Namespace, Name } = release;
  throw new Failure(`Helm release ${Name} in namespace ${Namespace} is stuck: its revision ${newest.number} is ${newest.status} `
    + `since ${new Date(newest.since).toISOString()}, and while it is, every helm ends with "another operation (install/upgrade/rollback) is in progress". `
    + `The chart was not touched. ${mayRun(release, newest, now)}${wayOut(release, newest, older)}; then deploy again [helm-release-pending]`);
}

function mayRun({ ChartSeconds }: Release, { since }: Revision, now: number): string {
  const until = since + Number(ChartSeconds) * 1000;
  if (now >= until) return '';
  const minutes = Math.round(Number(ChartSeconds) / 60);
  return `It began less than ${minutes} minutes ago, the time that the chart has, so a helm may be at work: wait until ${new Date(until).toISOString()} first. `;
}

function wayOut({ Namespace, Name }: Release, newest: Revision, older: readonly Revision[]): string {
  const last = older.find(({ status }) => status === 'deployed') ?? older.find(({ status }) => status === 'superseded');
  return last
    ? `Run helm rollback ${Name} ${last.number} -n ${Namespace}`
    : `No revision was ever deployed, so run helm uninstall ${Name} -n ${Namespace}, or, if what it made so far shall stay, kubectl delete secret ${newest.secret} -n ${Namespace}`;
}
