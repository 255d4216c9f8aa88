/**
 * Host network and node ports.
 */
export interface NetworkingConfig {
  /**
   * Whether the pods use the host network: the address and the ports of their worker node.
   *
   * @default false
   */
  readonly hostNetwork?: boolean;

  /**
   * Ports on every worker node that forward to Cassandra, through a Service of type NodePort.
   *
   * @default - no such Service
   */
  readonly nodePort?: NodePortConfig;
}

/**
 * Ports on every worker node, within the NodePort range of the Kubernetes cluster (30000 to 32767 by default).
 */
export interface NodePortConfig {
  /**
   * Internode port.
   *
   * @default - not reachable in this way
   */
  readonly internode?: number;

  /**
   * Encrypted internode port.
   *
   * @default - not reachable in this way
   */
  readonly internodeSsl?: number;

  /**
   * CQL port.
   *
   * @default - not reachable in this way
   */
  readonly native?: number;

  /**
   * Encrypted CQL port.
   *
   * @default - not reachable in this way
   */
  readonly nativeSsl?: number;
}
