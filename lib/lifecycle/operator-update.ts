import type { KubernetesObject } from '../backends/kubernetes-object';

/** So that the custom resource changes with the revision: the operator takes its own annotation away when it is through. */
const REVISION = 'cdk-eks-cassandra/operator-update';

type Annotations = Readonly<Record<string, string>>;

/** Annotations of a custom resource that ask its operator to apply what an upgrade of it left, once for each revision. */
export function askingForUpdate(revision: string, ofBackend: Annotations = {}): Annotations {
  return { ...ofBackend, [REVISION]: revision };
}

/** Custom resources without what {@link askingForUpdate} adds: all else that a deployment changes in them. */
export function withoutAskingForUpdate(objects: readonly object[], ofBackend: Annotations = {}): object[] {
  return (objects as readonly KubernetesObject[]).map((object) => {
    const others = Object.entries(object.metadata.annotations ?? {}).filter(([name, value]) => name !== REVISION && ofBackend[name] !== value);
    return { ...object, metadata: { ...object.metadata, annotations: Object.fromEntries(others) } };
  });
}
