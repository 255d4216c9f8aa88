import * as path from 'path';

export const ACCOUNT = '000000000000';
export const REGION = 'us-east-1';
export const ENDPOINT = 'https://127.0.0.1:4566';

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Calls the emulator through the AWS SDK, which is not a dependency of the project but a part of the cache. */
export class Aws {
  constructor(private readonly sdk: string, public readonly credentials: AwsCredentials = { accessKeyId: 'test', secretAccessKey: 'test' }) {}

  /** @param service as in "s3" @param operation as in "ListBuckets" */
  public async call(service: string, operation: string, input: object = {}): Promise<any> {
    const module = await import(path.join(this.sdk, '@aws-sdk', `client-${service}`));
    const Client = module[Object.keys(module).find((name) => name.endsWith('Client') && !name.startsWith('__'))!];
    const client = new Client({ region: REGION, endpoint: ENDPOINT, credentials: this.credentials, forcePathStyle: true, maxAttempts: 2 });
    try {
      const answer = await client.send(new module[`${operation}Command`](input));
      // A stream that nobody reads would fail when the emulator ends.
      return answer.Body?.transformToString ? { ...answer, Body: await answer.Body.transformToString() } : answer;
    } finally {
      client.destroy();
    }
  }

  /** The same calls as a role. */
  public async as(roleArn: string, tags: Record<string, string> = {}): Promise<Aws> {
    const { Credentials } = await this.call('sts', 'AssumeRole', {
      RoleArn: roleArn, RoleSessionName: 'e2e', Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    });
    const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials;
    return new Aws(this.sdk, { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken });
  }

  /** @returns the name of the error that the call ends with, undefined if it succeeds */
  public async refusal(service: string, operation: string, input: object = {}): Promise<string | undefined> {
    return this.call(service, operation, input).then(() => undefined, (error: Error) => error.name);
  }
}

/** Environment variables that lead the CDK CLI and the AWS command line to the emulator. */
export function awsEnvironment(): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ENDPOINT_URL: ENDPOINT,
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CDK_DEFAULT_ACCOUNT: ACCOUNT,
    NO_PROXY: '127.0.0.1,localhost',
  };
}
