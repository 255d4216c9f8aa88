/**
 * A named string that the operators accept: the base of the enum-like classes of this module. Each class lists the values that the
 * supported operators know, and has `of()` for values that only newer operators know.
 */
export abstract class Choice {
  /**
   * @param value The string as it appears in the manifest.
   */
  protected constructor(public readonly value: string) {}

  /** The string as it appears in the manifest. */
  public toString(): string {
    return this.value;
  }
}
