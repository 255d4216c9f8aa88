import { CustomResource, Duration, Lazy, Stack, Token } from 'aws-cdk-lib';
import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import { Construct, IConstruct, IDependable } from 'constructs';
import { digest } from './admission-gate';
import { instancesIn } from './following';
import { GateOptions } from './gate-options';
import { LONGEST_TIMEOUT, timeoutSeconds } from './gate-timeout';
import { HostFunctions, HostGates } from './host-functions';
import { clusterRights, namespaceRights } from './rights';
import { gateRights, Watch } from '../backends/watch';
import { HostCluster } from '../host/host-cluster';
import type { GuardedCluster } from '../model/guarded-cluster';

/** Time to inspect a few groups, including the responses of an overloaded API. */
const PROTECTION_SECONDS = 600;
/** Kubernetes nodes contain their instance ids. */
const INSTANCE_RIGHTS = [{ apiGroups: [''], resources: ['nodes'], verbs: ['get'] }];

/** How long preflight retries while AWS or Kubernetes does not respond (docs/rollback.md). */
const PREFLIGHT_SECONDS = 600;

/** The instances of one rack. */
export interface RackInstances {
  readonly datacenter: string;
  readonly rack: string;
  readonly autoScalingGroup: autoscaling.AutoScalingGroup;
}

export interface ClusterLifecycleProps {
  readonly host: HostCluster;
  readonly namespace: string;
  /** Name of the Cassandra cluster and of its custom resource. */
  readonly name: string;
  /** What the functions watch. */
  readonly watch: Watch;
  readonly datacenters: readonly string[];
  /** Datacenters that are being removed: they may still exist when the deployment ends. */
  readonly leaving?: readonly string[];
  /** ServiceAccount whose pods need an identity, if there is one. */
  readonly identity?: string;
  /** The parts of its operator that this app installs. */
  readonly operator?: unknown;
  /** A change of it requests the restart that is pending after an operator upgrade. */
  readonly operatorUpdate?: string;
  /** Auto Scaling groups of its racks, if the app creates them. */
  readonly racks: readonly RackInstances[];
  /** The construct that creates the namespace. */
  readonly after: IDependable[];
}

/**
 * The steps around the custom resource of a Cassandra cluster: it comes after the barrier, and before the deleter and the readiness gate.
 *
 * On deletion, the deleter comes first: it deletes the custom resource and waits until the operators have finished. The barrier comes after it and
 * keeps everything that the operators need as long as a datacenter exists.
 */
export class ClusterLifecycle extends Construct {
  /** Identifies what deletes the cluster: the value of its annotation. */
  public readonly deleter: string;
  private readonly gates: HostGates;
  private readonly rights: IDependable;

  constructor(scope: Construct, id: string, private readonly props: ClusterLifecycleProps) {
    super(scope, id);
    this.deleter = this.node.addr;
    this.gates = HostFunctions.of(this, props.host).gates;
    const rights = props.host._inTurn('preflights', props.host._addManifest(this, 'Rights', {
      objects: [
        ...namespaceRights(`${props.name}-gates`, props.namespace, this.gates.group, gateRights(props.watch, props.name)),
        ...(props.racks.length > 0 ? clusterRights(`cdk-eks-cassandra:${props.namespace}:${props.name}`, this.gates.group, INSTANCE_RIGHTS) : []),
      ],
    }));
    rights.node.addDependency(...props.after);
    this.rights = rights;
  }

  /**
   * Comes before every change of the operator, the instances and Cassandra, and stops changes that must not overlap with operations in progress.
   *
   * @param workers the constructs that create the instances
   * @param objects the custom resources as they are at synthesis, without annotations that only request a restart
   */
  public preflight(accepted: readonly string[], workers: readonly IConstruct[], objects: () => readonly object[]): CustomResource {
    const version = this.props.host.kubernetesVersion;
    const preflight = this.waiting('Preflight', 'Custom::CassandraPreflight', 'Preflight', [this.gates.ready, this.rights], PREFLIGHT_SECONDS, {
      Datacenters: this.props.datacenters,
      Leaving: this.props.leaving,
      KubernetesVersion: Token.isUnresolved(version) ? undefined : version,
      OwnControlPlane: this.props.host._isMadeIn(Stack.of(this)) ? 'true' : undefined,
      Accepted: accepted.length > 0 ? accepted : undefined,
      OperatorUpdate: this.props.operatorUpdate,
      Digest: digestOf(() => [objects(), instancesIn(Stack.of(this), workers), this.operator()]),
    });
    return this.props.host._inTurn('preflights', preflight);
  }

