import * as fs from 'fs';
import { CommandError } from '../exit-code';

/** @throws CommandError if the file cannot be read or is not JSON */
export function readJson(file: string): any {
  const text = read(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    // The rest of the message quotes the file, which may contain secrets.
    const position = /line \d+ column \d+/.exec((error as Error).message)?.[0];
    throw new CommandError(`${file} is not JSON${position ? ` (${position})` : ''}`);
  }
}

function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
}
