import { Annotations, RemovalPolicy } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { report } from '../host/report';

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
      what: 'the removal policy cannot be kept: there are no snapshots of this',
      got: asked,
      allowed: 'RETAIN, RETAIN_ON_UPDATE_OR_DELETE, DESTROY',
      fix: 'use RETAIN_ON_UPDATE_OR_DELETE',
    });
    return RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
  }
  if (asked !== RemovalPolicy.DESTROY) return asked ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
  const flag = scope.node.tryGetContext(DESTROY_CONTEXT);
  if (flag === true || flag === 'true') return RemovalPolicy.DESTROY;
  Annotations.of(scope).addWarningV2('cdk-eks-cassandra:data-removal',
    `the data is retained although its removal policy is DESTROY: set the context ${DESTROY_CONTEXT} to true as well if it may go with the stack`);
  return RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
}
