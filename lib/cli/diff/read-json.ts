import * as fs from 'fs';
import { CommandError } from '../exit-code';

/** @throws CommandError if the file is not there, or no JSON */
export function readJson(file: string): any {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CommandError(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
}
