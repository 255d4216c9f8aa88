/**
 * A service said no, or nothing at all. The message is made of parts that are known to be safe: bodies of answers are never passed on, since servers
 * and webhooks quote what they were sent.
 */
export abstract class RemoteError extends Error {
  /** Whether it is not known yet how things stand: the same request may succeed a little later. */
  public abstract readonly isTransient: boolean;
}

/** A whole call took longer than it may. */
export class TookTooLong extends RemoteError {
  public readonly isTransient = true;

  constructor(what: string, ms: number) {
    super(`${what} took longer than ${Math.round(ms / 100) / 10} s`);
  }
}

/** Why it is not known how things stand; nothing if it is known. */
export function notKnownYet(error: unknown): string | undefined {
  return error instanceof RemoteError && error.isTransient ? error.message : undefined;
}

/** Ends with an error if the work takes too long, whatever it waits for. */
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
