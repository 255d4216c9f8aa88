import { DependencyGroup, IConstruct, IDependable } from 'constructs';
import type { Backend } from '../backends/backend';
import { HostCluster } from '../host/host-cluster';
import { AdmissionGate } from '../lifecycle/admission-gate';

/**
 * An operator that manages Cassandra clusters on an EKS cluster, such as `K8ssandraOperator`, installed by this app or not.
 */
export interface ICassandraOperator extends IConstruct {
  /** The EKS cluster that it runs on. */
  readonly host: HostCluster;
  /** Kubernetes namespace of the operator itself. */
  readonly namespace: string;
  /** What it makes of a Cassandra cluster. @internal */
  readonly _backend: Backend;
  /** Version that the guard compares if somebody else installed it. @internal */
  readonly _version?: string;
  /** What must be there before it is asked for a Cassandra cluster. @internal */
  readonly _ready: IDependable;
  /** What finds out whether its webhooks answer, unless nobody shall. @internal */
  readonly _gate?: AdmissionGate;
  /** What looks at each Cassandra cluster of its stack before it, or instances of any of them, change. @internal */
  readonly _preflights: DependencyGroup;
  /** What this app installs of it: when that changes, Cassandra clusters are looked at before. @internal */
  readonly _installs?: unknown;
}
