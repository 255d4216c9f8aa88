import { Environment } from '../harness/environment';

/** A scenario: its steps assert on the state of AWS and Kubernetes, not on templates. */
export interface Scenario {
  readonly name: string;
  /** Only in `npm run e2e:full`. */
  readonly full?: boolean;
  /** Minor of Kubernetes, as in "v1.33"; none: the newest, or that of `E2E_KUBERNETES`. */
  readonly kubernetes?: string;
  readonly run: (context: Context) => Promise<void>;
}

/** What a scenario works with: steps are timed, and the first that fails ends it. */
export class Context {
  public readonly results: { step: string; seconds: number; error?: Error }[] = [];

  constructor(public readonly environment: Environment, private readonly scenario: string) {}

  public readonly step = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
    const started = Date.now();
    try {
      const answer = await work();
      this.note(step, started);
      return answer;
    } catch (error) {
      this.note(step, started, error instanceof Error ? error : new Error(String(error)));
      throw error;
    }
  };

  private note(step: string, started: number, error?: Error): void {
    const seconds = (Date.now() - started) / 1000;
    this.results.push({ step, seconds, error });
    console.log(`${error ? 'FAILED' : 'ok    '} ${seconds.toFixed(1).padStart(6)} s  ${this.scenario}: ${step}`);
  }
}
