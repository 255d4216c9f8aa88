import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as https from 'https';
import { AddressInfo } from 'net';
import * as os from 'os';
import * as path from 'path';

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** What the server does with a request: an answer, or 'hang up', 'never' answer, or 'trickle' an answer without end. */
export type Behaviour = (request: Received) => Answer | 'hang up' | 'never' | 'trickle';

export interface TestServer {
  readonly url: string;
  readonly port: number;
  readonly certificate: string;
  readonly received: Received[];
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

/** A key and a certificate for 127.0.0.1 that only who holds it trusts. */
export function selfSigned(): { key: string; cert: string } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lifecycle-'));
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => path.join(folder, name));
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key, '-out', cert,
    '-days', '2', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'], { stdio: 'ignore' });
  const pair = { key: fs.readFileSync(key, 'utf8'), cert: fs.readFileSync(cert, 'utf8') };
  fs.rmSync(folder, { recursive: true });
  return pair;
}

/** A real HTTPS server on a free port of 127.0.0.1. */
export async function serve(identity = selfSigned(), port = 0): Promise<TestServer> {
  const received: Received[] = [];
  let behaviour: Behaviour = () => ({ status: 404, body: { message: 'the test did not say' } });
  const server = https.createServer(identity, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const message = { method: request.method!, url: request.url!, headers: request.headers, body: Buffer.concat(chunks).toString() };
      received.push(message);
      const answer = behaviour(message);
      if (answer === 'hang up') return request.socket.destroy();
      if (answer === 'never') return undefined;
      if (answer === 'trickle') {
        response.writeHead(200, { 'content-type': 'application/json' });
        const timer = setInterval(() => response.write(' '), 20);
        return response.on('close', () => clearInterval(timer));
      }
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      return response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const actual = (server.address() as AddressInfo).port;
  return {
    url: `https://127.0.0.1:${actual}`,
    port: actual,
    certificate: identity.cert,
    received,
    behave: (next) => { behaviour = next; },
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
