import type { Looked } from '../watched';

/** What a change is checked against, before it begins. */
export interface Situation extends Looked {
  readonly datacenters: readonly string[];
  /** Datacenters that leave on purpose; not there if the template cannot say so. */
  readonly leaving?: readonly string[];
  /** Minor version of Kubernetes that the template names, as in "1.35", if it names one. */
  readonly wantedKubernetes?: string;
  readonly runningKubernetes: string;
  /** Whether the restart that an upgrade of the operator left is all that this deployment is for. */
  readonly asksForRestart: boolean;
}

/** Something that must not be mixed into a change. */
export interface Offence {
  readonly what: string;
  readonly fix: string;
}

/** One look at what runs. A further one is a file of its own, listed in `index.ts`. */
export interface Check {
  readonly id: string;
  /** Whether it is only risky, so that one deployment may go on by `acceptedChanges: ['<id>:<cluster>']`. */
  readonly acceptable: boolean;
  readonly offences: (situation: Situation) => Offence[];
}
