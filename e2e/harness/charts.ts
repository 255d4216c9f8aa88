import * as fs from 'fs';
import * as https from 'https';
import * as path from 'path';

/** Chart repositories by the names that the library uses; the sandbox's /etc/hosts leads them here. */
export const CHART_HOSTS = ['charts.jetstack.io', 'helm.k8ssandra.io'];
export const CHART_ADDRESS = '127.0.0.2';
const FOLDERS: Record<string, string> = { 'charts.jetstack.io/': 'jetstack/', 'helm.k8ssandra.io/stable/': 'stable/' };

/** Serves cert-manager's own chart and the stand-in operator's. */
export function serveCharts(folder: string, files: { cert: string; key: string }): Promise<void> {
  const server = https.createServer({ cert: fs.readFileSync(files.cert), key: fs.readFileSync(files.key) }, (request, response) => {
    const wanted = `${request.headers.host}${request.url}`;
    const prefix = Object.keys(FOLDERS).find((one) => wanted.startsWith(one));
    const file = prefix && path.join(folder, FOLDERS[prefix], path.basename(wanted));
    if (file && fs.existsSync(file)) fs.createReadStream(file).pipe(response);
    else response.writeHead(404).end();
  });
  return new Promise((resolve) => server.listen(443, CHART_ADDRESS, resolve));
}
