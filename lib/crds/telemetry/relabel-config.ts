import type { RelabelAction } from './relabel-action';

/**
 * A rule that selects or renames metrics, as Prometheus knows them.
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
   * New value; `$1` is the first group of the expression.
   *
   * @default - $1
   */
  readonly replacement?: string;

  /**
   * What stands between the joined values.
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
   * Label that gets the new value.
   *
   * @default - none
   */
  readonly targetLabel?: string;
}
