/**
 * The fields of nodeadm's NodeConfig (node.eks.aws/v1alpha1) as of AMI release v20260714; `true` stands for anything below. Written down from
 * nodeadm/api/v1alpha1/nodeconfig_types.go of awslabs/amazon-eks-ami. Of the kubelet's configuration only what we set is listed
 * (https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/).
 */
export const KNOWN_FIELDS = {
  apiVersion: true,
  kind: true,
  metadata: true,
  spec: {
    cluster: { name: true, apiServerEndpoint: true, certificateAuthority: true, cidr: true, enableOutpost: true, id: true },
    kubelet: {
      config: { registerWithTaints: true, shutdownGracePeriod: true, shutdownGracePeriodCriticalPods: true },
      flags: true,
      maxPodsExpression: true,
    },
    containerd: { config: true, baseRuntimeSpec: { process: { rlimits: true } } },
    instance: {
      localStorage: { strategy: true, mountPath: true, disabledMounts: true },
      environment: true,
      network: { nameservers: true, domains: true },
    },
    featureGates: { InstanceIdNodeName: true, FastImagePull: true },
  },
};
