import { CfnResource, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { acknowledge, acknowledgeManagedPolicies } from '../host/acknowledge';

const MADE_BY_CDK = 'Made inside of CDK\'s provider framework, which nobody outside can narrow';

/** Explains to policy checks the functions, roles and the state machine that CDK creates for waiting. */
export function acknowledgeProvider(provider: Provider, handler: lambda.Function): void {
  acknowledgeManagedPolicies(provider, { 'service-role/AWSLambdaBasicExecutionRole': `${MADE_BY_CDK}; the policy lets the function write its log` });
  acknowledge(provider, {
    'AwsSolutions-L1': 'CDK chooses the runtime of its own handlers and moves it with its releases',
    'AwsSolutions-SF1': 'The state machine only calls one function until it is content; that function\'s log tells more',
    'AwsSolutions-SF2': 'The state machine only calls one function until it is content; there is nothing to trace',
  });
  const stack = Stack.of(provider);
  const functions = [handler, ...provider.node.findAll().filter((node): node is lambda.Function => node instanceof lambda.Function)]
    .map((one) => stack.getLogicalId(one.node.defaultChild as CfnResource));
  for (const logicalId of functions) {
    acknowledge(provider, { [`AwsSolutions-IAM5[Resource::<${logicalId}.Arn>:*]`]: `${MADE_BY_CDK}; the wildcard stands for the versions of one function` });
  }
}
