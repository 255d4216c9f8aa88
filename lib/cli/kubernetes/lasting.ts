import type { KubernetesClient } from '../../lifecycle/handlers/kubernetes';
import { RemoteError } from '../../lifecycle/handlers/remote-error';

/** A token of "aws eks get-token" lasts for 15 minutes, and one of a service account for 10 at least (Kubernetes, TokenRequest). */
const RENEWED_MS = 5 * 60_000;

/** Who we are could not be shown anew: a plugin failed, or its log-in has ended. A moment later it may work. */
export class NotRenewed extends RemoteError {
  public readonly isTransient = true;
}

/** A client for work that outlasts a token: it is made anew now and then. @param renewed the same client with a new token */
export function lasting(first: KubernetesClient, renewed: () => KubernetesClient, now: () => number = Date.now): () => KubernetesClient {
  let client = first;
  let madeAt = now();
  return () => {
    if (now() - madeAt < RENEWED_MS) return client;
    try {
      client = renewed();
    } catch (error) {
      throw new NotRenewed((error as Error).message);
    }
    madeAt = now();
    return client;
  };
}
