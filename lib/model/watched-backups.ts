/** What the function that measures the age of backups has to know of a Cassandra cluster: its input, written into the template. */
export interface WatchedBackups {
  /** Id of the backend, which knows the index. */
  readonly backend: string;
  /** Names in the dimensions of the metrics. */
  readonly eksCluster: string;
  readonly cluster: string;
  readonly bucket: string;
  readonly region: string;
  readonly prefix: string;
  /** Datacenters of which backups are made. */
  readonly datacenters: readonly WatchedDatacenter[];
  /**
   * Role of the backups. It was created when they were switched on, and tells when, until there is a first one. Nothing else has to be stored: a
   * bucket can be older and shared, and an object in it would be one more that the function may write.
   */
  readonly role: string;
}

export interface WatchedDatacenter {
  readonly name: string;
  /** Role of its instances, if it has some of its own: it tells when a datacenter was added to a cluster that had backups already. */
  readonly role?: string;
}

/** What is measured of a Cassandra cluster. */
export interface BackupNumbers {
  /** Since the newest complete backup was started. */
  readonly ageSeconds: number;
  /** Nodes that the newest backup, complete or not, does not contain yet. */
  readonly missingNodes: number;
  readonly completeBackups: number;
}

/** Names in CloudWatch. */
export const BACKUP_METRICS = {
  namespace: 'CdkEksCassandra/Backups',
  dimensions: { eksCluster: 'EksCluster', cluster: 'CassandraCluster' },
  age: 'NewestCompleteBackupAge',
  missing: 'NodesMissingInNewestBackup',
  complete: 'CompleteBackups',
} as const;
