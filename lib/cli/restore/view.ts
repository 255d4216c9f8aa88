import { readRoom } from './room';
import { COMMAND_PARTS } from '../../backends/command-table';
import type { LiveCluster } from '../../backends/live';
import type { NewObject } from '../../backends/new-object';
import type { Restores } from '../../backends/restores';
import type { KubernetesClient } from '../../lifecycle/handlers/kubernetes';
import { kubernetesPath } from '../../private/kubernetes-path';
import { own } from '../../private/own';
import type { ObservedRestores, Room } from '../../restore/observed';
import type { PlannedRestore } from '../../restore/plan';
import { RestoreStanding, standingOf } from '../../restore/standing';
import { CommandError } from '../exit-code';
import type { FoundCluster } from '../status/find-clusters';
import { readLive } from '../status/read-live';
import { missing } from '../status/standing';

/** A Cassandra cluster with its backups and restores, and the actions of a restore. */
export class RestoreView {
  private readonly restores: Restores;

  /** @throws CommandError if its backend cannot restore */
  constructor(private readonly client: () => KubernetesClient, public readonly cluster: FoundCluster) {
    const restores = own(COMMAND_PARTS, cluster.watch.ready)?.restores;
    if (!restores) throw new CommandError(`Cassandra cluster ${cluster.name} runs with a backend that has no restore`);
    this.restores = restores;
  }

  public observe(): Promise<ObservedRestores> {
    return this.restores.look(this.client(), this.named);
  }

  public live(): Promise<LiveCluster> {
    return readLive(this.client(), this.cluster, Date.now());
  }

  /** Why the cluster is not ready; undefined if it is. */
  private async missing(): Promise<string | undefined> {
    return missing(await this.live(), Date.now());
  }

  /** Where restores stand together. */
  public async standing(names: readonly string[]): Promise<RestoreStanding> {
    const runs = (await this.observe()).runs.filter(({ name }) => names.includes(name));
    const isRestored = runs.every(({ phase }) => phase === 'ended');
    return standingOf(runs, names, isRestored ? await this.missing() : undefined, Date.now());
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

  /** The command that shows why backups cannot be listed. */
  public get backupLogs(): string {
    return `kubectl -n ${this.cluster.namespace} logs <pod> -c ${this.restores.backupContainer}`;
  }

  private async create({ kind, object }: NewObject): Promise<void> {
    await this.client().request({ method: 'POST', path: kubernetesPath(kind, this.cluster.namespace), body: object });
  }

  private get named() {
    return { Namespace: this.cluster.namespace, Name: this.cluster.name };
  }
}
