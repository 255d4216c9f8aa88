import type { Choice } from '../../roll/plan';
import { AWS_OPTIONS, Input, KUBERNETES_OPTIONS, Option } from '../command';
import { CommandError } from '../exit-code';

/**
 * Minutes per instance: 15 until its successor has joined (`joinTimeout` of workers), 20 until its Cassandra node is ready (as long as the readiness
 * gate watches a ring without progress), and 10 for the drain and the volume, which is force-detached after 6.
 */
export const TIMEOUT_MINUTES = 45;

export const ROLL_OPTIONS: readonly Option[] = [
  { name: 'yes', about: 'replace the instances; without it, the plan is shown and nothing is changed' },
  { name: 'all', about: 'all instances, not only those that were launched from an older launch template' },
  { name: 'instance', value: 'id', several: true, about: 'this instance only; several times for several' },
  { name: 'timeout', value: 'minutes', about: `time for one instance, until all nodes serve again: ${TIMEOUT_MINUTES} by default, for a start of 15, a ring that moves within 20, and a volume` },
  { name: 'status', about: 'which instances are outdated, and where a run stands; changes nothing' },
  { name: 'stop', about: 'give back the nodes that a run has cordoned and not ended; changes nothing else' },
  ...KUBERNETES_OPTIONS,
  ...AWS_OPTIONS,
];

/** @throws CommandError if options contradict each other */
export function modeOf(input: Input): 'plan' | 'run' | 'status' | 'stop' {
  const modes = (['yes', 'status', 'stop'] as const).filter((name) => input.has(name));
  if (modes.length > 1) throw new CommandError(`roll takes one of ${modes.map((name) => `--${name}`).join(' and ')}`);
  return modes[0] === 'yes' ? 'run' : modes[0] ?? 'plan';
}

/** @throws CommandError if it is ambiguous */
export function choiceOf(input: Input): Choice {
  const [all, instances] = [input.has('all'), input.values('instance')];
  if (all && instances.length > 0) throw new CommandError('roll takes --all or --instance, not both');
  return { all, instances };
}
