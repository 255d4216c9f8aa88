/**
 * Synthesizes every example into cdk.out/examples/<name>, as its own process: those of AWS CDK without its CLI, that of cdk8s with its CLI.
 */
import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { cdk8sSynth } from './cdk8s-synth';

const TS_NODE = ['--transpile-only', '--prefer-ts-exts', '--project', 'examples/tsconfig.json', '--require', 'tsconfig-paths/register'];

const only = process.argv.slice(2);
for (const name of fs.readdirSync('examples').filter((entry) => fs.existsSync(path.join('examples', entry, 'app.ts')))) {
  if (only.length > 0 && !only.includes(name)) continue;
  const outdir = path.resolve('cdk.out', 'examples', name);
  const run = spawnSync(process.execPath, [require.resolve('ts-node/dist/bin'), ...TS_NODE, path.join('examples', name, 'app.ts')], {
    env: { ...process.env, CDK_OUTDIR: outdir },
    stdio: 'inherit',
  });
  if (run.status !== 0) {
    console.error(`example ${name} does not synthesize`);
    process.exit(1);
  }
  console.log(`${name}: ${fs.readdirSync(outdir).filter((file) => file.endsWith('.template.json')).join(', ')}`);
}

for (const name of fs.readdirSync('examples').filter((entry) => fs.existsSync(path.join('examples', entry, 'cdk8s.yaml')))) {
  if (only.length > 0 && !only.includes(name)) continue;
  const outdir = path.resolve('cdk.out', 'examples', name);
  fs.rmSync(outdir, { recursive: true, force: true });
  cdk8sSynth(path.resolve('examples', name), outdir);
  console.log(`${name}: ${fs.readdirSync(outdir).join(', ')}`);
}
