import { randomBytes } from 'crypto';
import { datacenterOf, HASH, LABELS } from './datacenter-template';
import { Leaving } from './leaving';
import { clean } from './names';
import { CLUSTERS, DATACENTERS, hasFinalizer, hashOf, isTrue, now, ownedBy, setFinalizer } from './objects';
import { reaperRuns, removeReapers } from './reaper';
import { askForRebuild, rebuilt } from './rebuild';
import { KubeClient, KubeError, KubeObject } from '../harness/kube-client';

const FINALIZER = 'k8ssandracluster.k8ssandra.io/finalizer';
const AUTOUPDATE = 'k8ssandra.io/autoupdate-spec';
const INITIAL_REPLICATION = 'k8ssandra.io/initial-system-replication';
const MOST_COPIES = 3;

export async function reconcileClusters(client: KubeClient): Promise<void> {
  for (const cluster of await client.list(`${CLUSTERS}/k8ssandraclusters`)) {
    const one = new Cluster(client, cluster);
    try {
      if (cluster.metadata.deletionTimestamp) await one.remove();
      else await one.settle();
    } catch (error) {
      console.error(new Date().toISOString(), cluster.metadata.name, String(error));
      await one.report({ error: error instanceof Error ? error.message : String(error) });
    }
  }
}

class Cluster {
  private readonly namespace: string;
  private readonly name: string;
  private readonly path: string;
  /** Of the datacenters, as it is told at the end of a round. */
  private readonly datacenters: Record<string, object | null> = {};
  private requiresUpdate = false;

  constructor(private readonly client: KubeClient, private readonly object: KubeObject) {
    this.namespace = object.metadata.namespace!;
    this.name = object.metadata.name;
    this.path = `${CLUSTERS}/namespaces/${this.namespace}/k8ssandraclusters/${this.name}`;
  }

  /** The end of this, and nothing before, is what `observedGeneration` stands for. */
  public async settle(): Promise<void> {
    if (!hasFinalizer(this.object, FINALIZER)) await setFinalizer(this.client, this.path, this.object, FINALIZER, true);
    await this.makeSuperuser();
    const leaving = new Leaving(this.client, this.object);
    // Nothing else is looked at while a datacenter goes: later changes wait.
    if (await leaving.goes()) return this.report({ datacenters: leaving.status });
    Object.assign(this.datacenters, leaving.status);
    const initialized = await this.settleDatacenters();
    if (initialized) await leaving.prepare();
    Object.assign(this.datacenters, leaving.status);
    await this.makePurgeSchedules();
    const isDone = initialized && await this.settleReapers() && !leaving.isUnderWay;
    await this.report({
      error: 'None',
      datacenters: this.datacenters,
      ...(initialized && { conditions: this.conditions() }),
      ...(isDone && { observedGeneration: this.object.metadata.generation }),
    });
  }

  public async remove(): Promise<void> {
    if (!hasFinalizer(this.object, FINALIZER)) return;
    await removeReapers(this.client, this.object);
    const mine = await this.client.list(`${DATACENTERS}/cassandradatacenters?labelSelector=${encodeURIComponent(`k8ssandra.io/cluster-name=${this.name}`)}`);
    for (const datacenter of mine.filter(({ metadata }) => metadata.labels?.['k8ssandra.io/cluster-namespace'] === this.namespace)) {
      const own = `${DATACENTERS}/namespaces/${datacenter.metadata.namespace}/cassandradatacenters/${datacenter.metadata.name}`;
      if (!datacenter.metadata.deletionTimestamp) await this.client.delete(own);
      // Its own finalizer on the datacenter goes when cass-operator's has gone.
      else if (!hasFinalizer(datacenter, 'finalizer.cassandra.datastax.com')) await setFinalizer(this.client, own, datacenter, FINALIZER, false);
      return;
    }
    await setFinalizer(this.client, this.path, this.object, FINALIZER, false);
  }

  public async report(status: object): Promise<void> {
    await this.client.patch(`${this.path}/status`, { status }).catch((error) => {
      if (!(error instanceof KubeError)) throw error;
    });
  }

  /** One datacenter after the other; the next one comes when the one before is ready and has its data. @returns whether all are */
  private async settleDatacenters(): Promise<boolean> {
    for (const [at, template] of this.object.spec.cassandra.datacenters.entries()) {
      const datacenter = await this.applyDatacenter(template, at);
      this.datacenters[template.metadata.name] = { cassandra: datacenter.status ?? {} };
      if (!isReady(datacenter) || !await rebuilt(this.client, this.object, datacenter)) return false;
    }
    return true;
  }

