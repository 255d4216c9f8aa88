import { AspectPriority, Aspects, CfnResource, CustomResource, Duration, IAspect, Lazy, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { checkAccepted } from './accepted-changes';
import { digest } from './admission-gate';
import { OwnFunction } from './function';
import { deployedHosts, Ground, groundOf, refersToNothing } from './guarded-ground';
import type { DeployedZone } from '../backends/backend';
import { HostCluster } from '../host/host-cluster';
import { expression, Guarded, GuardedCluster, GuardedInstallation, GuardedStack, MODEL_FORMAT, READABLE_FROM, UNKNOWN, zoneKey } from '../model/guarded-cluster';

const ID = 'CassandraChangeGuard';

/** Type of the guard's custom resource, by which `cdk-eks-cassandra diff` finds it. */
export const GUARD_TYPE = 'Custom::CassandraChangeGuard';

/** Software installed on an EKS cluster for Cassandra. */
export interface Installation {
  /** Kind of software, as in "cert-manager". */
  readonly kind: string;
  readonly version?: string;
  readonly namespace?: string;
  readonly host: HostCluster;
  /** Version and values. */
  readonly installs: unknown;
  /** Whether nothing is known of it but its version. */
  readonly isUnknownKind?: boolean;
  readonly acceptedChanges?: readonly string[];
}

/**
 * Runs first in a deployment: compares the deployed state with the desired one, and refuses changes that would lose data or that the operators would
 * refuse later, when half of the stack has changed.
 *
 * It references nothing, and all other resources of the stack depend on it. There is one per stack, for all its Cassandra clusters and for the
 * software that it installs for them: it remains when the last Cassandra cluster is removed.
 */
export class ChangeGuard extends Construct {
  /** The guard of the construct's stack. */
  public static of(construct: Construct): ChangeGuard {
    const stack = Stack.of(construct);
    return stack.node.tryFindChild(ID) as ChangeGuard | undefined ?? new ChangeGuard(stack);
  }

  /** Identifies an EKS cluster: its name, or the CloudFormation function that yields it. */
  public static identityOf(construct: Construct, clusterName: string): string {
    const name = Stack.of(construct).resolve(clusterName);
    return typeof name === 'string' ? name : expression(name);
  }

  private readonly hosts = new Set<string>();
  private readonly roots = new Set<IConstruct>();
  private readonly accepted = new Map<string, readonly string[]>();
  private readonly installations = new Map<string, () => GuardedInstallation>();
  private readonly zones = new Map<string, () => DeployedZone[]>();
  private readonly clusters = new Map<string, () => GuardedCluster>();

  /** Passed from one property of the resource to the next, so that everything below the roots is resolved only once. */
  private ground?: Ground;

  private constructor(stack: Stack) {
    super(stack, ID);
    const code = new OwnFunction(this, 'Handler', {
      bundle: 'guard',
      description: 'Refuses changes of Cassandra clusters that would lose data or get stuck, before anything is changed',
      rights: [new iam.PolicyStatement({ actions: ['cloudformation:DescribeStacks'], resources: [stack.stackId] })],
      timeout: Duration.minutes(5),
    });
    const resource = new CustomResource(this, 'Resource', {
      resourceType: GUARD_TYPE,
      serviceToken: code.function.functionArn,
      serviceTimeout: Duration.minutes(10),
      properties: {
        Model: Lazy.string({ produce: () => JSON.stringify(this.model()) }),
        Zones: Lazy.any({ produce: () => this.deployedZones() }),
        Deployed: Lazy.any({ produce: () => this.deployed() }),
      },
    });
    Aspects.of(stack).add(new ComesFirst(stack, this, resource.node.defaultChild as CfnResource), { priority: AspectPriority.READONLY });
  }

  /**
   * Watches a cluster.
   *
   * @param cluster its construct, whose path identifies it in the next deployment
   * @param read returns its state at synthesis
   * @param zones zones of its racks that are known only at deployment
   */
  public watch(cluster: Construct, read: () => GuardedCluster, zones: () => DeployedZone[]): void {
    this.clusters.set(pathInStack(cluster), read);
    this.zones.set(pathInStack(cluster), zones);
  }

  /**
   * Watches the software installed for Cassandra clusters, whether there are any or not.
   *
   * @throws if a rule is accepted that does not exist
   */
  public watchInstallation(construct: Construct, { kind, version, namespace, host, installs, acceptedChanges, isUnknownKind }: Installation): void {
    const accepted = checkAccepted(construct, acceptedChanges);
    this.watchHost(host);
    this.installations.set(pathInStack(construct), () => ({
      kind,
      ...(isUnknownKind && { isUnknownKind }),
      version: guarded(version),
      namespace: guarded(namespace),
      digest: digest(Stack.of(this).resolve(installs)),
      host: ChangeGuard.identityOf(this, host.clusterName),
      accepted,
    }));
  }

  /**
   * Watches the stack for a construct that is not part of the model, but may accept changes of resources that are no longer in the template.
   *
   * @throws if a rule is accepted that does not exist
   */
  public watchFor(construct: Construct, acceptedChanges: readonly string[] | undefined): void {
    this.accepted.set(pathInStack(construct), checkAccepted(construct, acceptedChanges));
  }

  /** Watches an EKS cluster: the resources that it is built on, and its identity. */
  public watchHost({ clusterName, _ground: ground }: HostCluster): void {
    this.hosts.add(clusterName);
    this.watchGround(...ground);
  }

  /** Watches the resources below some constructs and in this stack: resources that Cassandra depends on. */
  public watchGround(...roots: IConstruct[]): void {
    roots.forEach((root) => this.roots.add(root));
  }

  /** Path of an installation that this guard watches. */
  public installation(construct: IConstruct): string | undefined {
    const path = Stack.of(construct) === Stack.of(this) ? pathInStack(construct) : undefined;
    return path !== undefined && this.installations.has(path) ? path : undefined;
  }

  private model(): GuardedStack {
    return {
      format: MODEL_FORMAT,
      readableFrom: READABLE_FROM,
      installations: Object.fromEntries(Array.from(this.installations, ([path, read]) => [path, read()])),
      clusters: Object.fromEntries(Array.from(this.clusters, ([path, read]) => [path, read()])),
      ground: (this.ground = groundOf(Stack.of(this), this.roots, pathInStack)).resources,
      ...(this.accepted.size > 0 && { accepted: Object.fromEntries(this.accepted) }),
    };
  }

  private deployed(): Record<string, unknown> | undefined {
    const { deployed: inGround } = this.ground ?? groundOf(Stack.of(this), this.roots, pathInStack);
    this.ground = undefined;
    const deployed = { ...inGround, ...deployedHosts(Stack.of(this), this.hosts) };
    return Object.keys(deployed).length > 0 ? deployed : undefined;
  }

  /** What CloudFormation can supply without waiting for a resource: the guard must come before all of them. */
  private deployedZones(): Record<string, unknown> | undefined {
    const zones = Array.from(this.zones).flatMap(([path, read]) => read()
      .filter(({ zone }) => refersToNothing(zone))
      .map(({ datacenter, rack, zone }) => [zoneKey(path, datacenter, rack), zone]));
    return zones.length > 0 ? Object.fromEntries(zones) : undefined;
  }
}

function guarded(value: string | undefined): Guarded<string> | undefined {
  return Token.isUnresolved(value) ? UNKNOWN : value;
}

/** The path below the stack: renaming a stage changes nothing in it. */
function pathInStack(construct: IConstruct): string {
  const { scopes } = construct.node;
  return scopes.slice(scopes.indexOf(Stack.of(construct)) + 1).map(({ node }) => node.id).join('/');
}

/** Makes all resources of a stack depend on one. */
class ComesFirst implements IAspect {
  constructor(private readonly stack: Stack, private readonly guard: Construct, private readonly first: CfnResource) {}

  public visit(node: IConstruct): void {
    if (CfnResource.isCfnResource(node) && node.stack === this.stack && !node.node.scopes.includes(this.guard)) {
      node.addResourceDependency(this.first);
    }
  }
}
