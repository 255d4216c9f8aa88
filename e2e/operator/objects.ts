import { createHash } from 'crypto';
import { KubeClient, KubeObject } from '../harness/kube-client';

export const CLUSTERS = '/apis/k8ssandra.io/v1alpha1';
export const DATACENTERS = '/apis/cassandra.datastax.com/v1beta1';
export const TASKS = '/apis/control.k8ssandra.io/v1alpha1';

/** Release of the chart that this operator came with: the images of what it makes follow it. */
export const RELEASE = process.env.RELEASE ?? 'none';

export function hasFinalizer({ metadata }: KubeObject, finalizer: string): boolean {
  return metadata.finalizers?.includes(finalizer) ?? false;
}

export async function setFinalizer(client: KubeClient, path: string, object: KubeObject, finalizer: string, present: boolean): Promise<void> {
  const others = (object.metadata.finalizers ?? []).filter((one) => one !== finalizer);
  await client.patch(path, { metadata: { finalizers: present ? [...others, finalizer] : others, resourceVersion: object.metadata.resourceVersion } });
}

export function ownedBy({ metadata: { name, uid } }: KubeObject, apiVersion: string, kind: string): any[] {
  return [{ apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true }];
}

/** What an object was made from, to be compared with what would be made now. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}

export function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}

export function isTrue({ status }: KubeObject, type: string): boolean {
  return status?.conditions?.some((one: any) => one.type === type && one.status === 'True') ?? false;
}

/** Kubernetes quantities of storage that occur here, in bytes. */
export function bytes(quantity: string): number {
  const [, number, unit] = /^(\d+)([KMGT]i?)?$/.exec(quantity)!;
  return Number(number) * { '': 1, 'K': 1e3, 'M': 1e6, 'G': 1e9, 'T': 1e12, 'Ki': 2 ** 10, 'Mi': 2 ** 20, 'Gi': 2 ** 30, 'Ti': 2 ** 40 }[unit ?? '']!;
}
