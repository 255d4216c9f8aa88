import { defineDatacenterTransition } from './transition';

/** In which a node finds itself again. */
const DATA = ['data_file_directories', 'local_system_data_file_directory'];

export const directoriesKept = defineDatacenterTransition({
  id: 'directories-kept',
  title: 'Nodes keep their data directories',
  why: 'a node that starts with an empty directory considers itself a new node, or loses writes that are only in its commit log, or hints for other nodes',
  source: 'Cassandra\'s conf/cassandra.yaml (data_file_directories, commitlog_directory, hints_directory, ...): nothing moves files',
  * missteps(before, after) {
    if (!before.directories || !after.directories) return;
    for (const [setting, now] of Object.entries(after.directories)) {
      const old = Object.hasOwn(before.directories, setting) ? before.directories[setting] : undefined;
      if (old === undefined || old === now || setting === 'saved_caches_directory') continue;
      const what = `${setting} of datacenter "${after.name}" changes from "${old}" to "${now}"`;
      yield DATA.includes(setting)
        ? { what, fix: 'revert the change; add a datacenter with the other folder, and migrate the data', final: true }
        : { what, fix: 'revert the change; if the nodes drain before they restart and what they hold there may go, accept it for one deployment' };
    }
  },
});
