/** What a taint does to pods that do not tolerate it. */
export enum TaintEffect {
  /** They are not scheduled onto the node. */
  NO_SCHEDULE = 'NoSchedule',
  /** They are scheduled onto other nodes if possible. */
  PREFER_NO_SCHEDULE = 'PreferNoSchedule',
  /** They are not scheduled onto the node, and those that run there are evicted. */
  NO_EXECUTE = 'NoExecute',
}

/** A taint of a node, as pods that tolerate it name it. */
export interface NodeTaint {
  /** Key of the taint. */
  readonly key: string;

  /**
   * Value of the taint.
   *
   * @default - any value
   */
  readonly value?: string;

  /**
   * Effect of the taint.
   *
   * @default - any effect
   */
  readonly effect?: TaintEffect;
}
