/** Where a command writes: results to standard output, everything else to standard error. */
export interface Streams {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly environment: NodeJS.ProcessEnv;
}

export interface Stream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface OutputOptions {
  readonly json: boolean;
  readonly color: boolean;
}

const COLORS = { red: 31, green: 32, yellow: 33, bold: 1 } as const;
const ERASE_LINE = '\r\u001b[2K';

/** The output of a command. */
export class Output {
  private readonly colored: boolean;
  private readonly shows: boolean;
  private pending = false;

  constructor(private readonly streams: Streams, private readonly options: OutputOptions) {
    const { stdout, stderr, environment } = streams;
    this.colored = options.color && stdout.isTTY === true && !environment.NO_COLOR && environment.TERM !== 'dumb';
    this.shows = stderr.isTTY === true && environment.TERM !== 'dumb' && !environment.CI;
  }

  /** The result: lines for people, or an object for programs. */
  public result(value: object, lines: readonly string[]): void {
    this.clear();
    this.streams.stdout.write(this.options.json ? `${JSON.stringify(value, undefined, 2)}\n` : lines.map((line) => `${line}\n`).join(''));
  }

  /** A result that is plain text, such as the help. */
  public text(text: string): void {
    this.clear();
    this.streams.stdout.write(`${text}\n`);
  }

  /** Progress: one line that the next one replaces, on a terminal only. */
  public progress(text: string): void {
    if (!this.shows) return;
    this.streams.stderr.write(`${ERASE_LINE}${text}`);
    this.pending = true;
  }

  /** A remark in addition to the result. */
  public note(text: string): void {
    this.clear();
    this.streams.stderr.write(`${text}\n`);
  }

  /** Colored text, where colors are shown. */
  public paint(color: keyof typeof COLORS, text: string): string {
    return this.colored && !this.options.json ? `\u001b[${COLORS[color]}m${text}\u001b[0m` : text;
  }

  /** Erases the progress line. */
  public clear(): void {
    if (this.pending) this.streams.stderr.write(ERASE_LINE);
    this.pending = false;
  }
}
