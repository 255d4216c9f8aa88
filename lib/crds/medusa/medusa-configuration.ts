import { ApiObjectMetadata, GroupVersionKind } from 'cdk8s';
import { Construct } from 'constructs';
import type { Storage } from './storage';
import { CustomResource } from '../rendering/custom-resource';

/**
 * Properties of {@link MedusaConfiguration}.
 */
export interface MedusaConfigurationProps {
  /**
   * Name, namespace, labels and annotations of the object.
   *
   * @default - a name made from the construct's path, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The shared settings.
   */
  readonly spec: MedusaConfigurationSpec;
}

/**
 * Storage properties that several clusters share: each cluster refers to them by `medusa.medusaConfigurationRef` and sets its own prefix.
 */
export class MedusaConfiguration extends CustomResource {
  /** The API version and kind of this resource. */
  public static readonly GVK: GroupVersionKind = { apiVersion: 'medusa.k8ssandra.io/v1alpha1', kind: 'MedusaConfiguration' };

  constructor(scope: Construct, id: string, props: MedusaConfigurationProps) {
    super(scope, id, MedusaConfiguration.GVK, props, 'MedusaConfigurationSpec');
  }
}

/**
 * Settings that several clusters share.
 */
export interface MedusaConfigurationSpec {
  /**
   * Where backups are stored, and for how long.
   *
   * @default - none
   */
  readonly storageProperties?: Storage;
}
