import { Construct, IConstruct } from 'constructs';
import { CassandraClusterAttributes, ICassandraCluster } from './cassandra-cluster-attributes';
import type { Backend } from '../backends/backend';
import { CassandraBackend } from '../backends/cassandra-backend';
import { checkedMethod } from '../input/checked';
import { ConfigurationError } from '../private/errors';
import { defaultNamespace } from '../private/names';

/** A cluster that another app or stack deploys. */
export class ImportedCluster extends Construct implements ICassandraCluster {
  public readonly name: string;
  public readonly clusterName: string;
  public readonly namespace: string;
  public readonly superuserSecretName: string;
  private readonly datacenters: readonly string[];
  private readonly backend: Backend;

  constructor(scope: Construct, id: string, attrs: CassandraClusterAttributes) {
    super(scope, id);
    this.backend = (attrs.backend ?? CassandraBackend._default())._backend;
    this.datacenters = attrs.datacenters;
    this.name = attrs.name;
    this.clusterName = attrs.clusterName ?? attrs.name;
    this.namespace = attrs.namespace ?? defaultNamespace(attrs.name);
    this.superuserSecretName = attrs.superuserSecretName ?? this.backend.names.superuserSecret(this.clusterName);
  }

  public cqlServiceName(datacenter: string): string {
    [datacenter] = checkedMethod(this, 'CassandraCluster#cqlServiceName', datacenter);
    return cqlService(this, this.backend, this.clusterName, this.datacenters, datacenter);
  }
}

/** Name of a datacenter's Service, if there is such a datacenter. */
export function cqlService(cluster: IConstruct, backend: Backend, clusterName: string, datacenters: readonly string[], datacenter: string): string {
  if (!datacenters.includes(datacenter)) {
    throw new ConfigurationError(cluster.node.path, {
      rule: 'datacenter-unknown',
      what: 'the cluster has no such datacenter',
      got: datacenter,
      allowed: datacenters.join(', '),
      fix: 'give the name of one of them',
    });
  }
  return backend.names.cqlService(clusterName, datacenter);
}
