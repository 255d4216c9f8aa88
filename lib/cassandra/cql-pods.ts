/** Pods of an EKS cluster that may connect to Cassandra with CQL. */
export interface CqlPods {
  /** Namespace of the pods. */
  readonly namespace: string;

  /**
   * Labels of the pods. Only pods with all of them are admitted.
   *
   * @default - all pods of the namespace
   */
  readonly labels?: { [key: string]: string };
}
