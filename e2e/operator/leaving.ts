import { keyspaces } from './keyspaces';
import { DATACENTERS } from './objects';
import { KubeClient, KubeObject } from '../harness/kube-client';

type Status = { readonly decommissionProgress?: string };

/** What happens to datacenters that a K8ssandraCluster no longer names. */
export class Leaving {
  /** By datacenter, for the status of the cluster; null: it has gone. */
  public readonly status: Record<string, object | null> = {};
  private readonly names: string[];

  constructor(private readonly client: KubeClient, private readonly cluster: KubeObject) {
    const named: string[] = cluster.spec.cassandra.datacenters.map(({ metadata }: any) => metadata.name);
    this.names = Object.keys(cluster.status?.datacenters ?? {}).filter((name) => !named.includes(name));
    for (const name of this.names) this.status[name] = { ...this.of(name), decommissionProgress: this.of(name).decommissionProgress ?? 'UpdatingReplication' };
  }

  public get isUnderWay(): boolean {
    return Object.values(this.status).some((one) => one !== null);
  }

  /** Deletes what has no replicas any more. @returns whether one is still going */
  public async goes(): Promise<boolean> {
    for (const name of this.names.filter((one) => this.of(one).decommissionProgress === 'Decommissioning')) {
      const path = this.path(name);
      const datacenter = await this.client.find(path);
      if (!datacenter) {
        this.status[name] = null;
        continue;
      }
      if (!datacenter.metadata.deletionTimestamp) {
        await this.client.patch(path, { metadata: { annotations: { 'cassandra.datastax.com/decommission-on-delete': 'true' } } });
        await this.client.delete(path);
      } else if (datacenter.metadata.finalizers?.join() === FINALIZER) {
        await this.client.patch(path, { metadata: { finalizers: [] } });
      }
      return true;
    }
    return false;
  }

  /**
   * Takes the keyspaces of the system off a datacenter; those of users it does not touch.
   *
   * @throws while one of them has replicas there
   */
  public async prepare(): Promise<void> {
    for (const name of this.names.filter((one) => this.status[one] !== null)) {
      const [left] = Object.entries(await keyspaces(this.client, this.cluster.metadata.namespace!)).filter(([, copies]) => copies[name] > 0);
      if (left) throw new Error(`cannot decommission DC ${name}: keyspace ${left[0]} still has replicas on it`);
      this.status[name] = { ...this.status[name], decommissionProgress: 'Decommissioning' };
    }
  }

  private of(name: string): Status {
    return this.cluster.status!.datacenters[name];
  }

  private path(name: string): string {
    return `${DATACENTERS}/namespaces/${this.cluster.metadata.namespace}/cassandradatacenters/${name}`;
  }
}

const FINALIZER = 'k8ssandracluster.k8ssandra.io/finalizer';
