/** Treats Ctrl-C as a request: the run ends at its next step. A second Ctrl-C ends the process immediately. */
export class Interrupt {
  private wake?: () => void;
  private wished = false;

  private readonly heard = () => {
    this.wished = true;
    this.wake?.();
  };

  /** Starts listening. */
  public listen(): void {
    process.once('SIGINT', this.heard);
    process.once('SIGTERM', this.heard);
  }

  public ignore(): void {
    process.off('SIGINT', this.heard);
    process.off('SIGTERM', this.heard);
  }

  public get isWished(): boolean {
    return this.wished;
  }

  /** Waits, unless an interruption was requested. */
  public async pause(ms: number): Promise<void> {
    if (this.wished) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
