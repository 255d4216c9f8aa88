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
   * The access.
   */
  readonly spec: ClientConfigSpec;
}

/**
 * Access to another Kubernetes cluster, for a ring that spans several. It lies in the operator's namespace; the operator starts anew when
 * one comes, goes or changes.
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
   * Context of the kubeconfig, by which a datacenter's `k8sContext` refers to the cluster.
   *
   * @default - the name of the object
   */
  readonly contextName?: string;

  /**
   * Secret whose entry `kubeconfig` holds the access. It needs a token that lasts: the operator's image has no AWS CLI to get one.
   *
   * @default - none; the operator needs one
   */
  readonly kubeConfigSecret?: k8s.LocalObjectReference;
}
