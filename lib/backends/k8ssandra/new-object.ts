import { ownLabels } from '../kubernetes-object';
import type { ClusterName } from '../live';
import type { NewObject } from '../new-object';
import type { Kind } from '../watch';

/** An object in the namespace of a Cassandra cluster. */
export function newObject(kind: Kind, { Namespace, Name }: ClusterName, name: string, spec: object): NewObject {
  const { group, version } = kind;
  return { kind, object: { apiVersion: `${group}/${version}`, kind: kind.kind, metadata: { name, namespace: Namespace, labels: ownLabels(Name) }, spec } };
}
