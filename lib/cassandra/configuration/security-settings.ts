import { Duration } from 'aws-cdk-lib';

/** How long a node trusts what it knows of roles, permissions and passwords: the time until a change of them is everywhere. */
export interface AuthenticationCacheSettings {
  /**
   * Roles (`roles_validity`).
   * @default - Cassandra's: 2 seconds
   */
  readonly roles?: Duration;

  /**
   * Permissions (`permissions_validity`).
   * @default - Cassandra's: 2 seconds
   */
  readonly permissions?: Duration;

  /**
   * Passwords (`credentials_validity`).
   * @default - Cassandra's: 2 seconds
   */
  readonly credentials?: Duration;
}

/** A kind of event of the audit log. */
export enum AuditCategory {
  /** Reads. */
  QUERY = 'QUERY',
  /** Writes. */
  DML = 'DML',
  /** Changes of the schema. */
  DDL = 'DDL',
  /** Changes of roles and permissions. */
  DCL = 'DCL',
  /** Logins. */
  AUTH = 'AUTH',
  /** Preparations of statements. */
  PREPARE = 'PREPARE',
  /** Errors. */
  ERROR = 'ERROR',
  /** Everything else. */
  OTHER = 'OTHER',
}

/** A log of who did what (`audit_logging_options`), written to Cassandra's own log, which the operator's sidecar prints. */
export interface AuditSettings {
  /**
   * Whether the log is written.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Kinds of events that are logged.
   * @default - all
   */
  readonly includedCategories?: AuditCategory[];

  /**
   * Kinds of events that are not logged.
   * @default - none
   */
  readonly excludedCategories?: AuditCategory[];

  /**
   * Keyspaces that are logged.
   * @default - all
   */
  readonly includedKeyspaces?: string[];

  /**
   * Keyspaces that are not logged.
   * @default - those of Cassandra itself: system, system_schema, system_virtual_schema
   */
  readonly excludedKeyspaces?: string[];

  /**
   * Users that are logged.
   * @default - all
   */
  readonly includedUsers?: string[];

  /**
   * Users that are not logged.
   * @default - none
   */
  readonly excludedUsers?: string[];
}
