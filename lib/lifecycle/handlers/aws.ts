/* eslint-disable @typescript-eslint/no-require-imports, import/no-unresolved, import/no-extraneous-dependencies */

/** Status of a stack of CloudFormation, as in "UPDATE_ROLLBACK_IN_PROGRESS". */
export async function stackStatus(stackId: string): Promise<string> {
  const { CloudFormationClient, DescribeStacksCommand } = require('@aws-sdk/client-cloudformation');
  const { Stacks } = await new CloudFormationClient({}).send(new DescribeStacksCommand({ StackName: stackId }));
  return Stacks[0].StackStatus;
}

/** Address and certificate authority of an EKS cluster. */
export async function describeCluster(name: string): Promise<{ endpoint: string; certificateAuthority: string }> {
  const { EKSClient, DescribeClusterCommand } = require('@aws-sdk/client-eks');
  const { cluster } = await new EKSClient({}).send(new DescribeClusterCommand({ name }));
  return { endpoint: cluster.endpoint, certificateAuthority: Buffer.from(cluster.certificateAuthority.data, 'base64').toString() };
}

/** The text of a secret, at its current version. */
export async function secretValue(secretId: string): Promise<string> {
  const { SecretsManagerClient, GetSecretValueCommand } = require('@aws-sdk/client-secrets-manager');
  const { SecretString } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: secretId }));
  return SecretString;
}
