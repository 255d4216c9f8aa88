import { posix } from 'path';

/** Where the operator mounts the data volume. */
export const DATA_MOUNT = '/var/lib/cassandra';

/** Settings of cassandra.yaml that name folders which must survive, and where they are without one. */
export const DATA_DIRECTORIES: Readonly<Record<string, string>> = {
  data_file_directories: `${DATA_MOUNT}/data`,
  local_system_data_file_directory: '',
  commitlog_directory: `${DATA_MOUNT}/commitlog`,
  hints_directory: `${DATA_MOUNT}/hints`,
  saved_caches_directory: `${DATA_MOUNT}/saved_caches`,
  cdc_raw_directory: `${DATA_MOUNT}/cdc_raw`,
};

/** A folder without detours: "/var/lib/cassandra/../x" is "/var/lib/x". */
export function plainPath(path: string): string {
  return posix.normalize(path).replace(/(?<=.)\/$/, '');
}

/** Whether a folder is on the data volume. */
export function isOnDataVolume(path: string): boolean {
  return `${plainPath(path)}/`.startsWith(`${DATA_MOUNT}/`);
}

/** The folders that settings name, as one text for each setting; nothing for those that only the deployment knows. */
export function directoriesOf(settings: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(DATA_DIRECTORIES).flatMap(([setting, usual]) => {
    const paths = [settings[setting] ?? usual].flat();
    return paths.every((path) => typeof path === 'string') ? [[setting, (paths as string[]).map((path) => path && plainPath(path)).sort().join(' ')]] : [];
  }));
}
