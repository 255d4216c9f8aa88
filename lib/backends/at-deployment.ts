import type { LiveBackend } from './live';
import type { Watch } from './watch';
import type { TransitionRule } from '../rules/transitions/transition';

/** The part of a backend that runs in the functions of a deployment, which contain nothing else of it. */
export interface BackendAtDeployment {
  /** As in "k8ssandra". It appears in templates and never changes. */
  readonly id: string;
  /** The objects to watch. */
  readonly watch: Watch;
  /** How its clusters are observed: the code that reads from Kubernetes. */
  readonly live: LiveBackend;
  /** Rules about changes of its clusters only, evaluated together with those that apply to all. */
  readonly transitions: readonly TransitionRule[];
  /** Annotations of the custom resource that make its operator apply the changes of an operator upgrade; undefined if it always does so by itself. */
  readonly operatorUpdate?: Readonly<Record<string, string>>;
}
