/* eslint-disable @typescript-eslint/no-require-imports, import/no-unresolved, import/no-extraneous-dependencies */
import { RemoteError, TookTooLong, within } from './remote-error';

/**
 * These are definite answers. Everything else may change soon: throttling, faults, time-outs, expired tokens, clock skew, permissions that propagate.
 */
const DEFINITE = [
  'ResourceNotFoundException', 'ValidationError', 'ValidationException', 'InvalidParameterException', 'InvalidParameterValue', 'InvalidRequestException', 'DecryptionFailure',
];

/** An AWS API refused the call or did not respond. */
export class AwsError extends RemoteError {
  public readonly isTransient: boolean;

  /**
   * @param call as IAM writes it, "eks:DescribeCluster"
   * @param code what AWS calls the error, or the network
   */
  constructor(public readonly call: string, public readonly code: string, status?: number) {
    super(`AWS did not give an answer to ${call}: ${code}${status === undefined ? '' : ` (status ${status})`}`);
    this.name = 'AwsError';
    this.isTransient = !DEFINITE.includes(code);
  }

  /** Whether the requested resource does not exist. */
  public get isGone(): boolean {
    return this.code === 'ResourceNotFoundException';
  }
}

const TIMEOUT_MS = 10_000;
/** There is no time for much more within one call: a gate is called again, but other functions have only this call. */
export const CLIENT = { maxAttempts: 3, requestHandler: { connectionTimeout: 3_000, requestTimeout: 4_000 } };

/** Status of a CloudFormation stack, as in "UPDATE_ROLLBACK_IN_PROGRESS". */
export async function stackStatus(stackId: string): Promise<string> {
  const { CloudFormationClient, DescribeStacksCommand } = require('@aws-sdk/client-cloudformation');
  return ask('cloudformation:DescribeStacks', (options) => new CloudFormationClient(CLIENT).send(new DescribeStacksCommand({ StackName: stackId }), options),
    ({ Stacks }) => Stacks[0].StackStatus);
}

/** Address and certificate authority of an EKS cluster. */
export async function describeCluster(name: string): Promise<{ endpoint: string; certificateAuthority: string }> {
  const { EKSClient, DescribeClusterCommand } = require('@aws-sdk/client-eks');
  return ask('eks:DescribeCluster', (options) => new EKSClient(CLIENT).send(new DescribeClusterCommand({ name }), options), ({ cluster }) => ({
    // A cluster that is being created has neither.
    endpoint: present(cluster.endpoint),
    certificateAuthority: Buffer.from(present(cluster.certificateAuthority.data), 'base64').toString(),
  }));
}

/** The current value of a secret. */
export async function secretValue(secretId: string): Promise<string> {
  const { SecretsManagerClient, GetSecretValueCommand } = require('@aws-sdk/client-secrets-manager');
  return ask('secretsmanager:GetSecretValue', (options) => new SecretsManagerClient(CLIENT).send(new GetSecretValueCommand({ SecretId: secretId }), options),
    ({ SecretString }) => SecretString);
}

/** One call, including its response body, within its time limit. @throws AwsError */
export async function ask<T>(call: string, send: (options: object) => Promise<any>, read: (answer: any) => T): Promise<T> {
  const abort = new AbortController();
  const answer = await within(TIMEOUT_MS, call, () => send({ abortSignal: abort.signal }), () => abort.abort())
    .catch((error) => { throw error instanceof TookTooLong ? error : new AwsError(call, codeOf(error), error?.$metadata?.httpStatusCode); });
  try {
    return read(answer);
  } catch {
    throw new AwsError(call, 'IncompleteAnswer');
  }
}

/** The SDK includes response bodies that it cannot parse in its messages, so only names are taken from its errors. */
function codeOf(error: any): string {
  const code = [error?.code, error?.name].find((one) => typeof one === 'string' && /^[A-Za-z][\w.]{0,63}$/.test(one) && one !== 'Error');
  return code ?? 'UnknownError';
}

function present(value: string | undefined): string {
  if (!value) throw new Error('not there yet');
  return value;
}
