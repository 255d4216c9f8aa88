import type { KubernetesObject } from './kubernetes-object';
import type { Kind } from './watch';

/** An object to create. */
export interface NewObject {
  readonly kind: Kind;
  readonly object: KubernetesObject;
}
