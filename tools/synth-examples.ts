/**
 * Synthesizes every example into cdk.out/examples/<name>, as its own process and without the CDK CLI.
 */
import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';

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
