import { Annotations, CustomResource, Lazy, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as cdk8s from 'cdk8s';
import { Construct, IDependable } from 'constructs';
import { alarmAfter, backupAgeAlarm } from './backup-age-alarm';
import { buildModel, nodesOfRack } from './build-model';
import { CassandraAccess } from './cassandra-access';
import { CassandraClusterAttributes, ICassandraCluster } from './cassandra-cluster-attributes';
import { CassandraClusterProps } from './cassandra-cluster-options';
import { addCluster, addSurroundings, ChartObjects } from './chart-objects';
import { backendOptionsOf, cqlClientsOf, zoneOf, zonesOfSubnets } from './cluster-surroundings';
import { CqlAccess } from './cql-access';
import { CqlPods } from './cql-pods';
import { guardedInstances, guardedLeaving, propsOf } from './guarded-instances';
import { cqlService, ImportedCluster } from './imported-cluster';
import { warnIfPoliciesMayBeInert } from './inert-policies';
import { checkOrder } from './operator-order';
import { People } from './people';
import { writePlan } from './plan-files';
import { claimAddresses } from './shared-subnets';
import type { Backend, GuardedSurroundings } from '../backends/backend';
import { BackupBucket, IBackupBucket } from '../backup/backup-bucket';
import { BackupIdentity } from '../backup/backup-identity';
import { judgesItself } from '../crds/rendering/custom-resource';
import { acknowledgeFields, judgeAtSynth } from '../crds/schema/judge-objects';
import { FIELD } from '../crds/schema/object-problems';
import { HostCluster } from '../host/host-cluster';
import { nodeSecurityGroup } from '../host/node-security-group';
import { freeId, reportMessages } from '../host/report';
import { checkedCall, checkedMethod, checkedProps } from '../input/checked';
import { checkAccepted } from '../lifecycle/accepted-changes';
import { digest } from '../lifecycle/admission-gate';
import { CassandraSuperuser } from '../lifecycle/cassandra-superuser';
import { ChangeGuard } from '../lifecycle/change-guard';
import { ClusterLifecycle } from '../lifecycle/cluster-lifecycle';
import { askingForUpdate, withoutAskingForUpdate } from '../lifecycle/operator-update';
import { SuperuserCopy } from '../lifecycle/superuser-copy';
import type { ClusterModel, DatacenterModel } from '../model/cluster-model';
import { rendered } from '../model/deferred';
import type { GuardedCluster } from '../model/guarded-cluster';
import { subnetAddresses, subnetRange } from '../network/subnet-addresses';
import { ICassandraOperator } from '../operators/cassandra-operator';
import { CassandraClusterPlan } from '../plan/cluster-plan';
import { clusterPlan } from '../plan/make-plan';
import { CQL_PORT } from '../private/cql-port';
import { ANNOTATION_DELETER } from '../private/placement';
import { judge } from '../rules';
import { workersFor } from '../sizing/workers';
import { CassandraStorageClass } from '../storage/cassandra-storage-class';
import { DatacenterWorkers } from '../workers/datacenter-workers';

/**
 * A Cassandra cluster on EKS: dedicated workers, volumes, backup bucket and role, network policies and the operator's custom resources.
 *
 * Use it on an existing EKS cluster; `CassandraPlatform` also creates that. Errors of the rules fail the synth, all at once and with the way out.
 * Warnings about risks can be acknowledged by their ids (`cdk-eks-cassandra:<rule>`).
 *
 * @example
 * declare const host: HostCluster;
 * declare const network: ICassandraNetwork;
 * declare const operator: ICassandraOperator;
 * new CassandraCluster(this, 'Orders', {
 *   host,
 *   network,
 *   operator,
 *   version: CassandraVersion.V5_0_6,
 *   datacenters: [{
 *     name: 'dc1',
 *     nodes: 6,
 *     instanceType: new ec2.InstanceType('r8g.2xlarge'),
 *     storage: CassandraStorage.gp3(Size.gibibytes(500)),
 *   }],
 *   backup: { schedule: BackupSchedule.daily(), retention: Duration.days(14) },
 * });
 */
export class CassandraCluster extends Construct implements ICassandraCluster, ec2.IConnectable {
  /**
   * References a cluster that another app or stack deploys, for instance to tell clients where it answers CQL. It creates nothing.
   *
   * @param scope the parent construct
   * @param id the id of the reference
   * @param attrs the attributes of the cluster
   */
  public static fromCassandraClusterAttributes(scope: Construct, id: string, attrs: CassandraClusterAttributes): ICassandraCluster {
    [scope, id, attrs] = checkedCall('CassandraCluster.fromCassandraClusterAttributes', scope, id, attrs);
    return new ImportedCluster(scope, id, attrs);
  }

  /** Name of the cluster in Kubernetes: of its custom resource, and the first part of the names of its other objects. */
  public readonly name: string;

  /** Name of the cluster in Cassandra (`cluster_name` of cassandra.yaml). */
  public readonly clusterName: string;

  /** Namespace of the cluster. */
  public readonly namespace: string;

  /** Name of the Secret with the superuser's `username` and `password`. */
  public readonly superuserSecretName: string;

  /**
   * The superuser's secret in Secrets Manager.
   *
   * @default - none, if `superuser` is `CassandraSuperuser.existing()`
   */
  public readonly superuserSecret?: secretsmanager.ISecret;

  /** ServiceAccount of Cassandra's pods. */
  public readonly serviceAccountName: string;

  /** Bucket of the backups, if enabled. */
  public readonly backupBucket?: IBackupBucket;

  /** First segment of the object keys of the backups, if enabled. */
  public readonly backupPrefix?: string;

  /**
   * Alarm on the age of the newest complete backup, if enabled.
   *
   * @default - none, if backups are off or paused, or if it is turned off
   */
  public readonly backupAgeAlarm?: cloudwatch.Alarm;

  /**
   * The Kubernetes objects. Until the app is synthesized, `addJsonPatch` of an object changes fields that this library does not support.
   */
  public readonly chart: cdk8s.Chart;

  /** The custom resources of the operator, in `chart`: for k8ssandra-operator one K8ssandraCluster. */
  public readonly customResources: cdk8s.ApiObject[];

  /** Dedicated workers of the datacenters, in their order. */
  public readonly workers: DatacenterWorkers[] = [];

  /**
   * Plan of this cluster: sizes, capacity and times. It is also written next to the stack's template, as JSON, as Markdown and as a picture
   * (`<stack>.<path>.plan.*`).
   */
  public readonly plan: CassandraClusterPlan;

  private readonly host: HostCluster;
  private readonly backend: Backend;
  private readonly superuser: CassandraSuperuser;
  private superuserCopy?: SuperuserCopy;
  private serving?: CustomResource;
  private readonly cqlAccess: CqlAccess;
  private connectionsMade?: ec2.Connections;

  /**
   * Synthesis fails if a rule refuses the cluster, or its name or namespace is taken on the EKS cluster.
   *
   * @param scope the parent construct
   * @param id the construct id, from which the default name is derived
   * @param props the properties of the cluster
   * @throws if a prop has the wrong type
   */
  constructor(scope: Construct, id: string, props: CassandraClusterProps) {
    super(scope, id);
    props = checkedProps(this, 'CassandraClusterProps', props);
    this.host = props.host;
    this.backend = props.operator._backend;
    this.superuser = props.superuser ?? CassandraSuperuser.generated();
    const bucket = props.backup && (props.backup.bucket ?? new BackupBucket(this, 'Backup'));
    const model = buildModel(props, {
      id,
      backend: this.backend,
      backendOptions: backendOptionsOf(this, props),
      zones: props.network.zones.map(({ availabilityZone }) => availabilityZone),
      usualZones: props.network.zones.filter(({ workersOnly }) => !workersOnly).length,
      subnetAddresses: props.network.zones.map(({ subnet }) => subnetAddresses(subnet)),
      subnetRanges: props.network.zones.map(({ subnet }) => subnetRange(subnet)),
      operatorNamespace: props.operator.namespace,
      autoMode: props.host._autoMode,
      nodeGroups: props.host._nodeGroups.map(({ subnetIds, ...group }) => ({ ...group, zones: zonesOfSubnets(subnetIds, props.network.zones) })),
      cqlClients: cqlClientsOf(this, props),
      backup: props.backup && bucket && {
        policy: props.backup,
        bucket: bucket.bucket.bucketName,
        region: bucket.region,
        prefix: props.backup.prefix,
        alarm: props.backup.ageAlarm ?? {},
      },
    });
    this.name = model.name;
    this.clusterName = model.clusterName;
    this.namespace = rendered(model.namespace);
    this.superuserSecretName = model.superuserSecret;
    this.serviceAccountName = model.serviceAccount;
    this.backupBucket = bucket;
    this.backupPrefix = model.backup && rendered(model.backup.prefix);
    this.plan = clusterPlan(model);
    writePlan(this, this.plan);
    this.chart = new cdk8s.Chart(new cdk8s.App(), id);
    const objects = this.backend.render(model);
    this.customResources = addCluster(this.chart, objects);
    this.cqlAccess = new CqlAccess(this, this.backend, model, this.chart, !props.cqlClients && !props.cqlPods);
    this.applyOperatorUpdate(props.operatorUpdateRevision);

    // What is refused is made all the same: all findings are shown when the app is synthesized, before anything stumbles over a missing part.
    this.judge(model, props.operator._version);
    warnIfPoliciesMayBeInert(this, this.host);
    claimAddresses(this, model, props.network.zones.map(({ subnet }) => subnet));
    this.claimNames();
    const guarded = this.guardChanges(model, props);
    this.askGate(props.operator);
    this.superuserSecret = this.superuser._secret(this.child('SuperuserAccount'), {
      cassandraCluster: this.name, username: this.superuserSecretName,
    });
    // What leaves keeps its instances and its StorageClass until its nodes are gone.
    [...model.datacenters, ...model.leaving].forEach((datacenter) => {
      if (!datacenter.workers.existing) this.workers.push(this.addWorkers(datacenter, props));
    });
    const identity = bucket && this.addBackupIdentity(bucket);
    this.backupAgeAlarm = bucket && identity && backupAgeAlarm(this, {
      host: this.host, model, bucket, identity, workers: this.workers, options: props.backup?.ageAlarm,
    });
    this.deploy(addSurroundings(this.chart, objects, this.customResources), [
      ...this.workers,
      ...(bucket && identity ? [bucket, identity] : []),
      props.operator._ready,
    ], props, model, guarded);
  }

  /**
   * Network connections of the Cassandra nodes, for clients in the VPC that do not run on the EKS cluster. The default port is that of CQL (9042).
   *
   * The security group is the cluster security group of EKS, which all its nodes share: what is allowed here reaches that port of each of them.
   * Network policies apply in addition: `allowCqlFrom` opens both.
   *
   * @throws if the security group of an imported EKS cluster is unknown
   */
  public get connections(): ec2.Connections {
    // An imported EKS cluster without one throws.
    void this.host.clusterSecurityGroupId;
    this.connectionsMade ??= new ec2.Connections({
      securityGroups: [nodeSecurityGroup(this, this.host)],
      defaultPort: ec2.Port.tcp(CQL_PORT),
    });
    return this.connectionsMade;
  }

  /**
   * Admits clients that do not run on the EKS cluster to the port of CQL (9042): opens the security group of the nodes, and for a range the network
   * policies of this cluster as well.
   *
   * Network policies know no security groups. By default they admit all addresses of the VPC; with `cqlClients` or `cqlPods`, add the ranges of the
   * client's subnets to `cqlClients`. A warning says so.
   *
   * @param peer an ECS service, a Lambda function, a security group, or a range of another network (`ec2.Peer.ipv4()`)
   * @param description description of the rule in the security group
   * @throws if the security group of an imported EKS cluster is unknown; synthesis fails for IPv6 ranges
   */
  public allowCqlFrom(peer: ec2.IConnectable, description?: string): void {
    [peer, description] = checkedMethod(this, 'CassandraCluster#allowCqlFrom', peer, description);
    this.connections.allowDefaultPortFrom(peer, description ?? `CQL clients of ${this.name}`);
    this.cqlAccess.admitPeer(peer);
  }

  /**
   * Admits pods of the EKS cluster to the ports of CQL, in addition to those in `cqlPods`. Without `cqlPods`, all pods are admitted.
   *
   * @param pods the pods
   */
  public allowCqlFromPods(pods: CqlPods): void {
    [pods] = checkedMethod(this, 'CassandraCluster#allowCqlFromPods', pods);
    this.cqlAccess.admitPods(pods);
  }

  /** Status of Cassandra at the end of the last deployment, as in "ready" or "rolling, 22 of 60". Undefined if `readiness` is disabled. */
  public get deploymentStatus(): string | undefined {
    return this.serving?.getAttString('Status');
  }

  /** Whether Cassandra used the superuser's password at the end of the last deployment. Undefined without a `passwordRevision`. */
  public get superuserStatus(): string | undefined {
    return this.superuserCopy?.status;
  }

  /** Command that copies the superuser again after a password change in Secrets Manager. Undefined if the superuser is not from there. */
  public get superuserCopyCommand(): string | undefined {
    return this.superuserCopy?.command;
  }

  /**
   * Name of the Kubernetes Service for CQL clients of a datacenter, in the namespace of the cluster.
   *
   * @param datacenter name of the datacenter
   * @throws if there is no such datacenter
   */
  public cqlServiceName(datacenter: string): string {
    [datacenter] = checkedMethod(this, 'CassandraCluster#cqlServiceName', datacenter);
    return cqlService(this, this.backend, this.clusterName, this.plan.datacenters.map(({ name }) => name), datacenter);
  }

  /** Two clusters that share a namespace share Secrets and Services as soon as their names are alike, and taints go by name. */
  private claimNames(): void {
    this.host._claim('Cassandra cluster', this.name, this, 'give one of them another name');
    this.host._claim('namespace of Cassandra', this.namespace, this, 'give each Cassandra cluster a namespace of its own');
  }

  private applyOperatorUpdate(revision: string | undefined): void {
    if (revision === undefined) return;
    const annotations = Object.entries(askingForUpdate(revision, this.backend.operatorUpdate));
    for (const { metadata } of this.customResources) annotations.forEach(([name, value]) => metadata.addAnnotation(name, value));
  }

  private judge(model: ClusterModel, operatorVersion: string | undefined): void {
    const { errors, warnings } = judge(model, this.backend.rules);
    reportMessages(this, errors);
    for (const { rule, message } of warnings) {
      Annotations.of(this).addWarningV2(`cdk-eks-cassandra:${rule}`, message);
    }
    if (model.acknowledged.includes(FIELD)) acknowledgeFields(this);
    // What follows from a refused prop is not told again.
    judgeAtSynth(this, () => (errors.length > 0 ? [] : this.chart.apiObjects
      .filter((object) => !judgesItself(object))
      .map((object) => Stack.of(this).resolve(object.toJson()))), { operatorVersion });
  }

  private guardChanges(model: ClusterModel, { operator, network, acceptedChanges, datacenters }: CassandraClusterProps): () => GuardedCluster {
    const accepted = checkAccepted(this, acceptedChanges);
    const guard = ChangeGuard.of(this);
    guard.watchHost(this.host);
    guard.watchGround(this, network);
    const installed = guard.installation(operator);
    const around = (): GuardedSurroundings => ({
      ...(installed === undefined ? { operatorVersion: operator._version } : { operator: installed }),
      instances: guardedInstances(model, datacenters),
      leaving: guardedLeaving(model, datacenters),
      createsNamespace: model.createNamespace,
      host: ChangeGuard.identityOf(this, this.host.clusterName),
      madeServiceAccounts: [model.serviceAccount, ...(model.repair ? [model.repair.serviceAccount] : [])],
      accepted,
    });
    const read = (): GuardedCluster => {
      const resources = this.resolvedResources();
      return { ...this.backend.guarded(resources, around()), digest: digest(withoutAskingForUpdate(resources, this.backend.operatorUpdate)) };
    };
    guard.watch(this, read, () => this.backend.deployedZones(this.resolvedResources()));
    return read;
  }

  /** The operator's webhooks are tried before each change of the custom resource. A gate of another stack comes with that one's deployments only. */
  private askGate({ _gate: gate }: ICassandraOperator): void {
    if (gate && Stack.of(gate) === Stack.of(this)) gate.precede(() => this.resolvedResources());
  }

  /** The custom resources as they stand when the app is synthesized, with what was patched into them. */
  private resolvedResources(): object[] {
    return this.customResources.map((object) => Stack.of(this).resolve(object.toJson()));
  }

  private addWorkers(model: DatacenterModel, props: CassandraClusterProps): DatacenterWorkers {
    const zones = props.network.zones;
    const { instanceType, instanceFacts, workers: options } = propsOf(model, props.datacenters);
    const nodes = model.workers.keptFor ?? model.nodes;
    const workers = this.child('Workers');
    const machinesOf = (position: number) => workersFor(nodesOfRack(nodes, model.racks.length, position), model.workers);
    return new DatacenterWorkers(workers, freeId(workers, model.name), {
      ...options,
      host: props.host,
      cassandraCluster: this.name,
      datacenter: model.name,
      instanceType,
      architecture: instanceFacts?.architecture,
      defaults: props.defaults,
      vpc: props.network.vpc,
      racks: model.racks.map(({ name, zone }, position) => ({ name, nodes: machinesOf(position), ...zoneOf(rendered(zone), zones, position) })),
    });
  }

  private addStorageClasses(model: ClusterModel, props: CassandraClusterProps): CassandraStorageClass[] {
    return [...model.datacenters, ...model.leaving].flatMap((datacenter) => {
      const { storage } = propsOf(datacenter, props.datacenters);
      if (storage._existingClassName !== undefined) return [];
      const scope = this.child('Storage');
      const tags = storage._tagsOf(this.name, datacenter.name);
      return [this.host._inTurn('prerequisites', new CassandraStorageClass(scope, freeId(scope, datacenter.name), {
        host: props.host, name: datacenter.storage.storageClass, storage, tags,
      }))];
    });
  }

  /** The association must be there before the first pod starts, and the rights before Medusa uses them. */
  private addBackupIdentity(bucket: IBackupBucket): BackupIdentity {
    return new BackupIdentity(this, 'BackupIdentity', {
      host: this.host,
      bucket,
      prefix: this.backupPrefix!,
      namespace: this.namespace,
      serviceAccountName: this.serviceAccountName,
    });
  }

  /** The order of the deployment; deletion is its reverse. */
  private deploy(around: ChartObjects, parts: IDependable[], props: CassandraClusterProps, model: ClusterModel, guarded: () => GuardedCluster): void {
    const { readiness = {}, acceptedChanges = [] } = props;
    const namespace = around.namespace.map((object) => this.host._inTurn('preflights', this.addManifest(object, [])));
    const lifecycle = new ClusterLifecycle(this, 'Lifecycle', {
      host: this.host,
      namespace: this.namespace,
      name: this.name,
      watch: this.backend.watch,
      datacenters: model.datacenters.map(({ name }) => name),
      leaving: model.leaving.map(({ name }) => name),
      identity: this.backupBucket && this.serviceAccountName,
      operator: props.operator._installs,
      operatorUpdate: props.operatorUpdateRevision,
      racks: this.workers.flatMap(({ racks }) => racks),
      after: namespace,
    });
    const storage = this.addStorageClasses(model, props);
    const prerequisites = around.prerequisites.map((object) => this.host._inTurn('prerequisites', this.addManifest(object, namespace)));
    const people = props.access ? [this.admitPeople(props.access, namespace)] : [];
    const objects = () => withoutAskingForUpdate(this.resolvedResources(), this.backend.operatorUpdate);
    const preflight = lifecycle.preflight(acceptedChanges, this.workers, objects);
    const preflights = this.preflightsOfAll(props.operator, preflight);
    if (this.workers.length > 0) {
      const protection = lifecycle.protection([preflight, ...preflights]);
      // Their roles and templates end no instance, and an instance profile alone takes two minutes.
      this.workers.flatMap(({ racks }) => racks).forEach(({ autoScalingGroup }) => autoScalingGroup.node.addDependency(protection));
    }
    const first = [preflight, ...parts, ...storage, ...namespace, ...prerequisites, ...people];
    const before = [...first, ...this.copySuperuser(namespace), this.host._podsNeed];
    // The barrier has all of them before it.
    const barrier = lifecycle.barrier(before);
    const cluster = this.customResources.map((object) => {
      object.metadata.addAnnotation(ANNOTATION_DELETER, lifecycle.deleter);
      return this.addManifest(object, [barrier]);
    });
    const deletion = lifecycle.deletion(cluster);
    if (readiness.enabled ?? true) {
      this.serving = lifecycle.readiness([deletion], readiness, () => this.resolvedResources(), guarded);
    }
    const last = around.afterwards.reduce<IDependable>((earlier, object) => this.addManifest(object, [earlier]), this.serving ?? deletion);
    alarmAfter(this.backupAgeAlarm, last);
  }

  private admitPeople(access: CassandraAccess, namespace: IDependable[]): People {
    return new People(this, 'Access', {
      host: this.host,
      backend: this.backend,
      namespace: this.namespace,
      name: this.name,
      superuserSecret: this.superuserSecretName,
      access,
      after: namespace,
    });
  }

  /** What one cluster is refused for stops the deployment before instances of another one, or the operator of all, are changed. */
  private preflightsOfAll(operator: ICassandraOperator, preflight: IDependable): IDependable[] {
    if (Stack.of(operator) !== Stack.of(this)) return [];
    operator._preflights.add(preflight);
    checkOrder(operator, this);
    return [operator._preflights];
  }

  /** The operator reads the Secret when it makes a datacenter, and needs it still when it deletes one. */
  private copySuperuser(namespace: IDependable[]): IDependable[] {
    if (!this.superuserSecret) return [];
    this.superuserCopy = new SuperuserCopy(this.child('SuperuserAccount'), 'Copy', {
      host: this.host,
      secret: this.superuserSecret,
      namespace: this.namespace,
      name: this.superuserSecretName,
      cluster: this.name,
      watch: this.backend.watch,
      passwordRevision: this.superuser._passwordRevision,
      after: namespace,
    });
    return [this.superuserCopy];
  }

  /** One object a manifest: the handler deletes what a manifest no longer lists only for some kinds, never for custom resources. */
  private addManifest(object: cdk8s.ApiObject, after: IDependable[]): Construct {
    const manifest = this.host._addManifest(this.child('Chart'), object.node.id, { objects: [Lazy.uncachedAny({ produce: () => object.toJson() })] });
    manifest.node.addDependency(...after);
    return manifest;
  }

  private child(id: string): Construct {
    return this.node.tryFindChild(id) as Construct | undefined ?? new Construct(this, id);
  }
}
