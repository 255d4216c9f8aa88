import type { RelabelAction } from './relabel-action';

/**
 * A Prometheus relabeling rule, which selects or renames metrics.
 */
export interface RelabelConfig {
  /**
   * What the rule does.
   *
   * @default replace
   */
  readonly action?: RelabelAction;

  /**
   * Divisor of the action `hashmod`.
   *
   * @default - none
   */
  readonly modulus?: number;

  /**
   * Regular expression that the joined values of the source labels must match as a whole.
   *
   * @default - (.*)
   */
  readonly regex?: string;

  /**
   * Replacement value; `$1` is the first capture group of the regular expression.
   *
   * @default - $1
   */
  readonly replacement?: string;

  /**
   * Separator between the joined values.
   *
   * @default - ;
   */
  readonly separator?: string;

  /**
   * Labels whose values are joined; the metric's name is `__name__`.
   *
   * @default - none
   */
  readonly sourceLabels?: string[];

  /**
   * Label to which the new value is written.
   *
   * @default - none
   */
  readonly targetLabel?: string;
}
