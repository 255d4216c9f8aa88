import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { podIdentityRole } from './pod-identity-role';
import { acknowledgeManagedPolicies } from '../host/acknowledge';

/** Name that the add-on gives to its controller's ServiceAccount. */
export const VOLUME_DRIVER_SERVICE_ACCOUNT = 'ebs-csi-controller-sa';

/**
 * Role of the EBS CSI driver's controller.
 *
 * The policy limits it to volumes that carry the driver's own tag. The stricter AmazonEBSCSIDriverEKSClusterScopedPolicy is not used: it would
 * refuse the volumes that were retained from an earlier cluster, and self-managed nodes that lack its tag.
 * Source: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEBSCSIDriverPolicyV2.html
 */
export function volumeDriverRole(scope: Construct, id: string, clusterName: string): iam.Role {
  const role = podIdentityRole(scope, id, {
    clusterName,
    namespace: 'kube-system',
    serviceAccount: VOLUME_DRIVER_SERVICE_ACCOUNT,
    description: 'Creates, attaches and grows the EBS volumes of an EKS cluster',
  });
  role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('AmazonEBSCSIDriverPolicyV2'));
  acknowledgeManagedPolicies(role, {
    AmazonEBSCSIDriverPolicyV2: 'AWS keeps this policy in step with the add-on it also releases; it is limited to volumes that carry the driver\'s tag',
  });
  return role;
}
