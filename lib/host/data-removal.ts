import { Annotations, CfnResource, RemovalPolicy, Resource, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { report } from './report';
import { isKept, TemplateResource } from '../aws-resources/template';
import { describe } from '../private/errors';

/** The second key, given on the command line or in cdk.json: `cdk deploy -c cdk-eks-cassandra:destroy-data=true`. */
const DESTROY_CONTEXT = 'cdk-eks-cassandra:destroy-data';

/**
 * What becomes of data when its construct goes. Destroying takes two keys, the removal policy in the code and a flag in the context, because code is
 * copied from a test environment sooner or later.
 *
 * A first creation that fails leaves nothing behind in any case: there is no data yet, and a left-over name would block the next attempt.
 *
 * @internal
 */
export function dataRemovalPolicy(scope: Construct, asked?: RemovalPolicy): RemovalPolicy {
  if (asked === RemovalPolicy.SNAPSHOT) {
    report(scope, {
      rule: 'data-removal',
      what: 'the removal policy is not supported: this resource has no snapshots',
      got: asked,
      allowed: 'RETAIN, RETAIN_ON_UPDATE_OR_DELETE, DESTROY',
      fix: 'use RETAIN_ON_UPDATE_OR_DELETE',
    });
    return RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
  }
  if (asked !== RemovalPolicy.DESTROY) return asked ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
  if (mayDestroy(scope)) return RemovalPolicy.DESTROY;
  Annotations.of(scope).addWarningV2('cdk-eks-cassandra:data-removal',
    `the data is retained although its removal policy is DESTROY: set the context ${DESTROY_CONTEXT} to true as well if it may go with the stack`);
  return RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
}

/**
 * Refuses a template in which a resource with data is not kept, whoever changed that after us: `RemovalPolicies.of(app).destroy()`, an aspect, an
 * escape hatch. Such code is one key; the flag in the context is the second one here too. Judged is what the template says in the end.
 *
 * @internal
 */
export function keepData(data: Resource): void {
  const resource = data.node.defaultChild as CfnResource;
  data.node.addValidation({
    validate: () => {
      const { DeletionPolicy, UpdateReplacePolicy } = rendered(resource);
      if ((isKept(DeletionPolicy) && isKept(UpdateReplacePolicy)) || mayDestroy(data)) return [];
      return [describe({
        rule: 'data-removal',
        what: `the template would let CloudFormation delete ${resource.cfnResourceType}, which holds data or its key`,
        got: { DeletionPolicy, UpdateReplacePolicy },
        allowed: 'policies that retain it',
        fix: `leave this resource out of what sets removal policies, or set the context ${DESTROY_CONTEXT} to true as well if the data may go`,
      })];
    },
  });
}

/** As it stands in the template, overrides included. */
function rendered(resource: CfnResource): TemplateResource {
  const { Resources } = Stack.of(resource).resolve((resource as unknown as { _toCloudFormation(): object })._toCloudFormation());
  return Object.values<TemplateResource>(Resources)[0];
}

function mayDestroy(scope: Construct): boolean {
  const flag = scope.node.tryGetContext(DESTROY_CONTEXT);
  return flag === true || flag === 'true';
}