  /**
   * Comes before every change of instances, so that a shrinking group terminates none that runs Cassandra.
   *
   * @param after constructs that may still stop the deployment
   */
  public protection(after: IDependable[]): CustomResource {
    return this.props.host._inTurn('protections', this.waiting('Protection', 'Custom::CassandraInstanceProtection', 'Protection',
      [this.gates.ready, this.rights, ...after], PROTECTION_SECONDS, { Groups: this.groups() }));
  }

  /** Comes before the custom resource: on deletion, it waits until no datacenter is left. */
  public barrier(after: IDependable[]): Construct {
    // Everything that depends on it depends on all of these, too.
    return this.waiting('Barrier', 'Custom::CassandraBarrier', 'Absence', [...after, this.gates.ready, this.rights], LONGEST_TIMEOUT.toSeconds());
  }

  /** Comes directly after the custom resource, and deletes it. */
  public deletion(after: IDependable[]): Construct {
    return this.waiting('Deletion', 'Custom::CassandraDeletion', 'Deletion', after, LONGEST_TIMEOUT.toSeconds(), {
      Deleter: this.deleter,
      Groups: this.props.racks.length > 0 ? this.groups() : undefined,
    });
  }

  /**
   * Opens when Cassandra is ready.
   *
   * @param objects the custom resources as they are at synthesis
   * @param model the cluster as the change guard sees it
   */
  public readiness(after: IDependable[], options: GateOptions, objects: () => readonly object[], model: () => GuardedCluster): CustomResource {
    return this.waiting('Readiness', 'Custom::CassandraReadiness', 'Readiness', after, timeoutSeconds(this, options.timeout, LONGEST_TIMEOUT), {
      Datacenters: this.props.datacenters,
      ...(this.props.leaving?.length ? { Leaving: this.props.leaving } : {}),
      Identity: this.props.identity,
      // Operator upgrades are included: the gate reports how many nodes restart with the next change.
      Operator: this.props.operator === undefined ? undefined : digestOf(() => this.operator()),
      OperatorUpdate: this.props.operatorUpdate,
      Digest: digestOf(objects),
      OneWay: digestOf(() => oneWay(model())),
    });
  }

  private operator(): unknown {
    return Stack.of(this).resolve(this.props.operator);
  }

  /** The state at synthesis. A reference would be circular: the groups come later. */
  private groups(): object[] {
    return this.props.racks.map(({ autoScalingGroup, rack, datacenter }) => {
      const group = autoScalingGroup.node.defaultChild as autoscaling.CfnAutoScalingGroup;
      const [LogicalId, Instances] = [() => group.logicalId, () => group.maxSize].map((produce) => Lazy.string({ produce }));
      return { LogicalId, Datacenter: datacenter, Rack: rack, Instances };
    });
  }

  private waiting(id: string, resourceType: string, what: string, after: IDependable[], seconds: number, properties: object = {}): CustomResource {
    const { namespace, name, watch: { owner, children, looks, ready } } = this.props;
    const watched = JSON.stringify({ owner, children, looks, ready });
    const resource = new CustomResource(this, id, {
      resourceType,
      serviceToken: this.gates.serviceToken,
      serviceTimeout: Duration.hours(1),
      properties: { Wait: what, Namespace: namespace, Name: name, TimeoutSeconds: seconds, ...properties, Watch: watched },
    });
    resource.node.addDependency(...after);
    return resource;
  }
}

/** Computed from what is known at synthesis: resolved values. */
function digestOf(read: () => unknown): string {
  return Lazy.string({ produce: () => digest(read()) });
}

/** A change of these cannot be rolled back: after it, a deployment continues, whatever it finds. */
function oneWay({ version, datacenters }: GuardedCluster): unknown {
  return [version, datacenters.map((one) => [one.name, one.nodes, one.racks.length, one.volumeBytes, one.version, one.stopped])];
}
