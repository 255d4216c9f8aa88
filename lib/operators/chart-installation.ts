import { Duration } from 'aws-cdk-lib';
import { Construct, DependencyGroup, IDependable } from 'constructs';
import { ChartSource } from './chart-source';
import type { Probe } from '../backends/watch';
import { HostChart } from '../host/host-chart';
import { HostCluster } from '../host/host-cluster';
import { AdmissionGate } from '../lifecycle/admission-gate';
import { ChangeGuard } from '../lifecycle/change-guard';
import { GateOptions } from '../lifecycle/gate-options';
import { HelmCheck } from '../lifecycle/helm-check';

/** @internal */
export interface ChartInstallationOptions {
  readonly host: HostCluster;
  /** Name of the chart, also of what the change guard watches. */
  readonly chart: string;
  readonly version: string;
  readonly source: ChartSource;
  readonly release: string;
  readonly namespace: string;
  readonly values: Record<string, unknown>;
  readonly timeout?: Duration;
  /** What the chart and the look at its release come after. */
  readonly after: readonly IDependable[];
  /** What the chart comes after besides: added to by others. */
  readonly preflights?: IDependable;
  readonly probes: readonly Probe[];
  readonly webhookGate?: GateOptions;
  readonly helmRevisions?: number;
  readonly acceptedChanges?: string[];
  /** Whether nothing is known of the operator but its version. */
  readonly isUnknownKind?: boolean;
}

/** @internal */
export interface ChartInstallation {
  readonly chart: HostChart;
  readonly gate?: AdmissionGate;
  /** What must be there before the operator is asked for anything. */
  readonly ready: DependencyGroup;
  /** What is installed: version and values. */
  readonly installs: unknown;
}

/**
 * Installs an operator from a Helm chart, the one way of this library: watched by the change guard, checked for operations that Helm did not finish,
 * and complete when its webhooks accept objects.
 *
 * @internal
 */
export function installChart(scope: Construct, options: ChartInstallationOptions): ChartInstallation {
  const { host, chart: name, version, source, release, namespace, values, timeout, after, preflights, webhookGate = {}, probes } = options;
  const installs = [version, values];
  const { acceptedChanges, isUnknownKind } = options;
  ChangeGuard.of(scope).watchInstallation(scope, { kind: name, version, namespace, host, installs, acceptedChanges, isUnknownKind });
  const chart = host._addChart(scope, 'Resource', { ...source._bind(scope, host, name, version), release, namespace, timeout, values });
  chart.node.addDependency(...after, ...(preflights ? [preflights] : []));
  const ready = new DependencyGroup(chart);
  if (webhookGate.enabled === false) return { chart, ready, installs };
  const check = new HelmCheck(scope, 'HelmCheck', { host, chart, revisions: options.helmRevisions, after: [...after] });
  if (probes.length === 0) return { chart, ready, installs };
  const gate = new AdmissionGate(scope, 'Gate', { ...webhookGate, host, probes, of: installs, after: [chart, check] });
  ready.add(gate);
  return { chart, gate, ready, installs };
}
