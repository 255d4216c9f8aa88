/** Ctrl-C as a wish: what runs ends at its next step. The second one ends the process at once. */
export class Interrupt {
  private wake?: () => void;
  private wished = false;

  private readonly heard = () => {
    this.wished = true;
    this.wake?.();
  };

  /** From here on it is heard. */
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

  /** Waits, but not after a wish. */
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
