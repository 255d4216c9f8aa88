import { LABEL_REGION } from '../../private/placement';
import type { Observed } from '../../roll/observed';
import { goalOf, plan, refusals } from '../../roll/plan';
import { Command, Input } from '../command';
import { CommandError, ExitCode } from '../exit-code';
import { connect, Connected } from '../kubernetes/connect';
import { lasting } from '../kubernetes/lasting';
import { timeoutOf } from '../options';
import type { Output } from '../output';
import { execute } from '../roll/execute';
import { findGroups, nodesOf } from '../roll/find-groups';
import { Groups } from '../roll/groups';
import { isEnded, isMarked, NodeObject, uncordon } from '../roll/nodes';
import { choiceOf, modeOf, ROLL_OPTIONS, TIMEOUT_MINUTES } from '../roll/options';
import { tellEnding, tellPlan, tellStatus } from '../roll/tell';
import { RollView } from '../roll/view';
import { FoundCluster, theCluster } from '../status/find-clusters';

export const roll: Command = {
  name: 'roll',
  words: '<cluster>',
  wordCount: [1, 1],
  summary: 'Replaces the instances of a Cassandra cluster one at a time, each after its node was evicted and while all others serve',
  about: [
    'An instance is cordoned, its pods are evicted with the consent of their disruption budgets, its volumes are detached, and it is ended; its Auto Scaling',
    'group launches another one. The next one follows when every Cassandra node serves again. The run stops at whatever it does not expect, and while AWS or',
    'Kubernetes gives no answer nothing is ended. All it knows it reads from both: started again, it goes on where it was stopped (Ctrl-C stops it).',
  ].join('\n'),
  options: ROLL_OPTIONS,
  async run(input, output) {
    const [mode, choice, timeout] = [modeOf(input), choiceOf(input), timeoutOf('roll', input, TIMEOUT_MINUTES, 'minutes')];
    output.progress('connecting');
    const connected = connect({ kubeconfig: input.value('kubeconfig'), context: input.value('context') });
    const cluster = await theCluster(connected, input, input.words[0]);
    output.progress(`looking at the nodes of ${cluster.namespace}/${cluster.name}`);
    const nodes = await nodesOf(connected.client, cluster);
    if (mode === 'stop') return giveBack(connected, cluster, nodes, output);
    const view = await viewOf(connected, cluster, nodes, input);
    const observed = await view.observe();
    if (mode === 'status') return tellStatus(cluster, observed, output);
    const planned = plan(observed, choice);
    checkIds(observed, choice.instances ?? []);
    const refused = refusals(observed, planned);
    if (mode === 'plan' || refused.length > 0 || planned.length === 0) return tellPlan(cluster, planned, refused, output);
    const ending = await execute(view, goalOf(observed, planned), timeout, output);
    return tellEnding(cluster, planned, ending, output);
  },
};

async function viewOf({ client, renewed }: Connected, cluster: FoundCluster, nodes: readonly NodeObject[], input: Input): Promise<RollView> {
  const region = input.value('region') ?? nodes[0]?.metadata.labels?.[LABEL_REGION];
  const groups = await Groups.connect({ region, profile: input.value('profile') });
  return new RollView(lasting(client, renewed), cluster, groups, await findGroups(nodes, groups));
}

function checkIds({ instances }: Observed, ids: readonly string[]): void {
  const unknown = ids.find((id) => !instances.some((one) => one.id === id));
  if (unknown) throw new CommandError(`the Cassandra cluster has no instance ${unknown}. There are: ${instances.map(({ id }) => id).join(', ')}`);
}

async function giveBack({ client }: Connected, cluster: FoundCluster, nodes: readonly NodeObject[], output: Output): Promise<ExitCode> {
  const { name, namespace } = cluster;
  const held = nodes.filter((node) => isMarked(node, cluster));
  const [ended, given] = [true, false]
    .map((wanted) => held.filter((node) => isEnded(node, cluster) === wanted).map(({ metadata }) => String(metadata.name)));
  for (const node of given) await uncordon(client, node);
  output.result({ cluster: name, namespace, result: 'given back', nodes: given, ended }, held.length === 0 ? ['no node is held by a roll'] : [
    ...given.map((node) => `node ${node} takes pods again`),
    ...ended.map((node) => `the instance of node ${node} is being terminated, so the node stays cordoned; if it is not, kubectl uncordon ${node}`),
  ]);
  return ExitCode.OK;
}
