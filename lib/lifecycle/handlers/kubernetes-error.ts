import { RemoteError } from './remote-error';

/** 401: a fresh access entry or a token that just expired. 403: rights that are not bound yet. 410: a list that was changed meanwhile. */
const PASSING = [0, 401, 403, 408, 410, 425, 429, 500, 502, 503, 504];

/** Known parts of messages that tell much and quote nothing. */
const PHRASES = [
  'connection refused', 'connection reset', 'no endpoints available', 'context deadline exceeded', 'i/o timeout', 'no such host', 'no route to host', 'signed by unknown authority',
  'certificate has expired', 'is not valid for any names', 'being terminated', 'exceeded quota', 'violates PodSecurity', 'etcdserver', 'object has been modified', 'unknown field',
  'no matches for kind',
];

/** What was asked, and what came back. */
export interface KubernetesAnswer {
  readonly method: string;
  readonly path: string;
  /** 0 if there was none. */
  readonly status: number;
  /** The parsed body, if it is a Status of Kubernetes. */
  readonly body?: any;
  /** Why there is no answer of Kubernetes. */
  readonly trouble?: string;
  /** Why the request can never be sent, however often it is tried. */
  readonly unsendable?: string;
}

/** The API server said no, or did not answer, or somebody else answered in its place. */
export class KubernetesError extends RemoteError {
  public readonly status: number;
  /** As in "Forbidden". */
  public readonly reason?: string;
  /** Name of the webhook that the answer is about. */
  public readonly webhook?: string;
  /** Whether a webhook looked at the object and refused it. */
  public readonly isDenied: boolean;
  public readonly isTransient: boolean;
  /** Whether the namespace is on its way out. */
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
    // Something between us and the API server answers for a while only.
    this.isTransient = !isDenied && !unsendable && (trouble !== undefined || PASSING.includes(status));
  }
}

/** Fields that were refused, and why: never their values. */
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
