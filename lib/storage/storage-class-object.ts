import { VolumeDriver } from './volume-driver';
import { COMPUTE_TYPE_AUTO, LABEL_COMPUTE_TYPE } from '../private/placement';

/** Where the parameters of a StorageClass come from. */
export interface StorageClassOptions {
  readonly name: string;
  readonly driver: VolumeDriver;
  readonly type: 'gp3' | 'io2';
  readonly iops?: number;
  readonly throughput?: number;
  /** ARN of the key that volumes are encrypted with. Without it, the account's default key for EBS. */
  readonly kmsKeyArn?: string;
  /** Tags of the volumes. */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A StorageClass for Cassandra's volumes as a plain Kubernetes object. Both drivers know the same parameters, and take every one of them as text
 * (https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md,
 * https://docs.aws.amazon.com/eks/latest/userguide/create-storage-class.html).
 */
export function storageClassObject(options: StorageClassOptions): object {
  const parameters: Record<string, string> = {
    'type': options.type,
    'encrypted': 'true',
    'csi.storage.k8s.io/fstype': 'xfs',
  };
  if (options.iops !== undefined) parameters.iops = String(options.iops);
  if (options.throughput !== undefined) parameters.throughput = String(options.throughput);
  if (options.kmsKeyArn !== undefined) parameters.kmsKeyId = options.kmsKeyArn;
  Object.entries(options.tags ?? {}).forEach(([key, value], at) => { parameters[`tagSpecification_${at + 1}`] = `${key}=${value}`; });
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: options.name },
    provisioner: options.driver,
    parameters,
    // The volume outlives its claim: nothing that is deleted in Kubernetes deletes data.
    reclaimPolicy: 'Retain',
    // The volume is made in the zone where the pod was scheduled, and not before.
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
    // Pods with such a volume go to no instance but those that can attach it.
    ...(options.driver === VolumeDriver.EKS_AUTO_MODE && {
      allowedTopologies: [{ matchLabelExpressions: [{ key: LABEL_COMPUTE_TYPE, values: [COMPUTE_TYPE_AUTO] }] }],
    }),
  };
}
