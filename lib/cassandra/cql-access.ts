import { Annotations, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as cdk8s from 'cdk8s';
import { Construct } from 'constructs';
import { deferred, podsModel } from './build-settings';
import { CqlPods } from './cql-pods';
import type { Backend, CqlClients } from '../backends/backend';
import { report, reportMessages } from '../host/report';
import type { ClusterModel } from '../model/cluster-model';
import type { Deferred } from '../model/deferred';
import { parseIpv4Range } from '../private/cidr';
import { cqlPods } from '../rules/cql-pods';

const RULE = 'cql-clients';

/** Admits clients to the network policies of a cluster that is made already. */
export class CqlAccess {
  /**
   * @param cluster the Cassandra cluster
   * @param chart its Kubernetes objects
   * @param admitsVpc whether its policies admit all addresses of the VPC anyway
   */
  public constructor(
    private readonly cluster: Construct,
    private readonly backend: Backend,
    private readonly model: ClusterModel,
    private readonly chart: cdk8s.Chart,
    private readonly admitsVpc: boolean,
  ) {}

  /** What can be said of a peer in a policy: ranges can, security groups and prefix lists cannot. */
  public admitPeer(peer: ec2.IConnectable): void {
    const { cidrIp, cidrIpv6 } = isPeer(peer) ? peer.toIngressRuleConfig() : {};
    if (cidrIpv6 !== undefined) {
      this.report('an IPv6 range cannot reach the nodes, which have IPv4 addresses', cidrIpv6, 'use ec2.Peer.ipv4()');
    } else if (cidrIp === undefined) {
      this.warnOfPolicies();
    } else if (!Token.isUnresolved(cidrIp) && !parseIpv4Range(cidrIp)) {
      this.report('a client is not an IPv4 range', cidrIp, 'use a range with its first address, as in "10.0.0.0/16"');
    } else {
      this.warnOfPods(deferred(cidrIp));
      this.admit({ pods: [], ranges: [deferred(cidrIp)] });
    }
  }

  /** As for ranges of the props: one with the addresses of all pods admits all of them. */
  private warnOfPods(range: Deferred<string>): void {
    for (const { rule, message } of cqlPods.check({ ...this.model, cqlClients: [range] })) {
      Annotations.of(this.cluster).addWarningV2(`cdk-eks-cassandra:${rule}`, message);
    }
  }

  /** Judged by the same rule as those of the props. */
  public admitPods(pods: CqlPods): void {
    const model = podsModel(pods);
    const findings = cqlPods.check({ ...this.model, cqlPods: [model], cqlClients: [] });
    reportMessages(this.cluster, findings);
    if (findings.length === 0) this.admit({ pods: [model], ranges: [] });
  }

  private admit(clients: CqlClients): void {
    const added = this.backend.cqlIngress?.(this.model, clients);
    if (!added) return;
    const policy = this.chart.node.findChild(added.policy) as cdk8s.ApiObject;
    policy.addJsonPatch(cdk8s.JsonPatch.add('/spec/ingress/-', added.rule));
  }

  private report(what: string, got: string, fix: string): void {
    report(this.cluster, { rule: RULE, what, got, fix });
  }

  private warnOfPolicies(): void {
    if (this.admitsVpc) return;
    Annotations.of(this.cluster).addWarningV2(`cdk-eks-cassandra:${RULE}`,
      'a client is admitted by its security group, but network policies admit only the addresses of cqlClients: add the ranges of its subnets there, or acknowledge this if they '
        + `are among them [${RULE}]`);
  }
}

function isPeer(peer: ec2.IConnectable): peer is ec2.IPeer {
  return 'toIngressRuleConfig' in peer;
}
