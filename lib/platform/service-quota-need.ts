/** A quota of the AWS account that a deployment can run into. */
export interface ServiceQuotaNeed {
  /** Service code, as in "ec2". */
  readonly service: string;
  /** Quota code, as in "L-1216C47A". */
  readonly code: string;
  /** Name of the quota in the console. */
  readonly name: string;
  /** How much of it the platform needs, other users of the account and region left out. */
  readonly needed: number;
  /** Value that new accounts can start with. Accounts differ, and AWS raises some of them by itself. */
  readonly newAccount: number;
}
