import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct, IDependable } from 'constructs';

/**
 * Lets the volume driver encrypt volumes with a key, and nothing else with it: EC2 uses the key by a grant that the driver may only create for an AWS
 * service (https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/install.md, encryption with customer managed keys).
 */
export function grantVolumeKey(scope: Construct, id: string, key: kms.IKey, role: iam.IRole): IDependable {
  // A policy of our own and not the role's: the role may live in another stack, which must not come to depend on this one. The key does the granting,
  // since it knows whether it is an alias or belongs to another account.
  const policy = new iam.Policy(scope, id, { roles: [role] });
  key.grant(new PolicyHolder(role, policy), 'kms:Decrypt', 'kms:GenerateDataKeyWithoutPlaintext');
  key.grant(new PolicyHolder(role, policy, { Bool: { 'kms:GrantIsForAWSResource': 'true' } }), 'kms:CreateGrant');
  return policy;
}

/** The role as a grantee whose permissions go, under conditions, into a policy of ours. */
class PolicyHolder implements iam.IPrincipal {
  public readonly grantPrincipal = this;
  public readonly assumeRoleAction: string;
  public readonly policyFragment: iam.PrincipalPolicyFragment;
  public readonly principalAccount?: string;

  constructor(role: iam.IRole, private readonly policy: iam.Policy, private readonly conditions: iam.Conditions = {}) {
    this.assumeRoleAction = role.assumeRoleAction;
    this.principalAccount = role.principalAccount;
    this.policyFragment = new iam.PrincipalPolicyFragment(role.policyFragment.principalJson, conditions);
  }

  public addToPrincipalPolicy(statement: iam.PolicyStatement): iam.AddToPrincipalPolicyResult {
    this.policy.addStatements(statement.copy({ conditions: this.conditions }));
    return { statementAdded: true, policyDependable: this.policy };
  }

  public addToPolicy(statement: iam.PolicyStatement): boolean {
    return this.addToPrincipalPolicy(statement).statementAdded;
  }
}
