import * as http from 'http';

export type Hook = (body: any) => Promise<unknown>;

/** What the emulator's plugin asks of the harness (emulator/hooks.py), on a socket of this run. */
export class Hooks {
  private readonly server: http.Server;

  constructor(public readonly socket: string, hooks: Record<string, Hook>) {
    this.server = http.createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => (text += chunk));
      request.on('end', () => {
        Promise.resolve().then(() => hooks[request.url!.slice(1)](JSON.parse(text)))
          .then((answer) => response.end(JSON.stringify(answer ?? null)))
          .catch((error) => {
            console.error(`hook ${request.url}: ${error.message}`);
            response.writeHead(500).end(error.message);
          });
      });
    });
    this.server.requestTimeout = 0;
  }

  public listen(): Promise<void> {
    return new Promise((resolve) => this.server.listen(this.socket, resolve));
  }
}
