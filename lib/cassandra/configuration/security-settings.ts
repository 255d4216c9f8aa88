import { Duration } from 'aws-cdk-lib';

/** Validity of cached roles, permissions and credentials, after which a change is effective on all nodes. */
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
   * Credentials (`credentials_validity`).
   * @default - Cassandra's: 2 seconds
   */
  readonly credentials?: Duration;
}

/** Category of events in the audit log. */
export enum AuditCategory {
  /** Reads. */
  QUERY = 'QUERY',
  /** Writes. */
  DML = 'DML',
  /** Schema changes. */
  DDL = 'DDL',
  /** Changes of roles and permissions. */
  DCL = 'DCL',
  /** Logins. */
  AUTH = 'AUTH',
  /** Preparation of statements. */
  PREPARE = 'PREPARE',
  /** Errors. */
  ERROR = 'ERROR',
  /** Other events. */
  OTHER = 'OTHER',
}

/** Settings of the audit log (`audit_logging_options`). It is part of Cassandra's log, which the operator's sidecar prints. */
export interface AuditSettings {
  /**
   * Whether the audit log is enabled.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Categories that are logged.
   * @default - all
   */
  readonly includedCategories?: AuditCategory[];

  /**
   * Categories that are not logged.
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
