import { ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { CustomResource } from '../rendering/custom-resource';

/**
 * Properties of {@link ReplicatedSecret}.
 */
export interface ReplicatedSecretProps {
  /**
   * Name, namespace, labels and annotations of the object.
   *
   * @default - a name made from the construct's path, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The Secrets to copy and their targets.
   */
  readonly spec: ReplicatedSecretSpec;
}

/**
 * Replicates Secrets of its namespace to other namespaces and other Kubernetes clusters, and keeps the copies in sync. The operator creates
 * those that a K8ssandraCluster needs.
 */
export class ReplicatedSecret extends CustomResource {
  /** The API version and kind of this resource. */
  public static readonly GVK: GroupVersionKind = { apiVersion: 'replication.k8ssandra.io/v1alpha1', kind: 'ReplicatedSecret' };

  constructor(scope: Construct, id: string, props: ReplicatedSecretProps) {
    super(scope, id, ReplicatedSecret.GVK, props, 'ReplicatedSecretSpec');
  }
}

/**
 * Which Secrets are copied, and to where.
 */
export interface ReplicatedSecretSpec {
  /**
   * Where the copies go.
   *
   * @default - nowhere
   */
  readonly replicationTargets?: ReplicationTarget[];

  /**
   * Selects the Secrets to copy by their labels.
   *
   * @default - all Secrets of the namespace
   */
  readonly selector?: k8s.LabelSelector;
}

/**
 * Target of the copies of Secrets.
 */
export interface ReplicationTarget {
  /**
   * Labels added to the copies.
   *
   * @default - none
   */
  readonly addLabels?: { [key: string]: string };

  /**
   * Keys of labels that are removed from the copies, for example so that they are not copied again.
   *
   * @default - none
   */
  readonly dropLabels?: string[];

  /**
   * Target Kubernetes cluster: a context name of a `ClientConfig`.
   *
   * @default - the operator's own cluster
   */
  readonly k8sContextName?: string;

  /**
   * Namespace of the copies.
   *
   * @default - that of the original
   */
  readonly namespace?: string;

  /**
   * Prefix of the names of the copies.
   *
   * @default - the name of the original
   */
  readonly targetPrefix?: string;
}
