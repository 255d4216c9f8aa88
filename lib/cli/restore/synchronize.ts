import type { RestoreView } from './view';
import { CommandError, ExitCode } from '../exit-code';
import type { Output } from '../output';

const PAUSE_MS = 2_000;
/** Each node lists the bucket; lists of a few thousand backups take seconds. */
const TIMEOUT_MS = 5 * 60_000;

/** Makes known what is in the bucket, for all datacenters. @throws CommandError if a datacenter does not answer in time */
export async function synchronize(view: RestoreView, output: Output): Promise<void> {
  const { targets } = await view.observe();
  const tasks: string[] = [];
  for (const { name, answers } of targets) {
    if (!answers) throw new CommandError(`no node of datacenter ${name} is ready, so that none can look into the bucket`, ExitCode.FOUND);
    tasks.push(await view.sync(name));
  }
  const until = Date.now() + TIMEOUT_MS;
  for (let open = tasks; open.length > 0; await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))) {
    output.progress(`looking into the bucket: ${tasks.length - open.length} of ${tasks.length} datacenters are through`);
    const { synced } = await view.observe();
    const failed = synced.find(({ name, isDone }) => tasks.includes(name) && !isDone);
    if (failed) throw new CommandError(`no node could read the bucket (${failed.name}): look at the role, the key and the prefix, with ${view.backupLogs}`, ExitCode.FOUND);
    open = tasks.filter((name) => !synced.some((one) => one.name === name));
    if (open.length === 0) return;
    if (Date.now() > until) throw new CommandError(`the operator did not finish ${open.join(', ')} within ${TIMEOUT_MS / 60_000} minutes`);
  }
}
