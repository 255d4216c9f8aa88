import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { CassandraBackupPolicy } from './backup-policy';
import { buildModel, newStorageClasses } from './build-model';
import { CassandraWorkloadOptions } from './cassandra-workload';
import { addCluster, addStorageClasses, addSurroundings } from './chart-objects';
import { checkRuleIds } from './check-rule-ids';
import { unresolvedTokens } from './unresolved-tokens';
import { CassandraBackend } from '../backends/cassandra-backend';
import { judgesItself } from '../crds/rendering/custom-resource';
import { acknowledgeFields, acknowledgeValues, fieldWarnings, judgeAtSynth } from '../crds/schema/judge-objects';
import { FIELD, objectProblems, VALUE } from '../crds/schema/object-problems';
import { checkedProps } from '../input/checked';
import { CassandraClusterPlan } from '../plan/cluster-plan';
import { clusterPlan } from '../plan/make-plan';
import { judge } from '../rules';

/** Options of backups to an existing bucket. */
export interface CassandraChartBackupOptions extends CassandraBackupPolicy {
  /** Name of the S3 bucket. */
  readonly bucketName: string;

  /** Region of the bucket. */
  readonly region: string;

  /**
   * First segment of the object keys of the backups. Two clusters with the same prefix overwrite each other's backups.
   *
   * @default - the cluster's name
   */
  readonly prefix?: string;
}

/** Properties of a `CassandraChart`. */
export interface CassandraChartProps extends CassandraWorkloadOptions {
  /** Names of the availability zones of the worker nodes, in the order in which racks are assigned to them. */
  readonly availabilityZones: string[];

  /**
   * Namespace of the operator, which needs access to the management API.
   *
   * @default "k8ssandra-operator"
   */
  readonly operatorNamespace?: string;

  /**
   * Backups. The ServiceAccount `<name>-cassandra` needs a role for them, which `BackupIdentity` creates.
   *
   * @default - none
   */
  readonly backup?: CassandraChartBackupOptions;

  /**
   * Ids of rules whose warnings are acknowledged, so that they are not in `warnings`. (In an AWS CDK app, use
   * `Annotations.of(...).acknowledgeWarning`.)
   *
   * @default - none
   */
  readonly acknowledgedWarnings?: string[];
}

/**
 * The Kubernetes objects of a Cassandra cluster as a cdk8s chart: namespace, ServiceAccounts, network policies, StorageClasses, K8ssandraCluster and
 * backup schedules.
 *
 * Use it in a cdk8s app, for instance with Argo CD or Flux, on an EKS cluster with k8ssandra-operator, cert-manager, the EBS CSI driver and worker
 * nodes with the labels and the taint that its pods select. `CassandraCluster` deploys the same objects with `cdk deploy`, including worker nodes and
 * roles.
 *
 * Errors of the rules fail `app.synth()`, all at once. Risks are in `warnings`, for the app to print. AWS CDK tokens are refused: use
 * `CassandraCluster` for those.
 *
 * @example
 * import * as cdk8s from 'cdk8s';
 *
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
   * The custom resources of the operator: for k8ssandra-operator one K8ssandraCluster. `addJsonPatch` changes fields that this library does not
   * support.
   */
  public readonly customResources: ApiObject[];

  /** Plan of this cluster: sizes, capacity and times. */
  public readonly plan: CassandraClusterPlan;

  private readonly risks: string[];
  private readonly acknowledgesFields: boolean;

  /**
   * @param scope a cdk8s app or chart
   * @param id the construct id
   * @param props the properties of the cluster
   */
  constructor(scope: Construct, id: string, props: CassandraChartProps) {
    super(scope, id);
    props = checkedProps(this, 'CassandraChartProps', props);
    const { _backend: backend, _options: backendOptions } = props.backend ?? CassandraBackend._default();
    checkRuleIds(this, props.acknowledgedWarnings ?? [], backend.rules);
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
    this.risks = warnings.filter(({ rule }) => !acknowledgedWarnings.includes(rule)).map(({ message }) => message);
    this.acknowledgesFields = [...acknowledgedWarnings, ...model.acknowledged].includes(FIELD);
    if (this.acknowledgesFields) acknowledgeFields(this);
    if (acknowledgedWarnings.includes(VALUE)) acknowledgeValues(this);
    this.node.addValidation({ validate: () => errors.map(({ message }) => message) });
    // What follows from a refused prop is not told again.
    judgeAtSynth(this, () => (errors.length > 0 ? [] : this.finalObjects()), { wayOut: `acknowledgedWarnings: ['${VALUE}']` });

    const rendered = backend.render(model);
    this.customResources = addCluster(this, rendered);
    const classes = addStorageClasses(this, newStorageClasses(props.datacenters, model.name));
    addSurroundings(this, rendered, this.customResources);
    this.customResources.forEach((object) => object.node.addDependency(...classes));
    this.node.addValidation({ validate: () => unresolvedTokens(this) });
  }

  /** Warnings about risks of this cluster and of its objects as they are now, patches included, each with the id of its rule. */
  public get warnings(): string[] {
    return [...this.risks, ...(this.acknowledgesFields ? [] : fieldWarnings(this.finalObjects().map((object) => objectProblems(object))))];
  }

  private finalObjects(): unknown[] {
    return this.apiObjects.filter((object) => !judgesItself(object)).map((object) => object.toJson());
  }
}
