import { Choice } from '../rendering/choice';

/**
 * What provides and stores credentials.
 */
export class SecretsProvider extends Choice {
  /** The operator creates Kubernetes Secrets and replicates them to where they are used. */
  public static readonly INTERNAL = new SecretsProvider('internal');

  /**
   * An external system provides them, and its webhook injects them into the pods; the operator gives no credentials to its own components.
   * Set the superuser's Secret nevertheless: cass-operator creates one if none is named.
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
