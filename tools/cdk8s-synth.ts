import { execFileSync } from 'child_process';
import * as path from 'path';

/** `cdk8s synth` in the folder of an example, as its README tells it; without a look for a newer CLI, which would need a network. */
export function cdk8sSynth(folder: string, outdir: string): void {
  const cli = path.join(path.dirname(require.resolve('cdk8s-cli/package.json')), 'bin/cdk8s');
  execFileSync(process.execPath, [cli, 'synth', '--check-upgrade=false', '--output', outdir], { cwd: folder, stdio: 'pipe' });
}
