import { CustomResource, Duration, Lazy, Stack, Token } from 'aws-cdk-lib';
import { Construct, IDependable } from 'constructs';
import { OperatorInstall } from './operator-install';
import { ReadyWhen } from './ready-when';
import { kindOf, ResourceKind } from './resource-kind';
import { report } from '../host/report';
import { checkedProps } from '../input/checked';
import { digest } from '../lifecycle/admission-gate';
import { GateOptions } from '../lifecycle/gate-options';
import { LONGEST_TIMEOUT, timeoutSeconds } from '../lifecycle/gate-timeout';
import { HostFunctions } from '../lifecycle/host-functions';
import { namespaceRights } from '../lifecycle/rights';
import { DNS_1123, DNS_1123_SUBDOMAIN } from '../private/names';

/** Properties of an `OperatorResource`. */
export interface OperatorResourceProps {
  /** The operator of the resource. */
  readonly operator: OperatorInstall;

  /** Kind of the resource. */
  readonly kind: ResourceKind;

  /** Name of the resource. It cannot be changed later. */
  readonly name: string;

  /**
   * Namespace of the resource, which must exist.
   *
   * @default - the operator's
   */
  readonly namespace?: string;

  /**
   * Labels of the resource.
   *
   * @default - none
   */
  readonly labels?: { [name: string]: string };

  /**
   * Annotations of the resource.
   *
   * @default - none
   */
  readonly annotations?: { [name: string]: string };

  /**
   * `spec` of the resource: your own struct, or what a class of `cdk8s import` renders. Those classes drop fields that they do not know. Values can
   * be CDK tokens.
   */
  readonly spec: any;

  /**
   * When the resource is ready.
   *
   * @default ReadyWhen.condition('Ready')
   */
  readonly readyWhen?: ReadyWhen;

  /**
   * How long a deployment waits until the resource is ready. If the gate is disabled, nothing waits for it.
   *
   * @default - 55 minutes
   */
  readonly readiness?: GateOptions;
}

/**
 * One custom resource of any operator. A deployment waits until its operator reports that it is ready, after each change. At deletion the resource
 * goes first, and its operator only when the resource is gone.
 *
 * Whether volumes outlive the resource is up to its operator: look for the field that keeps them.
 *
 * @example
 * declare const strimzi: OperatorInstall;
 * new OperatorResource(this, 'Events', {
 *   operator: strimzi,
 *   kind: { apiVersion: 'kafka.strimzi.io/v1', kind: 'Kafka', plural: 'kafkas' },
 *   name: 'events',
 *   spec: { kafka: { listeners: [{ name: 'plain', port: 9092, type: 'internal', tls: false }] } },
 * });
 */
export class OperatorResource extends Construct {
  /** Name of the resource. */
  public readonly name: string;

  /** Namespace of the resource. */
  public readonly namespace: string;

  /**
   * Synthesis fails if a name is not valid, or something else of this app has the name.
   *
   * @param scope the parent construct
   * @param id the construct id
   * @param props the properties of the resource
   */
  constructor(scope: Construct, id: string, private readonly props: OperatorResourceProps) {
    super(scope, id);
    props = this.props = checkedProps(this, 'OperatorResourceProps', props);
    const { operator, kind, name, readiness = {} } = props;
    this.name = name;
    this.namespace = props.namespace ?? operator.namespace;
    this.checkName('name', name, DNS_1123_SUBDOMAIN);
    this.checkName('namespace', this.namespace, DNS_1123);
    operator.host._claim(`${kind.kind} (${kind.apiVersion})`, `${this.namespace}/${name}`, this, 'give one of them another name');
    const barrier = this.waiting('Barrier', 'Custom::OperatorResourceBarrier', 'ResourceGone', [this.rights(), operator._ready], LONGEST_TIMEOUT.toSeconds());
    const manifest = operator.host._addManifest(this, 'Resource', { objects: [this.object()] });
    manifest.node.addDependency(barrier);
    if (readiness.enabled === false) return;
    this.waiting('Readiness', 'Custom::OperatorResourceReadiness', 'ResourceReady', [manifest], timeoutSeconds(this, readiness.timeout, LONGEST_TIMEOUT), {
      Ready: JSON.stringify((props.readyWhen ?? ReadyWhen.condition('Ready'))._when),
      Digest: Lazy.string({ produce: () => digest(Stack.of(this).resolve(this.object())) }),
    });
  }

  private object(): object {
    const { kind: { apiVersion, kind }, name, labels, annotations, spec } = this.props;
    return {
      apiVersion,
      kind,
      metadata: {
        name,
        namespace: this.namespace,
        labels: { 'app.kubernetes.io/managed-by': 'cdk-eks-cassandra', ...labels },
        ...(annotations && { annotations }),
      },
      spec,
    };
  }

  /** The functions of the deployment may read this object, and no other of its kind. */
  private rights(): Construct {
    const { operator: { host }, kind, name } = this.props;
    const { group, plural } = kindOf(kind);
    const rules = [{ apiGroups: [group], resources: [plural], resourceNames: [name], verbs: ['get'] }];
    const objects = namespaceRights(`${plural}-${name}-gates`, this.namespace, HostFunctions.of(this, host).gates.group, rules);
    const rights = host._addManifest(this, 'Rights', { objects });
    rights.node.addDependency(this.props.operator._ready);
    return rights;
  }

  private waiting(id: string, resourceType: string, what: string, after: IDependable[], seconds: number, properties: object = {}): Construct {
    const { gates } = HostFunctions.of(this, this.props.operator.host);
    const resource = new CustomResource(this, id, {
      resourceType,
      serviceToken: gates.serviceToken,
      serviceTimeout: Duration.hours(1),
      properties: {
        Wait: what, Namespace: this.namespace, Name: this.name, Kind: JSON.stringify(kindOf(this.props.kind)), TimeoutSeconds: seconds, ...properties,
      },
    });
    resource.node.addDependency(gates.ready, ...after);
    return resource;
  }

  private checkName(what: string, name: string, form: RegExp): void {
    if (Token.isUnresolved(name) || form.test(name)) return;
    report(this, { rule: 'resource-name', what: `the ${what} of the resource is not valid in Kubernetes`, got: name, allowed: 'lower case letters, digits, "-" and, in names, "."', fix: 'choose another one' });
  }
}
