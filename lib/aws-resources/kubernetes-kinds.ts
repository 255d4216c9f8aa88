import type { Holds } from './resource-types';
import { literalText, TemplateResource } from './template';
import { ANNOTATION_DELETER } from '../private/placement';

/** CDK's custom resource that applies Kubernetes objects. */
export const KUBERNETES_MANIFEST = 'Custom::AWSCDK-EKS-KubernetesResource';

/** What is known of a kind of Kubernetes objects. */
export interface KubernetesKind {
  readonly holds: Holds;
  /** Fields that the API server refuses to change. */
  readonly immutable?: readonly string[];
}

const KINDS: Readonly<Record<string, KubernetesKind>> = {
  CassandraDatacenter: { holds: 'data' },
  CustomResourceDefinition: { holds: 'data' },
  K8ssandraCluster: { holds: 'data' },
  // All that is in it goes with it.
  Namespace: { holds: 'data' },
  PersistentVolumeClaim: { holds: 'data' },
  StatefulSet: { holds: 'data' },
  StorageClass: { holds: 'ground', immutable: ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'] },
};

/** A kind that holds something, or has fields that never change. */
export function kubernetesKind(kind: string): KubernetesKind | undefined {
  return Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
}

/** What hangs on an object: custom resources of a Cassandra cluster are marked, whatever operator they are for. */
export function objectHolds({ kind, metadata }: any): Holds {
  return metadata?.annotations?.[ANNOTATION_DELETER] === undefined ? kubernetesKind(kind)?.holds ?? 'nothing' : 'data';
}

/** The objects of a manifest; none if only the deployment knows them. */
export function objectsIn({ Properties }: TemplateResource): any[] {
  try {
    const objects = JSON.parse(literalText(Properties?.Manifest));
    return Array.isArray(objects) ? objects.filter((object) => typeof object?.kind === 'string') : [];
  } catch {
    return [];
  }
}

/** By what Kubernetes recognizes an object. */
export function identityOf({ apiVersion, kind, metadata }: any): string {
  const group = String(apiVersion ?? '').split('/').slice(0, -1).join('/');
  return [group, kind, metadata?.namespace ?? '', metadata?.name ?? ''].join('/');
}
