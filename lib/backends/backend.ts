import type { BackendAtDeployment } from './at-deployment';
import { KubernetesObject } from './kubernetes-object';
import type { PeopleKinds } from './people';
import type { DefaultsTable } from '../defaults/defaults-table';
import type { Capability } from '../model/capability';
import type { ClusterModel, CompanionsModel } from '../model/cluster-model';
import type { Deferred } from '../model/deferred';
import type { Guarded, GuardedCluster, GuardedLeaving, GuardedRackInstances, GuardedResources } from '../model/guarded-cluster';
import type { PodsModel } from '../model/pods-model';
import type { Rule } from '../rules/rule';

/** Names of objects that a backend creates and others refer to. */
export interface BackendNames {
  superuserSecret(clusterName: string): string;
  /** Service of the ready nodes of one datacenter, for CQL clients. */
  cqlService(clusterName: string, datacenter: string): string;
  /** ServiceAccount of the repair service, if that is not Cassandra itself. */
  repairServiceAccount(cluster: string): string;
}

/** A rendered object, and its id in the construct tree, which never changes. */
export interface RenderedObject {
  readonly id: string;
  readonly object: KubernetesObject;
}

/** All Kubernetes objects of a Cassandra cluster, by the deployment step in which they are created. */
export interface Rendered {
  /** The namespace, unless it already exists. */
  readonly namespace: RenderedObject[];
  /** Prerequisites of the pods: identities, policies, certificates. */
  readonly prerequisites: RenderedObject[];
  /** The objects from which Cassandra is created: the gates come before them, the deleter and the readiness gate after them. */
  readonly cluster: RenderedObject[];
  /** Objects that refer to existing datacenters. */
  readonly afterwards: RenderedObject[];
}

/** Additional clients that may connect to the nodes over CQL. */
export interface CqlClients {
  readonly pods: readonly PodsModel[];
  readonly ranges: ReadonlyArray<Deferred<string>>;
}

/** Instances of a datacenter, and the requests of its pods. */
export interface GuardedInstances {
  /** Number of nodes for which there are instances; by default, the size of the datacenter. */
  readonly workers?: number;
  readonly foreignWorkers?: boolean;
  readonly rackInstances?: readonly GuardedRackInstances[];
  readonly instanceType?: Guarded<string>;
  readonly room?: GuardedResources;
  readonly requests?: GuardedResources;
}

/** Facts for the guard that the rendered objects do not contain. */
export interface GuardedSurroundings {
  /** Version of an operator that the stack does not install. */
  readonly operatorVersion?: string;
  /** Path of the operator that the stack installs. */
  readonly operator?: string;
  /** The instances of each datacenter, by name. */
  readonly instances: ReadonlyMap<string, GuardedInstances>;
  /** Datacenters that are no longer part of the cluster but keep their instances. */
  readonly leaving?: readonly GuardedLeaving[];
  readonly createsNamespace?: boolean;
  /** The EKS cluster, by its name or by the construct that creates it. */
  readonly host?: string;
  readonly madeServiceAccounts: readonly string[];
  readonly accepted: readonly string[];
}

/** Zone of a rack that is known only at deployment: a resolved CloudFormation function. */
export interface DeployedZone {
  readonly datacenter: string;
  readonly rack: string;
  readonly zone: unknown;
}

/**
 * Everything specific to one way of running Cassandra on Kubernetes: its capabilities and names, what it adds to a pod, what is rendered for it, and
 * how it is watched and judged. The rest of the library knows only this interface.
 *
 * Plain data and functions: no AWS CDK, no cdk8s.
 */
export interface Backend extends BackendAtDeployment {
  /** Default namespace of its operator. */
  readonly namespace: string;
  readonly capabilities: ReadonlySet<Capability>;
  readonly names: BackendNames;
  /** Kinds that people work with; without them, `access` lets operators and owners do what every backend has. */
  readonly people?: PeopleKinds;
  /** Rules that apply to its clusters only, evaluated together with those that apply to all. */
  readonly rules: readonly Rule[];
  /** Resolves its options with the values of the chosen defaults. The result becomes `own` of the model, which only the backend reads. */
  own(options: Readonly<Record<string, unknown>>, defaults: DefaultsTable): unknown;
  /** Custom images of the services that it runs besides Cassandra, by component. */
  images(own: unknown): Readonly<Record<string, Deferred<string>>>;
  /** What it adds to each Cassandra pod, and how fast it works. */
  companions(own: unknown, uses: { readonly backup: boolean }): CompanionsModel;
  /** Number of seeds of each rack, in rack order. */
  seeds(datacenter: { readonly nodes: number; readonly racks: number }): number[];
  render(model: ClusterModel): Rendered;
  /** Admits more CQL clients: an ingress rule, and the id of the rendered network policy to which it belongs. Undefined if it renders none. */
  cqlIngress?(model: ClusterModel, clients: CqlClients): { readonly policy: string; readonly rule: object };
  /** What no update may change, read from the objects of {@link Rendered.cluster} themselves so that patches count too. */
  guarded(objects: readonly object[], around: GuardedSurroundings): GuardedCluster;
  /** Zones in those objects that are known only at deployment. */
  deployedZones(objects: readonly object[]): DeployedZone[];
}
