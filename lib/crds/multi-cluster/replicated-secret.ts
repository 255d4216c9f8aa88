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
   * What is copied where.
   */
  readonly spec: ReplicatedSecretSpec;
}

/**
 * Copies Secrets of its namespace to other namespaces and other Kubernetes clusters, and keeps the copies equal. The operator makes those
 * that a K8ssandraCluster needs.
 */
export class ReplicatedSecret extends CustomResource {
  /** The API version and kind of this resource. */
  public static readonly GVK: GroupVersionKind = { apiVersion: 'replication.k8ssandra.io/v1alpha1', kind: 'ReplicatedSecret' };

  constructor(scope: Construct, id: string, props: ReplicatedSecretProps) {
    super(scope, id, ReplicatedSecret.GVK, props, 'ReplicatedSecretSpec');
  }
}

/**
 * Which Secrets are copied, and where.
 */
export interface ReplicatedSecretSpec {
  /**
   * Where the copies go.
   *
   * @default - nowhere
   */
  readonly replicationTargets?: ReplicationTarget[];

  /**
   * Labels of the Secrets that are copied.
   *
   * @default - all Secrets of the namespace
   */
  readonly selector?: k8s.LabelSelector;
}

/**
 * Where copies of Secrets go.
 */
export interface ReplicationTarget {
  /**
   * Labels that the copies get.
   *
   * @default - none
   */
  readonly addLabels?: { [key: string]: string };

  /**
   * Keys of labels that the copies do not take over, so that they are not copied again, for example.
   *
   * @default - none
   */
  readonly dropLabels?: string[];

  /**
   * The Kubernetes cluster: a context name of a `ClientConfig`.
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
   * Start of the names of the copies.
   *
   * @default - the name of the original
   */
  readonly targetPrefix?: string;
}
