import * as https from 'https';

/** What CloudFormation asks of a custom resource. Source: "Custom resource request types" in the AWS CloudFormation User Guide. */
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

/** What a handler answers if all is well; it throws what the user shall read otherwise. */
export interface Outcome {
  readonly PhysicalResourceId: string;
  readonly Data?: Record<string, string>;
}

/** CloudFormation refuses an answer above 4 KB, and then shows neither it nor the reason; the rest of the answer needs room too. */
const LONGEST_REASON_BYTES = 2_500;

/** A text that fits into an answer, cut in its middle: the beginning tells what happened, the end what to do. */
export function fitReason(reason: string): string {
  const bytes = Buffer.from(reason);
  if (bytes.length <= LONGEST_REASON_BYTES) return reason;
  const half = Math.floor(LONGEST_REASON_BYTES / 2) - 10;
  return `${bytes.subarray(0, half).toString()} [...] ${bytes.subarray(bytes.length - half).toString()}`.replace(/�/g, '');
}

/**
 * Answers CloudFormation directly, for functions that are done within one call. Whatever happens, an answer is sent: without one the stack would wait
 * for an hour.
 */
export async function answer(event: CustomResourceEvent, handle: () => Promise<Outcome>): Promise<void> {
  const about = { StackId: event.StackId, RequestId: event.RequestId, LogicalResourceId: event.LogicalResourceId };
  try {
    const outcome = await handle();
    await put(event.ResponseURL, { Status: 'SUCCESS', ...about, ...outcome });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(reason);
    // A failed creation has no id yet; CloudFormation asks to delete it all the same.
    const id = event.PhysicalResourceId ?? `${event.LogicalResourceId}-not-created`;
    await put(event.ResponseURL, { Status: 'FAILED', ...about, PhysicalResourceId: id, Reason: fitReason(reason) });
  }
}

const ATTEMPTS = 5;

async function put(url: string, body: object, attempt = 1): Promise<void> {
  try {
    await putOnce(url, JSON.stringify(body));
  } catch (error) {
    if (attempt === ATTEMPTS) throw error;
    await new Promise((resolve) => setTimeout(resolve, 200 * 2 ** attempt));
    await put(url, body, attempt + 1);
  }
}

function putOnce(url: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // The address is signed without a content type, so none may be sent.
    const request = https.request(url, { method: 'PUT', headers: { 'content-type': '', 'content-length': Buffer.byteLength(body) }, timeout: 10_000 }, (response) => {
      response.resume();
      const status = response.statusCode ?? 0;
      response.on('end', () => (status >= 200 && status < 300 ? resolve() : reject(new Error(`the answer to CloudFormation was refused with status ${status}`))));
    });
    request.on('timeout', () => request.destroy(new Error('the answer to CloudFormation was not taken within 10 s')));
    request.on('error', reject);
    request.end(body);
  });
}
