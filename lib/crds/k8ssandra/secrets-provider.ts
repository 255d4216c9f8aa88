import { Choice } from '../rendering/choice';

/**
 * Who makes and stores credentials.
 */
export class SecretsProvider extends Choice {
  /** The operator makes Kubernetes Secrets and copies them to where they are used. */
  public static readonly INTERNAL = new SecretsProvider('internal');

  /**
   * A system outside does, and a webhook of it injects them into the pods; the operator gives its own components no credentials. Name the
   * superuser's Secret all the same: cass-operator makes one where none is named.
   */
  public static readonly EXTERNAL = new SecretsProvider('external');

  /**
   * A provider that only a newer operator knows.
   *
   * @param value The string in the manifest.
   */
  public static of(value: string): SecretsProvider {
    return new SecretsProvider(value);
  }
}
