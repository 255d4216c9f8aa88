import type { Looked } from '../watched';

/** The situation against which a change is checked before it begins. */
export interface Situation extends Looked {
  readonly datacenters: readonly string[];
  /** Datacenters that are removed deliberately; undefined if the template cannot express that. */
  readonly leaving?: readonly string[];
  /** Kubernetes minor version in the template, as in "1.35", if any. */
  readonly wantedKubernetes?: string;
  readonly runningKubernetes: string;
  /** Whether this deployment only requests the restart that is pending after an operator upgrade. */
  readonly asksForRestart: boolean;
}

/** A condition that must not coincide with a change. */
export interface Offence {
  readonly what: string;
  readonly fix: string;
}

/** One check of the running cluster. Each check has its own file and is listed in `index.ts`. */
export interface Check {
  readonly id: string;
  /** Whether it is only risky, so that one deployment may continue by `acceptedChanges: ['<id>:<cluster>']`. */
  readonly acceptable: boolean;
  readonly offences: (situation: Situation) => Offence[];
}
