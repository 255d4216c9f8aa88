import { Annotations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { ClusterModel } from '../model/cluster-model';
import { describe } from '../private/errors';
import { zoneAddresses } from '../sizing/addresses';

interface Use {
  readonly running: number;
  readonly needed: number;
}

/** What the Cassandra clusters of this app take of each subnet. */
const USES = new WeakMap<ec2.ISubnet, Use>();

/**
 * The rule `subnet-addresses` over all Cassandra clusters that share a subnet. Each cluster by itself is judged with its model; here the one speaks
 * up with which it becomes too much.
 */
export function claimAddresses(scope: Construct, model: ClusterModel, subnets: readonly ec2.ISubnet[]): void {
  const problems = [...zoneAddresses(model).values()].flatMap(({ zone, running, needed, available }, at) => {
    const subnet = subnets[at];
    if (!subnet) return [];
    const before = USES.get(subnet) ?? { running: 0, needed: 0 };
    const all = { running: before.running + running, needed: before.needed + needed };
    USES.set(subnet, all);
    if (available === undefined || before.needed === 0 || needed > available || all.needed <= available) return [];
    const short = all.running > available;
    return [{
      short,
      message: describe({
        rule: 'subnet-addresses',
        what: `the subnet of zone ${zone ?? `${at + 1} of the region`} has too few addresses for ${short ? 'the nodes' : 'a replacement of a node in each rack'} `
        + 'of all Cassandra clusters that share it',
        got: `${available}`,
        allowed: `${all.needed} or more, and some for whatever else is in the subnet`,
        fix: 'use larger subnets (a /19 of CassandraNetwork has 8,187), or another network for this cluster',
      }),
    }];
  });
  scope.node.addValidation({ validate: () => problems.filter(({ short }) => short).map(({ message }) => message) });
  for (const { message } of problems.filter(({ short }) => !short)) Annotations.of(scope).addWarningV2('cdk-eks-cassandra:subnet-addresses', message);
}
