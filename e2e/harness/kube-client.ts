import * as fs from 'fs';
import * as https from 'https';

export interface Credentials {
  readonly server: string;
  readonly ca: string;
  readonly token?: string;
  readonly cert?: string;
  readonly key?: string;
}

export interface KubeObject {
  apiVersion?: string;
  kind?: string;
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    generation?: number;
    resourceVersion?: string;
    deletionTimestamp?: string;
    creationTimestamp?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    finalizers?: string[];
    ownerReferences?: any[];
  };
  [field: string]: any;
}

export class KubeError extends Error {
  constructor(public readonly code: number, message: string) {
    super(message);
  }
}

/** The few calls of the Kubernetes API that the harness makes. Paths are those of the API. */
export class KubeClient {
  /** A client with what a pod has: token, authority and address. */
  public static fromKubeconfig(file: string): KubeClient {
    return new KubeClient(JSON.parse(fs.readFileSync(file, 'utf8'))['x-credentials']);
  }

  private readonly agent: https.Agent;
  private readonly url: URL;

  constructor(private readonly credentials: Credentials) {
    const { server, ca, cert, key } = credentials;
    this.url = new URL(server);
    this.agent = new https.Agent({ keepAlive: true, ca, cert, key });
  }

  public get<T extends KubeObject = KubeObject>(path: string): Promise<T> {
    return this.request('GET', path) as Promise<T>;
  }

  public async find<T extends KubeObject = KubeObject>(path: string): Promise<T | undefined> {
    return this.get<T>(path).catch((error) => {
      if (error instanceof KubeError && error.code === 404) return undefined;
      throw error;
    });
  }

  public async list(path: string): Promise<KubeObject[]> {
    const { items } = await this.request('GET', path);
    return items;
  }

  public create(path: string, body: object): Promise<KubeObject> {
    return this.request('POST', path, body);
  }

  public replace(path: string, body: object): Promise<KubeObject> {
    return this.request('PUT', path, body);
  }

  public patch(path: string, body: object): Promise<KubeObject> {
    return this.request('PATCH', path, body, 'application/merge-patch+json');
  }

  /** Server-side apply, with strict validation as kubectl does it. */
  public apply(path: string, body: object, options: { dryRun?: boolean; manager?: string } = {}): Promise<KubeObject> {
    const query = `fieldManager=${options.manager ?? 'e2e'}&force=true&fieldValidation=Strict${options.dryRun ? '&dryRun=All' : ''}`;
    return this.request('PATCH', `${path}?${query}`, body, 'application/apply-patch+yaml');
  }

  public async delete(path: string, body?: object): Promise<void> {
    await this.request('DELETE', path, body).catch((error) => {
      if (!(error instanceof KubeError && error.code === 404)) throw error;
    });
  }

  public request(method: string, path: string, body?: object, type = 'application/json'): Promise<any> {
    return new Promise((resolve, reject) => {
      const data = body === undefined ? undefined : JSON.stringify(body);
      const request = https.request({
        method,
        path,
        agent: this.agent,
        hostname: this.url.hostname,
        port: this.url.port,
        timeout: 30_000,
        headers: {
          accept: 'application/json',
          ...(data !== undefined && { 'content-type': type, 'content-length': Buffer.byteLength(data) }),
          ...(this.credentials.token && { authorization: `Bearer ${this.credentials.token}` }),
        },
      }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('error', reject);
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () => {
          const code = response.statusCode ?? 0;
          const answer = text.startsWith('{') ? JSON.parse(text) : text;
          if (code >= 300) reject(new KubeError(code, answer.message ?? text));
          else resolve(answer);
        });
      });
      request.on('timeout', () => request.destroy(new Error(`${method} ${path}: no answer within 30 s`)));
      request.on('error', reject);
      request.end(data);
    });
  }
}
