import { createRequire } from 'module';
import * as path from 'path';
import { CommandError } from './exit-code';

/**
 * Loads a module of the AWS SDK from the app's dependencies or from beside this package. The library does not depend on it, since an app that only
 * synthesizes does not use it.
 *
 * @throws CommandError that says what to install
 */
export function awsSdk(name: string): any {
  const module = `@aws-sdk/${name}`;
  // Its warnings about Node.js versions are meant for developers and would be noise in each run.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  for (const from of [path.join(process.cwd(), 'package.json'), __filename]) {
    try {
      return createRequire(from)(module);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new CommandError(`this needs ${module}, which is neither in ${process.cwd()} nor beside cdk-eks-cassandra. Install it: npm install --save-dev ${module}`);
}

/** The AWS options of a command. */
export interface AwsChoice {
  readonly region?: string;
  readonly profile?: string;
}

/** Configuration of every SDK client: the SDK finds credentials as the AWS CLI does, but does not support all of its ways to set a region. */
export function awsConfiguration({ region, profile }: AwsChoice): AwsChoice {
  // Not every credential provider accepts a profile as an argument, but all read this variable.
  if (profile !== undefined) process.env.AWS_PROFILE = profile;
  const found = region ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;
  return { ...(found && { region: found }), ...(profile && { profile }) };
}

/** The SDK's error, with advice. */
export function awsProblem(what: string, error: unknown): CommandError {
  const { name, message, $metadata } = error as Error & { readonly $metadata?: { readonly httpStatusCode?: number } };
  const proxy = ['HTTPS_PROXY', 'https_proxy'].find((variable) => process.env[variable]);
  const wayOut = /Region is missing/.test(message) ? '. Give --region, or set AWS_REGION'
    : /CredentialsProviderError/.test(name) ? '. Log in as for the AWS CLI (aws sso login, AWS_PROFILE, ...), or give --profile'
      : proxy && !$metadata?.httpStatusCode ? `. ${proxy} is set, but the AWS SDK for JavaScript uses no proxy` : '';
  return new CommandError(`${what}: ${message}${wayOut}`);
}
