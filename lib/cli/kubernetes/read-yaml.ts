import { createRequire } from 'module';
import * as path from 'path';
import { CommandError } from '../exit-code';

/** The content of a YAML or JSON file. YAML is parsed by the package that comes with cdk8s, a peer dependency of this library. */
export function readYaml(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch { /* YAML, then */ }
  const { parse } = yamlPackage();
  try {
    return parse(text);
  } catch (error) {
    // Its message quotes lines of the file, which may contain tokens.
    throw new CommandError(`${file} is no YAML${position(error)}`);
  }
}

function position(error: unknown): string {
  const line = (error as { linePos?: ReadonlyArray<{ line?: unknown }> }).linePos?.[0]?.line;
  return typeof line === 'number' ? ` (line ${line})` : '';
}

function yamlPackage(): { parse(text: string): unknown } {
  for (const from of [__filename, path.join(process.cwd(), 'package.json')]) {
    try {
      return createRequire(createRequire(from).resolve('cdk8s'))('yaml');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new CommandError('the configuration of kubectl is read with cdk8s, a peer of cdk-eks-cassandra that is not installed here. Install it: npm install cdk8s');
}
