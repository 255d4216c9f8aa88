import { admission } from './admission';
import { stackStatus } from './aws';
import { connect } from './connect';
import { absence, deletion } from './deletion';
import { helmRelease } from './helm-release';
import { instances } from './instances';
import { preflight } from './preflight';
import { protection } from './protection';
import { readiness } from './readiness';
import { resourceGone, resourceReady } from './resource';
import { FrameworkAnswer, wait, Waiting, WaitingEvent } from './waiting';

const WAITINGS = new Map<string, Waiting>([
  ['Admission', admission], ['HelmRelease', helmRelease], ['Readiness', readiness], ['Deletion', deletion], ['Absence', absence],
  ['Preflight', preflight], ['Protection', protection], ['ResourceReady', resourceReady], ['ResourceGone', resourceGone],
]);

/** Handles the first and the later calls of CDK's provider framework; the later ones contain the result of the first. */
export async function handler(event: WaitingEvent): Promise<FrameworkAnswer> {
  const { Wait, Namespace, Name } = event.ResourceProperties ?? {};
  const id = [Wait, Namespace, Name].filter((part) => part !== undefined && part !== '').join('/');
  return wait(WAITINGS.get(String(Wait)), event, id, { kubernetes: connect, stackStatus, instances, now: Date.now });
}
