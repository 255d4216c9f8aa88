/**
 * Host network and node ports.
 */
export interface NetworkingConfig {
  /**
   * Whether nodes use the network of their worker, with its address and its ports.
   *
   * @default false
   */
  readonly hostNetwork?: boolean;

  /**
   * Ports of every worker that lead to nodes, through a Service of type NodePort.
   *
   * @default - no such Service
   */
  readonly nodePort?: NodePortConfig;
}

/**
 * Ports of every worker, within the range of the Kubernetes cluster (30000 to 32767 unless it was changed).
 */
export interface NodePortConfig {
  /**
   * Port between nodes.
   *
   * @default - not reachable in this way
   */
  readonly internode?: number;

  /**
   * Encrypted port between nodes.
   *
   * @default - not reachable in this way
   */
  readonly internodeSsl?: number;

  /**
   * Port of CQL.
   *
   * @default - not reachable in this way
   */
  readonly native?: number;

  /**
   * Encrypted port of CQL.
   *
   * @default - not reachable in this way
   */
  readonly nativeSsl?: number;
}
