import { KubectlV35Layer } from '@aws-cdk/lambda-layer-kubectl-v35';
import { App, AppProps, Stack, StackProps } from 'aws-cdk-lib';
import * as classic from 'aws-cdk-lib/aws-eks';
import * as eks from 'aws-cdk-lib/aws-eks-v2';

/** A stack in an app of its own, without a fixed environment unless one is given. */
export function newStack(props: StackProps = {}, app: AppProps = {}): Stack {
  return new Stack(new App(app), 'Test', props);
}

/** A plain cluster, as somebody makes it without this library. */
export function v2Cluster(stack: Stack, props: Partial<eks.ClusterProps> = {}): eks.Cluster {
  return new eks.Cluster(stack, 'Eks', {
    version: eks.KubernetesVersion.V1_35,
    kubectlProviderOptions: { kubectlLayer: new KubectlV35Layer(stack, 'Layer') },
    defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
    defaultCapacity: 0,
    ...props,
  });
}

/** A cluster of the classic module, with access entries. */
export function classicCluster(stack: Stack, props: Partial<classic.ClusterProps> = {}): classic.Cluster {
  return new classic.Cluster(stack, 'Eks', {
    version: classic.KubernetesVersion.V1_35,
    kubectlLayer: new KubectlV35Layer(stack, 'Layer'),
    authenticationMode: classic.AuthenticationMode.API_AND_CONFIG_MAP,
    defaultCapacity: 0,
    ...props,
  });
}

export const CONFIG_MAP = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'one' }, data: { key: 'value' } };
