/** A node that a backup has to cover. */
export interface IndexedNode {
  readonly name: string;
  readonly datacenter: string;
  /** Whether everything of this node is in the bucket. */
  readonly finished: boolean;
}

/** A backup, as the bucket tells of it. */
export interface IndexedBackup {
  readonly name: string;
  /** When its first node started, in seconds since 1970: what was written later is not in it. */
  readonly startedAt: number;
  /** All nodes that it has to cover, also those that never started. Empty if that cannot be read. */
  readonly nodes: readonly IndexedNode[];
}

/** Where a backend keeps the index of its backups in the bucket, and how to read it: for the function that measures their age. */
export interface BackupIndex {
  /** Folder below the prefix of a cluster, with a slash at its end. */
  readonly folder: string;
  /**
   * @param keys all keys below the folder, without the folder
   * @param text reads the object of such a key
   */
  read(keys: readonly string[], text: (key: string) => Promise<string>): Promise<IndexedBackup[]>;
}
