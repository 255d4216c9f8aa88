import type { Deferred } from './deferred';

/** Pods of one namespace with certain labels. */
export interface PodsModel {
  readonly namespace: Deferred<string>;
  readonly labels: Readonly<Record<string, Deferred<string>>>;
}
