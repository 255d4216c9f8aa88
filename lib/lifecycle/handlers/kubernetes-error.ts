import { RemoteError } from './remote-error';

/** 401: a new access entry, or a token that just expired. 403: permissions that are not bound yet. 410: a list that changed in the meantime. */
const PASSING = [0, 401, 403, 408, 410, 425, 429, 500, 502, 503, 504];

/** Known phrases that are informative and quote no input. */
const PHRASES = [
  'connection refused', 'connection reset', 'no endpoints available', 'context deadline exceeded', 'i/o timeout', 'no such host', 'no route to host', 'signed by unknown authority',
  'certificate has expired', 'is not valid for any names', 'being terminated', 'exceeded quota', 'violates PodSecurity', 'etcdserver', 'object has been modified', 'unknown field',
  'no matches for kind',
];

/** A request and its response. */
export interface KubernetesAnswer {
  readonly method: string;
  readonly path: string;
  /** HTTP status; 0 without a response. */
  readonly status: number;
  /** The parsed body, if it is a Kubernetes Status. */
  readonly body?: any;
  /** Why there is no response from Kubernetes. */
  readonly trouble?: string;
  /** Why the request can never be sent, even if it is retried. */
  readonly unsendable?: string;
}

/** The API server refused the request or did not respond, or something else responded in its place. */
export class KubernetesError extends RemoteError {
  public readonly status: number;
  /** Reason, as in "Forbidden". */
  public readonly reason?: string;
  /** Name of the webhook to which the response refers. */
  public readonly webhook?: string;
  /** Whether a webhook evaluated the object and refused it. */
  public readonly isDenied: boolean;
  public readonly isTransient: boolean;
  /** Whether the namespace is terminating. */
  public readonly isTerminating: boolean;

  constructor({ method, path, status, body, trouble, unsendable }: KubernetesAnswer) {
    const said = String(body?.message ?? '');
    const reason = matches(/^[A-Za-z]{1,40}$/, body?.reason) ? body.reason : undefined;
    const webhook = /webhook "([a-z0-9.-]{1,253})"/.exec(said)?.[1];
    const isDenied = /denied the request/.test(said);
    super([
      unsendable ? `the Kubernetes API cannot be asked: ${unsendable}`
        : `the Kubernetes API ${status === 0 ? 'does not answer' : `answers ${status}${reason ? ` (${reason})` : ''}`} to ${method} ${path.split('?')[0]}`,
      ...(webhook ? [`webhook "${webhook}"${isDenied ? ' denied the request' : ''}`] : []),
      ...fieldsOf(body),
      ...PHRASES.filter((phrase) => said.includes(phrase)),
      ...(trouble ? [trouble] : []),
    ].join(', '));
    this.name = 'KubernetesError';
    this.status = status;
    this.reason = reason;
    this.webhook = webhook;
    this.isDenied = isDenied;
    this.isTerminating = /being terminated/.test(said);
    // Something between us and the API server responds, but only temporarily.
    this.isTransient = !isDenied && !unsendable && (trouble !== undefined || PASSING.includes(status));
  }
}

/** The refused fields and the reasons, never their values. */
function fieldsOf(body: any): string[] {
  const causes: any[] = Array.isArray(body?.details?.causes) ? body.details.causes : [];
  return causes
    .filter((cause) => matches(/^[A-Za-z0-9_.[\]-]{1,120}$/, cause?.field) && matches(/^[A-Za-z]{1,40}$/, cause?.reason))
    .slice(0, 5)
    .map(({ field, reason }) => `${field}: ${reason}`);
}

function matches(form: RegExp, value: unknown): boolean {
  return typeof value === 'string' && form.test(value);
}
