import type { LiveBackend } from './live';
import type { Watch } from './watch';
import type { TransitionRule } from '../rules/transitions/transition';

/** What of a backend runs in the functions of a deployment, which hold nothing else of it. */
export interface BackendAtDeployment {
  /** As in "k8ssandra". It goes into templates and never changes. */
  readonly id: string;
  /** What there is to look at. */
  readonly watch: Watch;
  /** How its clusters are looked at: what speaks to Kubernetes. */
  readonly live: LiveBackend;
  /** Rules over changes of its clusters only, judged with those that hold for all. */
  readonly transitions: readonly TransitionRule[];
  /** Annotations of the custom resource by which its operator applies what an upgrade of it changed; none if it always does so by itself. */
  readonly operatorUpdate?: Readonly<Record<string, string>>;
}
