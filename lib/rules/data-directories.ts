import { defineRule } from './rule';
import { settingPlaces } from '../model/settings';

/** Where the operator mounts the data volume. */
const MOUNT = '/var/lib/cassandra';
const DIRECTORIES = ['data_file_directories', 'local_system_data_file_directory', 'commitlog_directory', 'hints_directory', 'saved_caches_directory',
  'cdc_raw_directory'];

export const dataDirectories = defineRule({
  id: 'data-directories',
  title: 'Everything that must survive lies on the data volume',
  why: `Only ${MOUNT} is a volume. What is written elsewhere is gone when the pod restarts, or cannot be written, since the root file system is read-only.`,
  source: 'cass-operator 1.30.3, volume server-data; readOnlyRootFilesystem from Cassandra 4.1 on',
  * offences(model) {
    for (const { where, settings } of settingPlaces(model)) {
      for (const key of DIRECTORIES) {
        for (const value of [settings[key] ?? []].flat()) {
          if (typeof value === 'string' && value !== MOUNT && !value.startsWith(`${MOUNT}/`)) {
            yield { what: `"${key}" of ${where} is outside of the data volume`, got: value, allowed: `a folder of ${MOUNT}`, fix: 'remove it, or use such a folder' };
          }
        }
      }
    }
  },
});
