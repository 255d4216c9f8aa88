import type { ClientRequest } from 'http';
import * as https from 'https';
import { KubernetesError } from './kubernetes-error';
import { notKnownYet } from './remote-error';

export interface KubernetesConnection {
  /** Endpoint, as in "https://ABC.gr7.eu-west-1.eks.amazonaws.com". */
  readonly endpoint: string;
  /** The only trusted certificate authority, in PEM format; by default, those of the system. */
  readonly certificateAuthority?: string;
  /** Returns a token that is currently valid; called for each request. */
  readonly token?: () => string;
  /** Other TLS settings for authentication and trust. */
  readonly tls?: Pick<https.RequestOptions, 'cert' | 'key' | 'servername' | 'rejectUnauthorized'>;
  /** Headers sent with each request. */
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** Time limit of one request, including its response. */
  readonly timeoutMs?: number;
}

/** A request to the client. */
export interface KubernetesRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path, including the query. */
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

/** Lists for a ring of a thousand nodes are smaller; the function has 256 MB. */
const LONGEST_ANSWER_BYTES = 48 * 1024 * 1024;

/** The plain-text response of the API server to a path without a known kind. */
const NO_SUCH_KIND = '404 page not found';

/** The part of the Kubernetes API that our functions need. */
export class KubernetesClient {
  constructor(private readonly connection: KubernetesConnection) {}

  /** Sends one request and returns its response. @throws KubernetesError */
  public async request(request: KubernetesRequest): Promise<any> {
    const { method, path } = request;
    const { status, text } = await this.send(request);
    const body = parse(text);
    const isFine = status >= 200 && status < 300;
    if (isFine && typeof body === 'object' && body !== null) return body;
    if (!isFine && (body?.kind === 'Status' || text.trim() === NO_SUCH_KIND)) throw new KubernetesError({ method, path, status, body });
    throw new KubernetesError({ method, path, status, trouble: 'which is not an answer of Kubernetes: something between answers in its place' });
  }

  /** The object, or undefined if it does not exist. */
  public async find(path: string): Promise<any | undefined> {
    return orNothing(() => this.request({ method: 'GET', path }));
  }

  /** The items of a list. */
  public async list(path: string): Promise<any[]> {
    return itemsOf(path, await this.request({ method: 'GET', path }));
  }

  /** The items of a list; empty if the kind does not exist. */
  public async listOrNone(path: string): Promise<any[]> {
    return await orNothing(() => this.list(path)) ?? [];
  }

  /** An object's metadata, without its contents, which never leave the API server; undefined if it does not exist. */
  public async findMetadata(path: string): Promise<any | undefined> {
    return orNothing(() => this.request({ method: 'GET', path, accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1' }));
  }

  private send(asked: KubernetesRequest): Promise<Answer> {
    const { method, path, body } = asked;
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const request = this.create(asked, payload);
    return new Promise((resolve, reject) => {
      // Limits the whole exchange: a server that occasionally sends a byte would never be idle.
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

  /** Prepares a request. @throws KubernetesError if it can never be sent: a URL, a certificate or a header is malformed */
  private create({ method, path, contentType, accept }: KubernetesRequest, payload: string | undefined): ClientRequest {
    const { endpoint, certificateAuthority, token, tls, headers } = this.connection;
    const authorization = token && `Bearer ${token()}`;
    try {
      return https.request(`${endpoint}${path}`, {
        method,
        ca: certificateAuthority,
        ...tls,
        // Connections are not kept alive: functions are frozen between calls, and a load balancer would have dropped them.
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

/** Retries what fails temporarily, until a deadline; then throws the last error. */
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

/** An empty list still has an items field: a response without one is not a list and proves nothing. */
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
