import { Choice } from '../rendering/choice';

/**
 * What a relabeling rule does. The resources also accept capitalized spellings with the same meaning.
 */
export class RelabelAction extends Choice {
  /** Sets the target label. */
  public static readonly REPLACE = new RelabelAction('replace');

  /** Keeps what matches and drops the rest. */
  public static readonly KEEP = new RelabelAction('keep');

  /** Drops what matches. */
  public static readonly DROP = new RelabelAction('drop');

  /** Sets the target label to a hash of the source, modulo `modulus`. */
  public static readonly HASHMOD = new RelabelAction('hashmod');

  /** Copies the labels whose names match. */
  public static readonly LABELMAP = new RelabelAction('labelmap');

  /** Removes the labels whose names match. */
  public static readonly LABELDROP = new RelabelAction('labeldrop');

  /** Removes the labels whose names do not match. */
  public static readonly LABELKEEP = new RelabelAction('labelkeep');

  /** Sets the target label to the source in lower case. */
  public static readonly LOWERCASE = new RelabelAction('lowercase');

  /** Sets the target label to the source in upper case. */
  public static readonly UPPERCASE = new RelabelAction('uppercase');

  /** Keeps what has the same value in source and target. */
  public static readonly KEEPEQUAL = new RelabelAction('keepequal');

  /** Drops what has the same value in source and target. */
  public static readonly DROPEQUAL = new RelabelAction('dropequal');

  /**
   * An action that only a newer operator knows.
   *
   * @param value The string in the manifest.
   */
  public static of(value: string): RelabelAction {
    return new RelabelAction(value);
  }
}
