import { IConstruct, IDependable } from 'constructs';
import type { Backend } from '../backends/backend';
import { HostCluster } from '../host/host-cluster';
import { AdmissionGate } from '../lifecycle/admission-gate';

/**
 * What turns a `CassandraCluster` into Cassandra on an EKS cluster: `K8ssandraOperator`, for instance, made by this app or not.
 */
export interface ICassandraOperator extends IConstruct {
  /** The cluster it runs on. */
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
}
