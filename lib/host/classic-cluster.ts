import { Stack, Token } from 'aws-cdk-lib';
import type * as classic from 'aws-cdk-lib/aws-eks';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { ClassicHostClusterOptions, ClusterAuthenticationMode, HostClusterAttributes } from './host-cluster-options';
import { ConfigurationError } from '../private/errors';

/** What a cluster of `aws-cdk-lib/aws-eks` tells about itself. Its module is not loaded: who has such a cluster has loaded it. */
export function classicAttributes(
  scope: Construct, id: string, cluster: classic.ICluster, options: ClassicHostClusterOptions,
): HostClusterAttributes {
  const made = cluster.node.tryFindChild('Resource') !== undefined;
  const authenticationMode = options.authenticationMode ?? (made ? modeOf(cluster) : undefined);
  refuseFargate(cluster);
  refuseIpv6(cluster);
  refuseConfigMap(cluster, authenticationMode);
  const kubectlPrivateSubnets = options.kubectlPrivateSubnets ?? cluster.kubectlPrivateSubnets;
  return {
    ...options,
    clusterName: cluster.clusterName,
    clusterEndpoint: told(() => cluster.clusterEndpoint),
    clusterCertificateAuthorityData: told(() => cluster.clusterCertificateAuthorityData),
    clusterSecurityGroupId: told(() => cluster.clusterSecurityGroupId),
    vpc: told(() => cluster.vpc),
    authenticationMode,
    kubectlPrivateSubnets,
    functionSubnets: options.functionSubnets ?? kubectlPrivateSubnets,
    kubectlLayer: options.kubectlLayer ?? ownLayer(scope, id, cluster),
    kubernetesVersion: options.kubernetesVersion ?? versionOf(cluster),
  };
}

/** The module's names of the modes are those of EKS; nothing means that EKS decides, and it decides for the ConfigMap. */
function modeOf(cluster: classic.ICluster): ClusterAuthenticationMode {
  return ((cluster as Partial<classic.Cluster>).authenticationMode ?? 'CONFIG_MAP') as ClusterAuthenticationMode;
}

function refuseConfigMap(cluster: classic.ICluster, mode: ClusterAuthenticationMode | undefined): void {
  if (mode !== 'CONFIG_MAP') return;
  throw new ConfigurationError(cluster.node.path, {
    rule: 'host-cluster-authentication',
    what: 'the EKS cluster does not support access entries, which workers and kubectl need',
    got: mode,
    allowed: 'API_AND_CONFIG_MAP, API',
    fix: 'give authenticationMode: AuthenticationMode.API_AND_CONFIG_MAP to the Cluster, which is changed in place, keeps the entries of aws-auth and cannot be reversed',
  });
}

function refuseIpv6({ ipFamily, node }: classic.ICluster): void {
  if (ipFamily !== 'ipv6') return;
  throw new ConfigurationError(node.path, {
    rule: 'host-cluster-ipv4',
    what: 'Cassandra on an IPv6 EKS cluster is not supported by this library',
    got: ipFamily,
    fix: 'use a cluster whose ipFamily is ipv4; the family of a cluster cannot be changed',
  });
}

/** All pods of such a cluster's namespaces run on Fargate, where there are no daemonsets and no EBS volumes. */
function refuseFargate(cluster: classic.ICluster): void {
  if (!('defaultProfile' in cluster)) return;
  throw new ConfigurationError(cluster.node.path, {
    rule: 'host-cluster-kind',
    what: 'a FargateCluster cannot hold Cassandra: pods on Fargate have no EBS volumes, and the volume driver and DNS run there as well',
    fix: 'use a Cluster with a node group for operators and DNS',
  });
}

/** A layer of another stack could never be replaced while this one uses it. */
function ownLayer(scope: Construct, id: string, { kubectlLayer }: classic.ICluster): lambda.ILayerVersion {
  if (kubectlLayer && Stack.of(kubectlLayer) === Stack.of(scope)) return kubectlLayer;
  throw new ConfigurationError(`${scope.node.path}/${id}`, {
    rule: 'host-cluster-kubectl',
    what: kubectlLayer ? 'the kubectl layer of the EKS cluster is in another stack' : 'the EKS cluster has no kubectl layer',
    fix: 'give kubectlLayer, for instance new KubectlV35Layer(stack, \'Kubectl\') of @aws-cdk/lambda-layer-kubectl-v35',
  });
}

/** It has it, but tells nobody but itself. */
function versionOf(cluster: classic.ICluster): eks.KubernetesVersion | undefined {
  const version = (cluster as unknown as { version?: { version?: unknown } }).version?.version;
  return typeof version === 'string' && !Token.isUnresolved(version) ? eks.KubernetesVersion.of(version) : undefined;
}

/** Imported clusters throw for what they were not given. */
function told<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
