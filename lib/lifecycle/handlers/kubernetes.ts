import type { ClientRequest } from 'http';
import * as https from 'https';
import { KubernetesError } from './kubernetes-error';
import { notKnownYet } from './remote-error';

export interface KubernetesConnection {
  /** As in "https://ABC.gr7.eu-west-1.eks.amazonaws.com". */
  readonly endpoint: string;
  /** The only authority whose certificates are believed, PEM; those of the system if there is none. */
  readonly certificateAuthority?: string;
  /** A token that is valid now: called for each request. */
  readonly token?: () => string;
  /** How else we show who we are, or whom we believe. */
  readonly tls?: Pick<https.RequestOptions, 'cert' | 'key' | 'servername' | 'rejectUnauthorized'>;
  /** Sent with each request. */
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** How long one request may take, its answer included. */
  readonly timeoutMs?: number;
}

/** What a client is asked for. */
export interface KubernetesRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with its query. */
  readonly path: string;
  readonly body?: object;
  /** @default application/json */
  readonly contentType?: string;
  /** @default application/json */
  readonly accept?: string;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Lists of a ring of a thousand nodes are smaller; the function has 256 MB. */
const LONGEST_ANSWER_BYTES = 48 * 1024 * 1024;

/** What the API server says, as text, of a path under which it knows no kind. */
const NO_SUCH_KIND = '404 page not found';

/** As much of the Kubernetes API as our functions need. */
export class KubernetesClient {
  constructor(private readonly connection: KubernetesConnection) {}

  /** One request, one answer. @throws KubernetesError */
  public async request(request: KubernetesRequest): Promise<any> {
    const { method, path } = request;
    const { status, text } = await this.send(request);
    const body = parse(text);
    const isFine = status >= 200 && status < 300;
    if (isFine && typeof body === 'object' && body !== null) return body;
    if (!isFine && (body?.kind === 'Status' || text.trim() === NO_SUCH_KIND)) throw new KubernetesError({ method, path, status, body });
    throw new KubernetesError({ method, path, status, trouble: 'which is not an answer of Kubernetes: something between answers in its place' });
  }

  /** What is there, or nothing. */
  public async find(path: string): Promise<any | undefined> {
    return orNothing(() => this.request({ method: 'GET', path }));
  }

  /** The items of a list. */
  public async list(path: string): Promise<any[]> {
    return itemsOf(path, await this.request({ method: 'GET', path }));
  }

  /** The items of a list; none if there is no such kind. */
  public async listOrNone(path: string): Promise<any[]> {
    return await orNothing(() => this.list(path)) ?? [];
  }

  /** An object without its contents, which never leave the API server; nothing if it is not there. */
  public async findMetadata(path: string): Promise<any | undefined> {
    return orNothing(() => this.request({ method: 'GET', path, accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1' }));
  }

  private send(asked: KubernetesRequest): Promise<Answer> {
    const { method, path, body } = asked;
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const request = this.create(asked, payload);
    return new Promise((resolve, reject) => {
      // Of the whole exchange: a server that sends a byte now and then would never be idle.
      const timer = setTimeout(() => request.destroy(new Error('it took too long')), this.connection.timeoutMs ?? 15_000);
      const fail = (error: NodeJS.ErrnoException) => {
        clearTimeout(timer);
        reject(new KubernetesError({ method, path, status: 0, trouble: error.code ?? error.message }));
      };
      request.on('error', fail);
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > LONGEST_ANSWER_BYTES) request.destroy(new Error('the answer is too long'));
          chunks.push(chunk);
        });
        response.on('error', fail);
        response.on('end', () => {
          clearTimeout(timer);
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
        });
      });
      request.end(payload);
    });
  }

  /** A request before it is sent. @throws KubernetesError if it can never be sent: an address, a certificate or a header is malformed */
  private create({ method, path, contentType, accept }: KubernetesRequest, payload: string | undefined): ClientRequest {
    const { endpoint, certificateAuthority, token, tls, headers } = this.connection;
    const authorization = token && `Bearer ${token()}`;
    try {
      return https.request(`${endpoint}${path}`, {
        method,
        ca: certificateAuthority,
        ...tls,
        // A connection is not kept: functions sleep between calls, and a load balancer would have forgotten it.
        agent: false,
        headers: {
          ...headers,
          ...(authorization && { authorization }),
          'accept': accept ?? 'application/json',
          'user-agent': 'cdk-eks-cassandra',
          ...(payload !== undefined && { 'content-type': contentType ?? 'application/json', 'content-length': Buffer.byteLength(payload) }),
        },
      });
    } catch (error) {
      throw new KubernetesError({ method, path, status: 0, unsendable: (error as Error).message });
    }
  }
}

/** Repeats what fails for the moment, until a deadline; the last error is told then. */
export async function untilDeadline<T>(deadlineMs: number, attempt: () => Promise<T>, pauseMs = 1_000): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (notKnownYet(error) === undefined || Date.now() + pauseMs > deadlineMs) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

async function orNothing<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof KubernetesError && error.status === 404 && !error.isTransient) return undefined;
    throw error;
  }
}

/** An empty list has empty items, too: what has none is no list, and tells nothing. */
function itemsOf(path: string, { items }: any): any[] {
  if (items === null) return [];
  if (Array.isArray(items)) return items;
  throw new KubernetesError({ method: 'GET', path, status: 200, trouble: 'which is not a list' });
}

function parse(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
