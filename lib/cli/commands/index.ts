import { diff } from './diff';
import { restore } from './restore';
import { roll } from './roll';
import { run } from './run';
import { status } from './status';
import type { Command } from '../command';

/** All commands, in the order of the help. */
export const COMMANDS: readonly Command[] = [diff, status, roll, restore, run];
