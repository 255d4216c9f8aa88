import { Construct, DependencyGroup } from 'constructs';
import { TOY } from './backend';
import { ICassandraOperator } from '../../lib';
import type { HostCluster } from '../../lib';
import { AdmissionGate } from '../../lib/lifecycle/admission-gate';

/** The toy's operator, which somebody else installed. */
export class ToyOperator extends Construct implements ICassandraOperator {
  public readonly namespace = TOY.namespace;
  public readonly _backend = TOY;
  public readonly _version = '1.0.0';
  public readonly _ready = new DependencyGroup();
  public readonly _preflights = new DependencyGroup();
  public readonly _gate: AdmissionGate;

  constructor(scope: Construct, id: string, public readonly host: HostCluster) {
    super(scope, id);
    this._gate = new AdmissionGate(this, 'Gate', { host, probes: TOY.watch.probes, of: this._version, after: [] });
    this._ready.add(this._gate);
  }
}
