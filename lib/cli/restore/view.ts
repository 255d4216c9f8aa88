import { readRoom } from './room';
import type { LiveCluster } from '../../backends/live';
import { RESTORES } from '../../backends/restore-table';
import type { NewObject, Restores } from '../../backends/restores';
import type { KubernetesClient } from '../../lifecycle/handlers/kubernetes';
import { lookAt } from '../../lifecycle/handlers/watched';
import { kubernetesPath } from '../../private/kubernetes-path';
import { own } from '../../private/own';
import type { ObservedRestores, Room } from '../../restore/observed';
import type { PlannedRestore } from '../../restore/plan';
import { CommandError } from '../exit-code';
import type { FoundCluster } from '../status/find-clusters';
import { standing } from '../status/standing';

/** A Cassandra cluster with its backups and restores, and the actions of a restore. */
export class RestoreView {
  private readonly restores: Restores;

  /** @throws CommandError if its backend cannot restore */
  constructor(private readonly client: () => KubernetesClient, public readonly cluster: FoundCluster) {
    const restores = own(RESTORES, cluster.watch.ready);
    if (!restores) throw new CommandError(`Cassandra cluster ${cluster.name} runs with a backend that has no restore`);
    this.restores = restores;
  }

  public observe(): Promise<ObservedRestores> {
    return this.restores.look(this.client(), this.named);
  }

  public async live(): Promise<LiveCluster> {
    const { namespace, name, watch } = this.cluster;
    return (await lookAt(this.client(), { Namespace: namespace, Name: name, Watch: JSON.stringify(watch) }, Date.now())).live;
  }

  /** Why the cluster is not ready; undefined if it is. */
  public async missing(): Promise<string | undefined> {
    const { ring } = standing(await this.live(), Date.now());
    return ring.isReady ? undefined : ring.told || 'the operator is not through with the last change';
  }

  public async room(live: LiveCluster): Promise<Room[]> {
    return readRoom(this.client(), this.cluster.namespace, live.pods, this.restores.dataVolume);
  }

  public start({ run, backup, target }: PlannedRestore): Promise<void> {
    return this.create(this.restores.restore(this.named, { name: run, backup: backup.name, datacenter: target.name }));
  }

  /** @returns the name of the look-up */
  public async sync(datacenter: string): Promise<string> {
    const name = `${this.cluster.name}-${datacenter}-sync-${Math.floor(Date.now() / 1000)}`;
    await this.create(this.restores.sync(this.named, { name, datacenter }));
    return name;
  }

  /** The command that shows what a node says about its restore. */
  public logsOf(pod: string): string {
    return `kubectl -n ${this.cluster.namespace} logs ${pod} -c ${this.restores.container}`;
  }

  private async create({ kind, object }: NewObject): Promise<void> {
    await this.client().request({ method: 'POST', path: kubernetesPath(kind, this.cluster.namespace), body: object });
  }

  private get named() {
    return { Namespace: this.cluster.namespace, Name: this.cluster.name };
  }
}
