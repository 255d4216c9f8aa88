import { KubernetesClient, KubernetesError } from './kubernetes';
import { Failure, Progress, Waiting, WaitingEvent, WaitingTools } from './waiting';

interface Release {
  readonly Namespace: string;
  readonly Name: string;
  /** How long the chart may take. */
  readonly ChartSeconds: string;
}

/** One revision of a release as the labels of its Secret tell it. Source: pkg/storage/driver/secrets.go of Helm 3 and 4. */
interface Revision {
  readonly number: number;
  readonly status: string;
  readonly secret: string;
  readonly since: number;
}

/**
 * Looks whether Helm would refuse to touch a release, before a chart runs. A helm that is killed leaves its revision pending, and no later one
 * goes on from there.
 *
 * Never waits for Helm, and never stands in the way of a deletion or a rollback.
 */
export const helmRelease: Waiting = { progress, giveUp };

async function progress(event: WaitingEvent, tools: WaitingTools): Promise<Progress> {
  if (event.RequestType === 'Delete') return { done: true };
  if (event.RequestType === 'Update' && /ROLLBACK/.test(await tools.stackStatus(event.StackId))) return { done: true };
  const release = event.ResourceProperties as Release;
  try {
    refusePending(release, await revisionsOf(await tools.kubernetes(), release), tools.now());
    return { done: true };
  } catch (error) {
    if (!(error instanceof KubernetesError)) throw error;
    // Before the chart was there for the first time, neither its namespace nor our rights in it are.
    const nothingYet = event.RequestType === 'Create' || [403, 404].includes(error.status);
    return nothingYet ? giveUp(event, error.message) : { done: false, missing: error.message };
  }
}

/** If we cannot look, Helm says it itself. */
function giveUp({ ResourceProperties: { Namespace, Name } }: WaitingEvent, message: string): Progress {
  console.log(`it is not known whether Helm release ${Namespace}/${Name} is pending: ${message}`);
  return { done: true };
}

async function revisionsOf(client: KubernetesClient, { Namespace, Name }: Release): Promise<Revision[]> {
  const selector = encodeURIComponent(`owner=helm,name=${Name}`);
  const secrets = await client.listMetadata(`/api/v1/namespaces/${Namespace}/secrets?labelSelector=${selector}`);
  return secrets
    .map(({ metadata: { name, labels, creationTimestamp } }) => ({
      number: Number(labels.version), status: String(labels.status), secret: name, since: Date.parse(creationTimestamp),
    }))
    .sort((one, other) => other.number - one.number);
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
