import { Token } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Problem } from '../private/errors';

/**
 * kubectl speaks to API servers one minor version older or newer (https://kubernetes.io/releases/version-skew-policy/#kubectl). The layer's version
 * is read from the name of its class, as in `KubectlV35Layer`; any other layer is taken as it is.
 */
export function kubectlSkewProblem(kubernetesVersion: string, layer: lambda.ILayerVersion): Problem | undefined {
  const kubectl = /^KubectlV1?(\d\d)Layer$/.exec(layer.constructor.name)?.[1];
  const cluster = Token.isUnresolved(kubernetesVersion) ? undefined : /^1\.(\d+)$/.exec(kubernetesVersion)?.[1];
  if (kubectl === undefined || cluster === undefined || Math.abs(Number(kubectl) - Number(cluster)) <= 1) return undefined;
  return {
    rule: 'kubectl-version',
    what: `kubectl of the layer is more than one minor version away from Kubernetes ${kubernetesVersion}`,
    got: layer.constructor.name,
    allowed: `1.${Number(cluster) - 1} to 1.${Number(cluster) + 1}`,
    fix: `use @aws-cdk/lambda-layer-kubectl-v${cluster}, or one for a minor version next to it`,
  };
}
