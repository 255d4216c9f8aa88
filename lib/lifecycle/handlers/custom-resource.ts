import * as https from 'https';
import { fitText } from './fit-text';
import { within } from './remote-error';

/** A request of CloudFormation to a custom resource. Source: "Custom resource request types" in the AWS CloudFormation User Guide. */
export interface CustomResourceEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: Record<string, unknown>;
  readonly OldResourceProperties?: Record<string, unknown>;
}

/** The result of a handler that succeeds; otherwise it throws what the user should read. */
export interface Outcome {
  readonly PhysicalResourceId: string;
  readonly Data?: Record<string, string>;
}

/** Less than the shortest time limit of our functions, with time for the response. */
const HANDLE_MS = 25_000;

/**
 * Responds to CloudFormation directly, for functions that finish within one call. A response is always sent before Lambda ends the function: without
 * one, the stack would wait for an hour.
 */
export async function answer(event: CustomResourceEvent, handle: () => Promise<Outcome>, handleMs = HANDLE_MS): Promise<void> {
  const about = { StackId: event.StackId, RequestId: event.RequestId, LogicalResourceId: event.LogicalResourceId };
  const outcome = await within(handleMs, 'the function', handle).then(
    (done) => ({ Status: 'SUCCESS', ...about, ...done }),
    (error) => {
      const reason = error instanceof Error ? error.message : String(error);
      console.error(reason);
      // A failed creation has no id yet; CloudFormation requests its deletion nevertheless.
      return { Status: 'FAILED', ...about, PhysicalResourceId: event.PhysicalResourceId ?? `${event.LogicalResourceId}-not-created`, Reason: fitText(reason) };
    });
  await put(event.ResponseURL, outcome);
}

const ATTEMPTS = 5;

async function put(url: string, body: object): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const trouble = await putOnce(url, JSON.stringify(body));
    if (trouble === undefined) return;
    console.error(`the answer to CloudFormation did not get through: ${trouble.why}`);
    // A refused response was either sent already or comes too late. Lambda must not call us again for it.
    if (!trouble.mayPass) return;
    if (attempt === ATTEMPTS) throw new Error(`the answer to CloudFormation did not get through: ${trouble.why}`);
    await new Promise((resolve) => setTimeout(resolve, 200 * 2 ** attempt));
  }
}

interface Trouble {
  readonly why: string;
  readonly mayPass: boolean;
}

const ANSWER_MS = 5_000;

/** @returns the problem, if any; never the URL, which is signed */
function putOnce(url: string, body: string): Promise<Trouble | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => request.destroy(new Error('it was not taken within 5 s')), ANSWER_MS);
    const end = (trouble?: Trouble) => {
      clearTimeout(timer);
      resolve(trouble);
    };
    // The URL is signed without a content type, so none may be sent.
    const request = https.request(url, { method: 'PUT', headers: { 'content-type': '', 'content-length': Buffer.byteLength(body) } }, (response) => {
      response.resume();
      const status = response.statusCode ?? 0;
      const isRefused = status >= 400 && status < 500 && status !== 408 && status !== 429;
      end(status >= 200 && status < 300 ? undefined : { why: `status ${status}`, mayPass: !isRefused });
    });
    request.on('error', (error: NodeJS.ErrnoException) => end({ why: error.code ?? error.message, mayPass: true }));
    request.end(body);
  });
}
