import { ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { CustomResource } from '../rendering/custom-resource';

/**
 * Properties of {@link ClientConfig}.
 */
export interface ClientConfigProps {
  /**
   * Name, namespace, labels and annotations of the object.
   *
   * @default - a name made from the construct's path, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The access to the other cluster.
   */
  readonly spec: ClientConfigSpec;
}

/**
 * Access to another Kubernetes cluster, for a ring that spans several. It must be in the operator's namespace; the operator restarts
 * whenever one is added, removed or changed.
 */
export class ClientConfig extends CustomResource {
  /** The API version and kind of this resource. */
  public static readonly GVK: GroupVersionKind = { apiVersion: 'config.k8ssandra.io/v1beta1', kind: 'ClientConfig' };

  constructor(scope: Construct, id: string, props: ClientConfigProps) {
    super(scope, id, ClientConfig.GVK, props, 'ClientConfigSpec');
  }
}

/**
 * Access to another Kubernetes cluster.
 */
export interface ClientConfigSpec {
  /**
   * Context in the kubeconfig. A datacenter's `k8sContext` refers to the cluster by this name.
   *
   * @default - the name of the object
   */
  readonly contextName?: string;

  /**
   * Secret whose `kubeconfig` entry holds the kubeconfig. It needs a long-lived token: the operator's image has no AWS CLI to obtain one.
   *
   * @default - none; the operator needs one
   */
  readonly kubeConfigSecret?: k8s.LocalObjectReference;
}
