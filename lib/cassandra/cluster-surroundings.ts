import { IConstruct } from 'constructs';
import { CassandraClusterProps } from './cassandra-cluster-options';
import { vpcRange } from '../host/vpc-facts';
import { NetworkZone } from '../network/cassandra-network-attributes';
import { ConfigurationError } from '../private/errors';

/** Who may speak CQL unless it is said: whatever has an address of the VPC. Pods have one too, so where some are named, the range admits none. */
export function cqlClientsOf(cluster: IConstruct, { network, cqlClients, cqlPods }: CassandraClusterProps): string[] {
  if (cqlPods && !cqlClients) return [];
  const range = cqlClients ? undefined : vpcRange(network.vpc);
  if (cqlClients || range !== undefined) return cqlClients ?? [range!];
  throw new ConfigurationError(cluster.node.path, {
    rule: 'cql-clients',
    what: 'the IPv4 range of the VPC, from which CQL clients may connect, is unknown',
    fix: 'specify vpcCidrBlock where the VPC is imported (Vpc.fromVpcAttributes), or the ranges with cqlClients',
  });
}

/** Options of the backend, which must be the operator's. */
export function backendOptionsOf(cluster: IConstruct, { backend, operator }: CassandraClusterProps): Readonly<Record<string, unknown>> {
  if (!backend) return {};
  if (backend._backend !== operator._backend) {
    throw new ConfigurationError(cluster.node.path, {
      rule: 'backend-operator',
      what: 'the backend differs from that of the operator',
      got: backend._backend.id,
      allowed: operator._backend.id,
      fix: 'leave backend out, or give the options of the operator that runs the cluster',
    });
  }
  return backend._options;
}

/** Zones of those subnets that are the network's. */
export function zonesOfSubnets(subnetIds: readonly string[], zones: readonly NetworkZone[]): string[] {
  return zones.filter(({ subnet }) => subnetIds.includes(subnet.subnetId)).map(({ availabilityZone }) => availabilityZone);
}

/** The network's zone of a rack. A rack whose zone the network does not have is a finding of the rules; workers need a subnet all the same. */
export function zoneOf(zone: string, zones: readonly NetworkZone[], position: number): { availabilityZone: string; subnet: NetworkZone['subnet'] } {
  const found = zones.find(({ availabilityZone }) => availabilityZone === zone) ?? zones[position % zones.length];
  return { availabilityZone: found.availabilityZone, subnet: found.subnet };
}
