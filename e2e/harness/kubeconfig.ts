import * as fs from 'fs';
import * as path from 'path';
import { Credentials } from './kube-client';

/** JSON is YAML: kubectl reads it, and so do we, from a field that kubectl does not look at. */
export function writeKubeconfig(file: string, credentials: Credentials, namespace?: string): void {
  const { server, ca, token, cert, key } = credentials;
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const user = token ? { token } : { 'client-certificate-data': base64(cert!), 'client-key-data': base64(key!) };
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({
    'apiVersion': 'v1',
    'kind': 'Config',
    'clusters': [{ name: 'e2e', cluster: { server, 'certificate-authority-data': base64(ca) } }],
    'users': [{ name: 'e2e', user }],
    'contexts': [{ name: 'e2e', context: { cluster: 'e2e', user: 'e2e', namespace } }],
    'current-context': 'e2e',
    'x-credentials': credentials,
  }), { mode: 0o600 });
}
