/**
 * A string the operators accept, by name: the base of the enum-like classes of this module. Each of them lists the values that the
 * supported operators know and has `of()` for a value that only a newer operator knows.
 */
export abstract class Choice {
  /**
   * @param value The string as it stands in the manifest.
   */
  protected constructor(public readonly value: string) {}

  /** The string as it stands in the manifest. */
  public toString(): string {
    return this.value;
  }
}
