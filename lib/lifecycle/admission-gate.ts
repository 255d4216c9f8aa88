import { createHash } from 'crypto';
import { CustomResource, Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Construct, IDependable } from 'constructs';
import { GateOptions } from './gate-options';
import { timeoutSeconds } from './gate-timeout';
import { HostFunctions } from './host-functions';
import type { Probe } from '../backends/watch';
import { HostCluster } from '../host/host-cluster';

export interface AdmissionGateProps extends GateOptions {
  readonly host: HostCluster;
  /** Minimal objects of the kinds that follow, each with its own webhook. */
  readonly probes: readonly Probe[];
  /** What the gate waits for: when it changes, the gate waits again. */
  readonly of: unknown;
  readonly after: IDependable[];
}

/**
 * A gate opens when the webhooks of the kinds that follow accept objects: after the resources that it waits for have changed, and before any of the
 * objects that follow changes. It detects an operator that is down before the change, when nothing has to be rolled back yet.
 */
export class AdmissionGate extends Construct {
  private readonly following: (() => unknown)[] = [];

  constructor(scope: Construct, id: string, props: AdmissionGateProps) {
    super(scope, id);
    const { gates, probes } = HostFunctions.of(this, props.host);
    probes.allow(props.probes.map(({ kind }) => kind));
    const gate = new CustomResource(this, 'Resource', {
      resourceType: 'Custom::CassandraAdmissionGate',
      serviceToken: gates.serviceToken,
      properties: {
        Wait: 'Admission',
        Namespace: probes.namespace,
        Probes: JSON.stringify(props.probes),
        TimeoutSeconds: timeoutSeconds(this, props.timeout, Duration.minutes(10)),
        Digest: Lazy.string({ produce: () => digest(Stack.of(this).resolve(props.of)) }),
        Following: Lazy.string({ produce: () => digest(this.following.map((read) => read())) }),
      },
    });
    gate.node.addDependency(gates.ready, probes, ...props.after);
  }

  /** @param read returns an object that passes through the webhooks, as it is at synthesis; it depends on the gate */
  public precede(read: () => unknown): void {
    this.following.push(read);
  }
}

/** Represents a value in a property: CloudFormation calls a custom resource only if one of its properties changes. */
export function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