  /**
   * What another release of this operator would make otherwise waits for the next change of the cluster, and comes with it; or for the annotation
   * that asks for it.
   */
  private async applyDatacenter(template: any, at: number): Promise<KubeObject> {
    const namespace = template.metadata.namespace ?? this.namespace;
    const path = `${DATACENTERS}/namespaces/${namespace}/cassandradatacenters/${template.metadata.name}`;
    const existing = await this.client.find(path);
    if (!existing && at === 0) await this.annotate(INITIAL_REPLICATION, JSON.stringify(this.replication()));
    if (!existing && at > 0) await askForRebuild(this.client, this.object, template.metadata.name);
    const wanted = await datacenterOf(this.client, this.object, template, { skipsUsers: existing ? undefined : at > 0, existing });
    const hash = hashOf(wanted);
    if (existing?.metadata.annotations?.[HASH] === hash) return existing;
    const { generation, annotations } = this.object.metadata;
    const asked = annotations?.[AUTOUPDATE];
    if (existing && this.object.status?.observedGeneration === generation && asked === undefined) {
      this.requiresUpdate = true;
      return existing;
    }
    wanted.metadata.annotations = { ...wanted.metadata.annotations, [HASH]: hash };
    const applied = await this.client.apply(path, wanted, { manager: 'k8ssandra-operator' });
    if (asked === 'once') await this.annotate(AUTOUPDATE, null);
    return applied;
  }

  private replication(): object {
    return Object.fromEntries(this.object.spec.cassandra.datacenters.map(({ metadata, size }: any) => [metadata.name, Math.min(size, MOST_COPIES)]));
  }

  private async annotate(name: string, value: string | null): Promise<void> {
    if (value !== null && this.object.metadata.annotations?.[name] !== undefined) return;
    await this.client.patch(this.path, { metadata: { annotations: { [name]: value } } });
  }

  private conditions(): object[] {
    const before: any[] = this.object.status?.conditions ?? [];
    const condition = (type: string, status: string) => {
      const old = before.find((one) => one.type === type);
      return old?.status === status ? old : { type, status, lastTransitionTime: now() };
    };
    const was = before.some(({ type }) => type === 'RequiresUpdate');
    return [condition('CassandraInitialized', 'True'), ...(was || this.requiresUpdate ? [condition('RequiresUpdate', this.requiresUpdate ? 'True' : 'False')] : [])];
  }

  /** A Secret that the user names is taken as it is, and made if it is missing. */
  private async makeSuperuser(): Promise<void> {
    const secret = this.object.spec.cassandra.superuserSecretRef?.name ?? `${clean(this.name)}-superuser`;
    const path = `/api/v1/namespaces/${this.namespace}/secrets`;
    if (await this.client.find(`${path}/${secret}`)) return;
    const encode = (text: string) => Buffer.from(text).toString('base64');
    await this.client.create(path, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: secret, namespace: this.namespace, labels: LABELS, ownerReferences: ownedBy(this.object, 'k8ssandra.io/v1alpha1', 'K8ssandraCluster') },
      data: { username: encode(secret), password: encode(randomBytes(15).toString('hex')) },
    });
  }

  /** Without Medusa it does not look: what was made before stays, with a datacenter that has no Medusa to purge. */
  private async makePurgeSchedules(): Promise<void> {
    const { medusa } = this.object.spec;
    if (!medusa) return;
    for (const { metadata } of this.object.spec.cassandra.datacenters) {
      const namespace = metadata.namespace ?? this.namespace;
      const name = `${clean(this.name)}-${metadata.name}-medusa-purge`;
      const path = `/apis/medusa.k8ssandra.io/v1alpha1/namespaces/${namespace}/medusabackupschedules/${name}`;
      if (medusa.purgeBackups === false) {
        if (await this.client.find(path)) await this.client.delete(path);
        continue;
      }
      const datacenter = await this.client.find(`${DATACENTERS}/namespaces/${namespace}/cassandradatacenters/${metadata.name}`);
      if (!datacenter || !isReady(datacenter)) continue;
      await this.client.apply(path, {
        apiVersion: 'medusa.k8ssandra.io/v1alpha1',
        kind: 'MedusaBackupSchedule',
        metadata: { name, namespace, labels: LABELS, ownerReferences: ownedBy(datacenter, 'cassandra.datastax.com/v1beta1', 'CassandraDatacenter') },
        spec: { cronSchedule: '0 0 * * *', operationType: 'purge', backupSpec: { cassandraDatacenter: metadata.name } },
      }, { manager: 'k8ssandra-operator' });
    }
  }

  private async settleReapers(): Promise<boolean> {
    if (!this.object.spec.reaper) {
      await removeReapers(this.client, this.object);
      return true;
    }
    let all = true;
    for (const { metadata } of this.object.spec.cassandra.datacenters) {
      const reaper = await reaperRuns(this.client, this.object, metadata.name);
      this.datacenters[metadata.name] = { ...this.datacenters[metadata.name], reaper: { progress: reaper ? 'Running' : 'Deploying' } };
      all &&= reaper;
    }
    return all;
  }
}

function isReady(datacenter: KubeObject): boolean {
  const { status, metadata } = datacenter;
  return status?.observedGeneration === metadata.generation && status?.cassandraOperatorProgress === 'Ready' && isTrue(datacenter, 'Ready');
}
