import type { Kind, Probe } from '../backends/watch';

/** A kind of custom resource. */
export interface ResourceKind {
  /** As in "kafka.strimzi.io/v1". */
  readonly apiVersion: string;
  /** As in "Kafka". */
  readonly kind: string;
  /** As in "kafkas": the name in the path of the API (`kubectl api-resources`). */
  readonly plural: string;
}

/** The parts of a kind's path. @internal */
export function kindOf({ apiVersion, kind, plural }: ResourceKind): Kind {
  const at = apiVersion.indexOf('/');
  return { group: at < 0 ? '' : apiVersion.slice(0, at), version: apiVersion.slice(at + 1), kind, plural };
}

/** @internal */
export function probeOf(kind: ResourceKind, spec: object): Probe {
  return { kind: kindOf(kind), spec };
}
