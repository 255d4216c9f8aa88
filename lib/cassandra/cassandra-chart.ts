import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { CassandraBackupPolicy } from './backup-policy';
import { buildModel, newStorageClasses } from './build-model';
import { CassandraWorkloadOptions } from './cassandra-workload';
import { addCluster, addStorageClasses, addSurroundings } from './chart-objects';
import { checkRuleIds } from './check-rule-ids';
import { unresolvedTokens } from './unresolved-tokens';
import { CassandraBackend } from '../backends/cassandra-backend';
import { checkedProps } from '../input/checked';
import { CassandraClusterPlan } from '../plan/cluster-plan';
import { clusterPlan } from '../plan/make-plan';
import { judge } from '../rules';

/** Backups of a cluster whose bucket and role are made elsewhere. */
export interface CassandraChartBackupOptions extends CassandraBackupPolicy {
  /** Name of the S3 bucket. */
  readonly bucketName: string;

  /** Region of the bucket. */
  readonly region: string;

  /**
   * First segment of the backups' keys. Two clusters that share one overwrite each other's backups.
   *
   * @default - the cluster's name
   */
  readonly prefix?: string;
}

/** Properties of a `CassandraChart`. */
export interface CassandraChartProps extends CassandraWorkloadOptions {
  /** Names of the availability zones in which there are workers, in the order in which racks take them. */
  readonly availabilityZones: string[];

  /**
   * Namespace in which the operator runs: it may speak to the management API.
   *
   * @default - what the operator's chart is usually installed into, as in "k8ssandra-operator"
   */
  readonly operatorNamespace?: string;

  /**
   * Backups. The ServiceAccount `<name>-cassandra` needs a role for them, which `BackupIdentity` makes.
   *
   * @default - none
   */
  readonly backup?: CassandraChartBackupOptions;

  /**
   * Ids of rules whose warnings are meant to be: they are not in `warnings`. (In an AWS CDK app, `Annotations.of(...).acknowledgeWarning` does that.)
   *
   * @default - none
   */
  readonly acknowledgedWarnings?: string[];
}

/**
 * The Kubernetes half of a Cassandra cluster as a cdk8s chart: namespace, identities, network policies, StorageClasses, K8ssandraCluster, backup
 * schedules.
 *
 * Use it in a pure cdk8s app, for instance with Argo CD or Flux, on a cluster that has k8ssandra-operator, cert-manager, the EBS CSI driver and
 * workers with the labels and the taint that its pods look for. `CassandraCluster` deploys the same objects with `cdk deploy`, workers and role
 * included.
 *
 * What the rules find wrong stops `app.synth()`, all of it at once; what is only risky stands in `warnings`, for the app to print. Values that only
 * AWS CDK can replace are refused too: use `CassandraCluster` for those.
 *
 * @example
 * const app = new cdk8s.App();
 * new CassandraChart(app, 'Orders', {
 *   version: CassandraVersion.V5_0_6,
 *   availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
 *   datacenters: [{
 *     name: 'dc1',
 *     nodes: 3,
 *     instanceType: new ec2.InstanceType('r8g.2xlarge'),
 *     storage: CassandraStorage.gp3(Size.gibibytes(500)),
 *   }],
 * });
 */
export class CassandraChart extends Chart {
  /**
   * What Cassandra is made from: with k8ssandra-operator one K8ssandraCluster. `addJsonPatch` reaches fields that this library does not know.
   */
  public readonly customResources: ApiObject[];

  /** What this cluster is made of, for people and programs to read. */
  public readonly plan: CassandraClusterPlan;

  /** What is risky about this cluster, each with the id of its rule. */
  public readonly warnings: string[];

  /**
   * @param scope a cdk8s app or chart
   * @param id the chart's id
   * @param props what the cluster is
   */
  constructor(scope: Construct, id: string, props: CassandraChartProps) {
    super(scope, id);
    props = checkedProps(this, 'CassandraChartProps', props);
    checkRuleIds(this, props.acknowledgedWarnings ?? []);
    const { _backend: backend, _options: backendOptions } = props.backend ?? CassandraBackend.k8ssandra();
    const model = buildModel(props, {
      id,
      backend,
      backendOptions,
      zones: props.availabilityZones,
      operatorNamespace: props.operatorNamespace ?? backend.namespace,
      cqlClients: [],
      backup: props.backup && { policy: props.backup, bucket: props.backup.bucketName, region: props.backup.region, prefix: props.backup.prefix },
    });
    this.plan = clusterPlan(model);
    const { errors, warnings } = judge(model, backend.rules);
    const { acknowledgedWarnings = [] } = props;
    this.warnings = warnings.filter(({ rule }) => !acknowledgedWarnings.includes(rule)).map(({ message }) => message);
    this.node.addValidation({ validate: () => errors.map(({ message }) => message) });

    const rendered = backend.render(model);
    this.customResources = addCluster(this, rendered);
    const classes = addStorageClasses(this, newStorageClasses(props.datacenters, model.name));
    addSurroundings(this, rendered, this.customResources);
    this.customResources.forEach((object) => object.node.addDependency(...classes));
    this.node.addValidation({ validate: () => unresolvedTokens(this) });
  }
}
