import type { BackendAtDeployment } from './at-deployment';
import { KubernetesObject } from './kubernetes-object';
import type { DefaultsTable } from '../defaults/defaults-table';
import type { Capability } from '../model/capability';
import type { ClusterModel, CompanionsModel, PodsModel } from '../model/cluster-model';
import type { Deferred } from '../model/deferred';
import type { Guarded, GuardedCluster, GuardedLeaving, GuardedRackInstances, GuardedResources } from '../model/guarded-cluster';
import type { Rule } from '../rules/rule';

/** Names of what a backend makes; others refer to them. */
export interface BackendNames {
  superuserSecret(clusterName: string): string;
  /** Service of the ready nodes of one datacenter, for CQL clients. */
  cqlService(clusterName: string, datacenter: string): string;
  /** ServiceAccount of what repairs, if it is not Cassandra itself. */
  repairServiceAccount(cluster: string): string;
}

/** A rendered object and the id under which it hangs in the construct tree, which never changes. */
export interface RenderedObject {
  readonly id: string;
  readonly object: KubernetesObject;
}

/** All Kubernetes objects of a Cassandra cluster, by the step of the deployment in which they come. */
export interface Rendered {
  /** The namespace, unless it is there. */
  readonly namespace: RenderedObject[];
  /** What pods need before they start: identities, policies, certificates. */
  readonly prerequisites: RenderedObject[];
  /** What Cassandra is made from: the gates go before it, deleter and readiness after it. */
  readonly cluster: RenderedObject[];
  /** What refers to datacenters that exist. */
  readonly afterwards: RenderedObject[];
}

/** Who may speak CQL to the nodes, beside those who always may. */
export interface CqlClients {
  readonly pods: readonly PodsModel[];
  readonly ranges: ReadonlyArray<Deferred<string>>;
}

/** Instances of a datacenter, and what its pods ask of them. */
export interface GuardedInstances {
  /** Nodes that there are instances for; their number is the datacenter's if nothing else was said. */
  readonly workers?: number;
  readonly foreignWorkers?: boolean;
  readonly rackInstances?: readonly GuardedRackInstances[];
  readonly instanceType?: Guarded<string>;
  readonly room?: GuardedResources;
  readonly requests?: GuardedResources;
}

/** What the rendered objects do not tell the guard. */
export interface GuardedSurroundings {
  /** Of an operator that the stack does not install. */
  readonly operatorVersion?: string;
  /** Path of the operator that it does install. */
  readonly operator?: string;
  /** What there is for each datacenter, by name. */
  readonly instances: ReadonlyMap<string, GuardedInstances>;
  /** Datacenters that are no longer part of it and keep their instances. */
  readonly leaving?: readonly GuardedLeaving[];
  readonly createsNamespace?: boolean;
  /** The EKS cluster, by its name or by what makes it. */
  readonly host?: string;
  readonly madeServiceAccounts: readonly string[];
  readonly accepted: readonly string[];
}

/** Zone of a rack that only the deployment knows: a resolved function of CloudFormation. */
export interface DeployedZone {
  readonly datacenter: string;
  readonly rack: string;
  readonly zone: unknown;
}

/**
 * Everything that is true of one way to run Cassandra on Kubernetes, and of no other: what it can do, what it is called, what it adds to a pod, what
 * is rendered for it, how it is watched and judged. The rest of the library knows this interface only.
 *
 * Plain: no AWS CDK, no cdk8s.
 */
export interface Backend extends BackendAtDeployment {
  /** Namespace that its operator is usually in. */
  readonly namespace: string;
  readonly capabilities: ReadonlySet<Capability>;
  readonly names: BackendNames;
  /** Rules that hold for its clusters only, judged with those that hold for all. */
  readonly rules: readonly Rule[];
  /** What its options mean, with the numbers of the chosen defaults. It becomes `own` of the model, which only the backend reads. */
  own(options: Readonly<Record<string, unknown>>, defaults: DefaultsTable): unknown;
  /** Images of what it runs beside Cassandra, by component, in place of its own. */
  images(own: unknown): Readonly<Record<string, Deferred<string>>>;
  /** What it adds to each pod of Cassandra, and how fast it works. */
  companions(own: unknown, uses: { readonly backup: boolean }): CompanionsModel;
  /** Seeds of each rack, in the order of the racks. */
  seeds(datacenter: { readonly nodes: number; readonly racks: number }): number[];
  render(model: ClusterModel): Rendered;
  /** What lets more clients speak CQL: an ingress rule, and the id of the rendered network policy that it is for. Undefined if it renders none. */
  cqlIngress?(model: ClusterModel, clients: CqlClients): { readonly policy: string; readonly rule: object };
  /** What no update may change, read from the objects of {@link Rendered.cluster} themselves, so that what was patched into them counts too. */
  guarded(objects: readonly object[], around: GuardedSurroundings): GuardedCluster;
  /** Zones in those objects that only the deployment knows. */
  deployedZones(objects: readonly object[]): DeployedZone[];
}
