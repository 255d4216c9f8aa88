import { Choice } from '../rendering/choice';

/**
 * When a container image is pulled.
 */
export class PullPolicy extends Choice {
  /** Before each start of a container. */
  public static readonly ALWAYS = new PullPolicy('Always');

  /** When the worker does not have it. */
  public static readonly IF_NOT_PRESENT = new PullPolicy('IfNotPresent');

  /** Never: the worker must have it. */
  public static readonly NEVER = new PullPolicy('Never');

  /**
   * A policy that only a newer Kubernetes knows.
   *
   * @param value The string in the manifest.
   */
  public static of(value: string): PullPolicy {
    return new PullPolicy(value);
  }
}
