import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';

/**
 * Acknowledges cdk-nag's finding IAM5 for one resource with a wildcard in a policy. The finding is named after the resource as the template writes
 * it, which is known only when references between stacks are: late, while the tree is validated.
 *
 * @internal
 */
export function acknowledgeWildcard(construct: Construct, resource: string, reason: string): void {
  construct.node.addValidation({
    validate: () => {
      acknowledge(construct, { [wildcardFinding(construct, resource)]: reason });
      return [];
    },
  });
}

/** The name of the finding, if the resource refers to nothing in another stack. @internal */
export function wildcardFinding(construct: Construct, resource: string): string {
  return `AwsSolutions-IAM5[Resource::${flatten(Stack.of(construct).resolve(resource))}]`;
}

/** An intrinsic as cdk-nag writes it into the name of a finding. */
function flatten(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const [[intrinsic, argument]] = Object.entries(value);
  switch (intrinsic) {
    case 'Fn::Join': return (argument[1] as unknown[]).map(flatten).join(argument[0]);
    case 'Fn::GetAtt': return `<${argument.map(flatten).join('.')}>`;
    case 'Fn::ImportValue': return flatten(argument);
    case 'Ref': return `<${argument}>`;
    default: return JSON.stringify(value);
  }
}
