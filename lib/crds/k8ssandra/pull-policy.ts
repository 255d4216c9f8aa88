import { Choice } from '../rendering/choice';

/**
 * When a container image is pulled.
 */
export class PullPolicy extends Choice {
  /** Each time a container starts. */
  public static readonly ALWAYS = new PullPolicy('Always');

  /** If the image is not on the worker node yet. */
  public static readonly IF_NOT_PRESENT = new PullPolicy('IfNotPresent');

  /** Never: the image must already be on the worker node. */
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
