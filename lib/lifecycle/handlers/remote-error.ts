/**
 * A service refused a request or did not respond. The message consists of parts that are known to be safe: response bodies are never passed on, since
 * servers and webhooks quote their input.
 */
export abstract class RemoteError extends Error {
  /** Whether the state is still unknown: the same request may succeed a little later. */
  public abstract readonly isTransient: boolean;
}

/** A whole call exceeded its time limit. */
export class TookTooLong extends RemoteError {
  public readonly isTransient = true;

  constructor(what: string, ms: number) {
    super(`${what} took longer than ${Math.round(ms / 100) / 10} s`);
  }
}

/** Why the state is unknown; undefined if it is known. */
export function notKnownYet(error: unknown): string | undefined {
  return error instanceof RemoteError && error.isTransient ? error.message : undefined;
}

/** Fails if the work takes too long, whatever it waits for. */
export async function within<T>(ms: number, what: string, work: () => Promise<T>, abort?: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TookTooLong(what, ms));
      abort?.();
    }, ms);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
