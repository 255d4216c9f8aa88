/**
 * Writes the API reference from the compiled library: API.md, with the typed custom resources, twice as much again, in a file of their own.
 */
import { spawnSync } from 'child_process';
import * as fs from 'fs';

const CUSTOM_RESOURCES = 'docs/crds.md';

const run = spawnSync(process.execPath, [require.resolve('jsii-docgen/bin/jsii-docgen'), '--output', 'API.md', '--split-by-submodule'], { stdio: 'inherit' });
if (run.status !== 0) process.exit(run.status ?? 1);
fs.renameSync('crds.md', CUSTOM_RESOURCES);
fs.writeFileSync('API.md', fs.readFileSync('API.md', 'utf8').replace('(./crds.md)', `(${CUSTOM_RESOURCES})`));
