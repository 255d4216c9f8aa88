import type { BackupIndex, IndexedBackup, IndexedNode } from '../backup-index';

const STARTED = /^started_.+_(\d+)\.timestamp$/;
const FINISHED = /^finished_(.+)_\d+\.timestamp$/;
const TOKEN_MAP = /^tokenmap_.+\.json$/;
/** Token maps that are read at a time. */
const READERS = 8;

/**
 * The index that Medusa writes (its index.py, 0.29 to 0.31): a folder for each backup with files for each node. A node writes `started` and its token
 * map, which names all nodes of its datacenter, before it uploads data, and `finished` last. Other files are ignored.
 */
export const k8ssandraBackupIndex: BackupIndex = {
  folder: 'index/backup_index/',
  read: async (keys, text) => {
    const backups: IndexedBackup[] = [];
    const folders = [...byBackup(keys)];
    await Promise.all(Array.from({ length: READERS }, async () => {
      for (let next = folders.pop(); next; next = folders.pop()) {
        const backup = await backupOf(...next, text);
        if (backup) backups.push(backup);
      }
    }));
    return backups;
  },
};

function byBackup(keys: readonly string[]): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const key of keys) {
    const [name, file, ...deeper] = key.split('/');
    if (!file || deeper.length > 0) continue;
    const files = folders.get(name) ?? [];
    folders.set(name, files);
    files.push(file);
  }
  return folders;
}

async function backupOf(name: string, files: readonly string[], text: (key: string) => Promise<string>): Promise<IndexedBackup | undefined> {
  const starts = matches(files, STARTED).map(Number);
  if (starts.length === 0) return undefined;
  const startedAt = starts.reduce((first, start) => Math.min(first, start));
  const finished = new Set(matches(files, FINISHED));
  // Each node writes the same map, but an upload can leave an object of zero bytes.
  for (const file of files.filter((one) => TOKEN_MAP.test(one)).sort()) {
    const nodes = nodesOf(await text(`${name}/${file}`));
    if (nodes) return { name, startedAt, nodes: nodes.map((node) => ({ ...node, finished: finished.has(node.name) })) };
  }
  return { name, startedAt, nodes: [] };
}

function matches(files: readonly string[], pattern: RegExp): string[] {
  return files.flatMap((file) => pattern.exec(file)?.[1] ?? []);
}

/** Undefined if it is no token map. */
function nodesOf(tokenMap: string): Omit<IndexedNode, 'finished'>[] | undefined {
  try {
    const nodes = Object.entries<{ dc?: unknown }>(JSON.parse(tokenMap)).map(([name, { dc }]) => ({ name, datacenter: dc }));
    const isMap = nodes.length > 0 && nodes.every(({ datacenter }) => typeof datacenter === 'string' && datacenter !== '');
    return isMap ? nodes as Omit<IndexedNode, 'finished'>[] : undefined;
  } catch {
    return undefined;
  }
}
