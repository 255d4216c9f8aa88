import type { LiveTasks } from '../../backends/tasks';
import { TASK_KINDS } from '../../tasks/kinds';
import { Command } from '../command';
import { CommandError, ExitCode } from '../exit-code';
import { follow, Followed } from '../follow';
import { connect } from '../kubernetes/connect';
import { lasting } from '../kubernetes/lasting';
import { idOf, timeoutOf } from '../options';
import type { Output } from '../output';
import { obstacles, placesOf } from '../run/choose';
import { kindOf, requestOf, RUN_OPTIONS, TIMEOUT_HOURS } from '../run/options';
import { tellEnding, tellPlan } from '../run/tell';
import { PlannedTask, TaskRun, TaskView } from '../run/view';
import { theCluster } from '../status/find-clusters';

export const run: Command = {
  name: 'run',
  words: '<task> <cluster>',
  wordCount: [2, 2],
  summary: `Runs a task once on the nodes of a Cassandra cluster: ${TASK_KINDS.map(({ name }) => name).join(', ')}`,
  about: [
    ...TASK_KINDS.map(({ name, summary }) => `${name.padEnd(16)}${summary}`),
    '',
    'The operator runs it on one node after another, datacenter by datacenter, and goes on without this command, which follows it. What the operator would',
    'take and then do wrongly (an unknown rack restarts all of them) is refused before. A task stays in Kubernetes for a day after its end.',
  ].join('\n'),
  options: RUN_OPTIONS,
  async run(input, output) {
    const kind = kindOf(input.words[0]);
    const request = requestOf(kind, input);
    const [id, timeout] = [idOf('run', input) ?? idOfNow(), timeoutOf('run', input, TIMEOUT_HOURS, 'hours')];
    output.progress('connecting');
    const connected = connect({ kubeconfig: input.value('kubeconfig'), context: input.value('context') });
    const view = new TaskView(lasting(connected.client, connected.renewed), await theCluster(connected, input, input.words[1]));
    output.progress(`looking at ${view.cluster.namespace}/${view.cluster.name}`);
    const observed = await view.observe();
    const places = placesOf(observed.places, input.values('datacenter'), request);
    const planned = places.map(({ name, pods }) => ({ name: `${view.cluster.name}-${kind.name}-${name}-${id}`, datacenter: name, nodes: pods.length }));
    const asked = { id, kind, request, planned };
    refuseOtherArguments(view, asked, observed);
    const states = planned.map(({ name }) => observed.tasks.find((one) => one.name === name)?.state);
    // What was begun under this id is followed, and done is done.
    const isResumed = states.some((state) => state === 'new' || state === 'running') || states.every((state) => state === 'done');
    const refused = isResumed ? [] : obstacles(asked, await view.live(), observed);
    if (!input.has('yes') || refused.length > 0) return tellPlan(view, asked, refused, output);
    return execute(view, asked, timeout, output);
  },
};

/** The date and time to the second: "20261127213000". */
function idOfNow(): string {
  return new Date().toISOString().replace(/\D/g, '').slice(0, 14);
}

/** An id stands for one run: with other arguments it would be taken for done. */
function refuseOtherArguments(view: TaskView, { planned, request, id }: TaskRun, { tasks }: LiveTasks): void {
  const other = tasks.find(({ name, job }) => planned.some((one) => one.name === name) && job !== view.jobOf(request));
  if (other) throw new CommandError(`run ${id} exists with other arguments (${other.name}): give this one another --id`);
}

/** One datacenter after another; the first one that is not done ends the run. */
async function execute(view: TaskView, asked: TaskRun, timeout: number, output: Output): Promise<ExitCode> {
  const done: PlannedTask[] = [];
  let ended: Followed = { end: 'done', told: 'done' };
  for (const task of asked.planned) {
    const observed = await view.observe();
    const isThere = observed.tasks.some(({ name }) => name === task.name);
    const [against] = isThere || done.length === 0 ? [] : obstacles({ ...asked, planned: [task] }, await view.live(), observed);
    if (against !== undefined) {
      ended = { end: 'failed', told: against };
      break;
    }
    if (!isThere) await view.start(task, asked.request);
    ended = await follow(() => view.standing(task, asked.kind), timeout, output);
    if (ended.end !== 'done') break;
    done.push(task);
  }
  return tellEnding(view, asked, done, ended, output);
}
