import * as fs from 'fs';
import { isIPv6 } from 'net';
import * as path from 'path';
import type { ChosenContext } from './entries';

/** Where Kubernetes mounts the token of a pod. Source: "Access the Kubernetes API from a pod" of the Kubernetes documentation. */
const MOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/** The context of the pod in which this process runs; undefined outside of pods, and in pods without a token. */
export function serviceAccountContext(environment: NodeJS.ProcessEnv): ChosenContext | undefined {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port, POD_NAMESPACE } = environment;
  const token = mounted('token');
  if (!host || !port || !token) return undefined;
  const namespace = mounted('namespace');
  return {
    name: 'in-cluster',
    namespace: POD_NAMESPACE || (namespace && fs.readFileSync(namespace, 'utf8').trim()) || undefined,
    cluster: { 'server': `https://${isIPv6(host) ? `[${host}]` : host}:${port}`, 'certificate-authority': mounted('ca.crt') },
    user: { tokenFile: token },
  };
}

function mounted(name: string): string | undefined {
  const file = path.join(MOUNT, name);
  return fs.existsSync(file) ? file : undefined;
}
