import { Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/**
 * Tells policy checks such as cdk-nag why a finding on this construct is as it should be. Done at the narrowest construct, with a reason that a
 * reviewer would accept; it changes nothing in the template.
 *
 * @internal
 */
export function acknowledge(construct: IConstruct, reasons: Record<string, string>): void {
  for (const [id, reason] of Object.entries(reasons)) {
    Validations.of(construct).acknowledge({ id, reason });
  }
}

/**
 * The same for managed policies of AWS, by their names: such a finding names the policy.
 *
 * @internal
 */
export function acknowledgeManagedPolicies(construct: IConstruct, reasons: Record<string, string>): void {
  acknowledge(construct, Object.fromEntries(Object.entries(reasons).map(([name, reason]) => [
    `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`, reason,
  ])));
}
