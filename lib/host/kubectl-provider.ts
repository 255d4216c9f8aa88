import { CfnCondition, CfnResource, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct } from 'constructs';
import { acknowledge, acknowledgeManagedPolicies } from './acknowledge';

const MADE_BY_CDK = 'This role is made inside of CDK\'s kubectl provider and cannot be narrowed from outside';

/** A provider of our own is a stranger to the cluster until an access entry makes it an administrator. @internal */
export function makeKubectlProvider(scope: Construct, cluster: eks.ICluster, layer: lambda.ILayerVersion, privateSubnets?: ec2.ISubnet[]) {
  const provider = new eks.KubectlProvider(scope, 'Kubectl', { cluster, kubectlLayer: layer, privateSubnets });
  acknowledgeKubectlProvider(provider);
  acknowledgeSecondProvider(Stack.of(scope));
  const access = new eks.CfnAccessEntry(scope, 'KubectlAccess', {
    clusterName: cluster.clusterName,
    principalArn: provider.role!.roleArn,
    accessPolicies: [{
      policyArn: Stack.of(scope).formatArn({
        service: 'eks', region: '', account: 'aws', resource: 'cluster-access-policy', resourceName: 'AmazonEKSClusterAdminPolicy',
      }),
      accessScope: { type: 'cluster' },
    }],
  });
  return { provider, access };
}

/**
 * Tells policy checks about the kubectl provider that CDK makes: functions and roles that nobody but CDK can change.
 *
 * @internal
 */
export function acknowledgeKubectlProvider(provider: IConstruct): void {
  acknowledgeManagedPolicies(provider, {
    'service-role/AWSLambdaBasicExecutionRole': `${MADE_BY_CDK}; the policy lets the function write its log`,
    'service-role/AWSLambdaVPCAccessExecutionRole': `${MADE_BY_CDK}; the policy lets the function into the VPC, where the private API endpoint is`,
    'AmazonEC2ContainerRegistryReadOnly': `${MADE_BY_CDK}; the policy lets helm pull charts from a registry`,
  });
  acknowledge(provider, { 'AwsSolutions-L1': 'CDK chooses the runtime of its own handler and moves it with its releases' });
  const stack = Stack.of(provider);
  for (const node of provider.node.findAll()) {
    if (isRegistryCondition(node)) {
      acknowledge(provider, { [publicRegistryFinding(stack.getLogicalId(node))]: `${MADE_BY_CDK}; the policy lets helm pull charts from a public registry` });
    } else if (CfnResource.isCfnResource(node) && node.cfnResourceType === 'AWS::Lambda::Function') {
      acknowledge(provider, {
        [`AwsSolutions-IAM5[Resource::<${stack.getLogicalId(node)}.Arn>:*]`]: `${MADE_BY_CDK}; the wildcard stands for the versions of one function`,
      });
    }
  }
}

/** Every provider has the condition again. CDK reports that at the stack, and only there it can be answered. */
function acknowledgeSecondProvider(stack: Stack): void {
  if (stack.node.findAll().filter(isRegistryCondition).length < 2) return;
  acknowledge(stack, { 'CloudFormation-Validate::W9053': 'CDK makes the same condition for each of its kubectl providers: the cluster\'s own, and that of this library' });
}

function isRegistryCondition(node: IConstruct): node is CfnCondition {
  return node instanceof CfnCondition && node.node.id === 'HasEcrPublic';
}

function publicRegistryFinding(condition: string): string {
  const policy = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/AmazonElasticContainerRegistryPublicReadOnly']] };
  return `AwsSolutions-IAM4[Policy::${JSON.stringify({ 'Fn::If': [condition, policy, { Ref: 'AWS::NoValue' }] })}]`;
}
