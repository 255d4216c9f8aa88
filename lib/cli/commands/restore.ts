import type { LiveCluster } from '../../backends/live';
import type { ObservedRestores } from '../../restore/observed';
import type { PlannedRestore } from '../../restore/plan';
import { refusals, roomLacking } from '../../restore/refusals';
import { Command, Input } from '../command';
import { CommandError } from '../exit-code';
import { follow } from '../follow';
import { connect } from '../kubernetes/connect';
import { lasting } from '../kubernetes/lasting';
import { idOf, timeoutOf } from '../options';
import type { Output } from '../output';
import { chosen, obstacles, runName } from '../restore/choose';
import { modeOf, RESTORE_OPTIONS, TIMEOUT_HOURS } from '../restore/options';
import { synchronize } from '../restore/synchronize';
import { tellBackups, tellEnding, tellPlan, tellStatus } from '../restore/tell';
import { RestoreView } from '../restore/view';
import { theCluster } from '../status/find-clusters';

export const restore: Command = {
  name: 'restore',
  words: '<cluster> [backup...]',
  wordCount: [1, 21],
  summary: 'Replaces the data of datacenters by a backup: lists backups, checks whether one fits, and restores it with --yes',
  about: [
    'Everything that would make a restore fail is checked before a datacenter is stopped: a stopped datacenter serves nothing, and nothing returns its data.',
    'The operator restores by itself, however long it takes; this command follows it (Ctrl-C leaves it alone, the same command follows it again). No',
    'deployment may change the cluster meanwhile: it is refused. A restore succeeds when the operator is through and every node is up.',
  ].join('\n'),
  options: RESTORE_OPTIONS,
  async run(input, output) {
    const [mode, id, timeout] = [modeOf(input), idOf('restore', input), timeoutOf('restore', input, TIMEOUT_HOURS, 'hours')];
    output.progress('connecting');
    const connected = connect({ kubeconfig: input.value('kubeconfig'), context: input.value('context') });
    const view = new RestoreView(lasting(connected.client, connected.renewed), await theCluster(connected, input, input.words[0]));
    output.progress(`looking at the backups of ${view.cluster.namespace}/${view.cluster.name}`);
    const first = await view.observe();
    const isFollowed = mode === 'run' && await isBegun(view, first, input, id);
    if (input.has('sync') && !isFollowed) await synchronize(view, output);
    const observed = await view.observe();
    if (mode === 'status') return tellStatus(view, observed, output);
    if (mode === 'list') return tellBackups(view, observed, output);
    const planned = chosen(observed, input.words.slice(1), id);
    if (isFollowed) return resumed(view, observed, planned, timeout, output);
    const refused = await reasonsAgainst(view, observed, planned, input);
    if (mode === 'plan' || refused.length > 0) return tellPlan(view, observed, planned, refused, output);
    for (const one of planned) await view.start(one);
    return followed(view, planned, timeout, output);
  },
};

/** Whether an earlier run of this command started these restores, none of them failed, and not all of them are through. */
async function isBegun(view: RestoreView, observed: ObservedRestores, { words }: Input, id: string | undefined): Promise<boolean> {
  const [names, runs] = [words.slice(1), words.slice(1).map((name) => runName(name, id))];
  const begun = observed.runs.filter(({ name, backup }) => runs.includes(name) && names.includes(backup));
  if (begun.length === 0 || begun.some(({ failure }) => failure !== undefined)) return false;
  if (begun.length < runs.length || begun.some(({ phase }) => phase !== 'ended')) return true;
  return (await view.standing(runs)).state === 'running';
}

/** An earlier run may have been cut off between two datacenters, which belong together. */
async function resumed(view: RestoreView, observed: ObservedRestores, planned: readonly PlannedRestore[], timeout: number, output: Output) {
  const left = planned.filter(({ run }) => !observed.runs.some(({ name }) => name === run));
  const refused = left.flatMap(refusals);
  if (refused.length > 0) return tellPlan(view, observed, planned, refused, output);
  for (const one of left) await view.start(one);
  return followed(view, planned, timeout, output);
}

async function followed(view: RestoreView, planned: readonly PlannedRestore[], timeout: number, output: Output) {
  const runs = planned.map(({ run }) => run);
  return tellEnding(view, runs, await follow(() => view.standing(runs), timeout, output), output);
}

async function reasonsAgainst(view: RestoreView, observed: ObservedRestores, planned: readonly PlannedRestore[], input: Input): Promise<string[]> {
  const live: LiveCluster = await view.live();
  if (!live.exists) throw new CommandError(`Cassandra cluster ${view.cluster.name} does not exist any more`);
  const against = obstacles(observed, live, planned, input.has('one-datacenter'));
  // A backup that does not fit at all needs no room.
  if (against.length > 0 || input.has('room-checked')) return against;
  const room = await view.room(live);
  return planned.flatMap((one) => roomLacking(one, room));
}
