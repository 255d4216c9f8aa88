import { defineRule } from './rule';
import { DATA_DIRECTORIES, DATA_MOUNT, isOnDataVolume } from '../model/data-directories';
import { settingPlaces } from '../model/settings';


export const dataDirectories = defineRule({
  id: 'data-directories',
  title: 'All persistent data is on the data volume',
  why: `Only ${DATA_MOUNT} is a volume. Data in other directories is lost when the pod restarts, or cannot be written because the root file system is read-only.`,
  source: 'the volume of the data in images of Cassandra; readOnlyRootFilesystem from Cassandra 4.1 on',
  * offences(model) {
    for (const { where, settings } of settingPlaces(model)) {
      for (const key of Object.keys(DATA_DIRECTORIES)) {
        for (const value of [settings[key] ?? []].flat()) {
          if (typeof value === 'string' && !isOnDataVolume(value)) {
            yield { what: `"${key}" of ${where} is not on the data volume`, got: value, allowed: `a folder of ${DATA_MOUNT}`, fix: 'remove it, or use such a folder' };
          }
        }
      }
    }
  },
});
