import * as https from 'https';

export interface KubernetesConnection {
  /** As in "https://ABC.gr7.eu-west-1.eks.amazonaws.com". */
  readonly endpoint: string;
  /** The only authority whose certificates are believed, PEM. */
  readonly certificateAuthority: string;
  /** A token that is valid now: called for each request. */
  readonly token: () => string;
  /** How long one request may take. */
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

/** The API server said no, or did not answer at all (status 0). */
export class KubernetesError extends Error {
  constructor(public readonly status: number, message: string, public readonly reason?: string) {
    super(message);
    this.name = 'KubernetesError';
  }

  /** Whether the same request may succeed a little later: a token or right that is not known yet, a server or webhook that comes up. */
  public get isTransient(): boolean {
    // 401: a fresh access entry takes a while to reach the API server.
    return [0, 401, 408, 429, 500, 502, 503, 504].includes(this.status) && !/denied the request/.test(this.message);
  }
}

/** As much of the Kubernetes API as our functions need. */
export class KubernetesClient {
  constructor(private readonly connection: KubernetesConnection) {}

  /** One request, one answer. @throws KubernetesError */
  public async request(request: KubernetesRequest): Promise<any> {
    const { status, text } = await this.send(request);
    const body = parse(text);
    if (status >= 200 && status < 300) return body;
    throw new KubernetesError(status, body?.message ?? (text.slice(0, 300) || `status ${status}`), body?.reason);
  }

  /** What is there, or nothing. */
  public async find(path: string): Promise<any | undefined> {
    try {
      return await this.request({ method: 'GET', path });
    } catch (error) {
      if (error instanceof KubernetesError && error.status === 404) return undefined;
      throw error;
    }
  }

  /** The items of a list. */
  public async list(path: string): Promise<any[]> {
    return (await this.request({ method: 'GET', path })).items ?? [];
  }

  /** The items of a list without their contents, which never leave the API server. */
  public async listMetadata(path: string): Promise<any[]> {
    return (await this.request({ method: 'GET', path, accept: 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1' })).items ?? [];
  }

  private send({ method, path, body, contentType, accept }: KubernetesRequest): Promise<{ status: number; text: string }> {
    const { endpoint, certificateAuthority, token, timeoutMs } = this.connection;
    const payload = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const fail = (error: Error) => reject(new KubernetesError(0, `the Kubernetes API does not answer: ${error.message}`));
      const request = https.request(`${endpoint}${path}`, {
        method,
        ca: certificateAuthority,
        // A connection is not kept: functions sleep between calls, and a load balancer would have forgotten it.
        agent: false,
        headers: {
          'authorization': `Bearer ${token()}`,
          'accept': accept ?? 'application/json',
          'user-agent': 'cdk-eks-cassandra',
          ...(payload !== undefined && { 'content-type': contentType ?? 'application/json', 'content-length': Buffer.byteLength(payload) }),
        },
      }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', fail);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      });
      request.setTimeout(timeoutMs ?? 15_000, () => request.destroy(new Error('it took too long')));
      request.on('error', fail);
      request.end(payload);
    });
  }
}

/** Repeats what fails for the moment, until a deadline; the last error is told then. */
export async function untilDeadline<T>(deadlineMs: number, attempt: () => Promise<T>, pauseMs = 1_000): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof KubernetesError && error.isTransient) || Date.now() + pauseMs > deadlineMs) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

function parse(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
