import { Duration } from 'aws-cdk-lib';

/** How long a deployment waits for something in Kubernetes. */
export interface GateOptions {
  /**
   * Whether the deployment waits. If false, later failures remain unnoticed by the deployment.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Maximum waiting time, at most 55 minutes, because CloudFormation fails a custom resource after an hour without a reason.
   *
   * @default - 10 minutes for webhooks, 55 minutes for Cassandra
   */
  readonly timeout?: Duration;
}
