import { Duration } from 'aws-cdk-lib';

/** How long a deployment waits for something in Kubernetes. */
export interface GateOptions {
  /**
   * Whether it waits at all. Without waiting, what fails later fails unseen.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * How long it waits, at most 55 minutes: CloudFormation ends a custom resource after an hour, without telling what was missing.
   *
   * @default - 10 minutes for webhooks, 55 minutes for Cassandra
   */
  readonly timeout?: Duration;
}
