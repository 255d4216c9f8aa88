import type { Input } from './command';
import { CommandError } from './exit-code';

/** The id of a run as a part of names in Kubernetes. @throws CommandError if it cannot be one */
export function idOf(command: string, input: Input): string | undefined {
  const id = input.value('id');
  if (id === undefined || /^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$/.test(id)) return id;
  throw new CommandError(`${command}: --id has up to 20 lower-case letters, digits and "-", and is not "${id}"`);
}

/** A time limit in whole units, in milliseconds. @throws CommandError if it is not a number from 1 to 9999 */
export function timeoutOf(command: string, input: Input, usual: number, unit: 'minutes' | 'hours'): number {
  const given = input.value('timeout') ?? String(usual);
  if (!/^[1-9]\d{0,3}$/.test(given)) throw new CommandError(`${command}: --timeout is a number of ${unit} from 1 to 9999, not "${given}"`);
  return Number(given) * (unit === 'hours' ? 3_600_000 : 60_000);
}
