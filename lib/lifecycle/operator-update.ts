import type { KubernetesObject } from '../backends/kubernetes-object';

/** Makes the custom resource change with the revision: the operator removes its own annotation when it has finished. */
const REVISION = 'cdk-eks-cassandra/operator-update';

type Annotations = Readonly<Record<string, string>>;

/** Annotations of a custom resource that ask its operator to apply the pending changes of an operator upgrade, once per revision. */
export function askingForUpdate(revision: string, ofBackend: Annotations = {}): Annotations {
  return { ...ofBackend, [REVISION]: revision };
}

/** Custom resources without the annotations that {@link askingForUpdate} adds, to detect all other changes. */
export function withoutAskingForUpdate(objects: readonly object[], ofBackend: Annotations = {}): object[] {
  return (objects as readonly KubernetesObject[]).map((object) => {
    const others = Object.entries(object.metadata.annotations ?? {}).filter(([name, value]) => name !== REVISION && ofBackend[name] !== value);
    return { ...object, metadata: { ...object.metadata, annotations: Object.fromEntries(others) } };
  });
}
