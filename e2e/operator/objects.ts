import { KubeClient, KubeObject } from '../harness/kube-client';

export function hasFinalizer({ metadata }: KubeObject, finalizer: string): boolean {
  return metadata.finalizers?.includes(finalizer) ?? false;
}

export async function setFinalizer(client: KubeClient, path: string, object: KubeObject, finalizer: string, present: boolean): Promise<void> {
  const others = (object.metadata.finalizers ?? []).filter((one) => one !== finalizer);
  await client.patch(path, { metadata: { finalizers: present ? [...others, finalizer] : others, resourceVersion: object.metadata.resourceVersion } });
}

/** Kubernetes quantities of storage that occur here, in bytes. */
export function bytes(quantity: string): number {
  const [, number, unit] = /^(\d+)([KMGT]i?)?$/.exec(quantity)!;
  return Number(number) * { '': 1, 'K': 1e3, 'M': 1e6, 'G': 1e9, 'T': 1e12, 'Ki': 2 ** 10, 'Mi': 2 ** 20, 'Gi': 2 ** 30, 'Ti': 2 ** 40 }[unit ?? '']!;
}

/** The released definition declares `spec.config` of a CassandraDatacenter as a string of bytes, and the API server holds to it. */
export function encodeConfig(config: object): string {
  return Buffer.from(JSON.stringify(config)).toString('base64');
}

export function decodeConfig(config: unknown): Record<string, any> {
  return typeof config === 'string' ? JSON.parse(Buffer.from(config, 'base64').toString()) : (config ?? {}) as Record<string, any>;
}
