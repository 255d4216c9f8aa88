/**
 * Bundles each function's code into one file, `lib/lifecycle/bundles/<name>/index.js`. The AWS SDK stays outside: Lambda's Node runtime brings it.
 */
import * as fs from 'fs';
import * as path from 'path';
import { buildSync } from 'esbuild';

const ROOT = path.resolve(__dirname, '..');
const HANDLERS = path.join(ROOT, 'lib', 'lifecycle', 'handlers');
const BUNDLES = path.join(ROOT, 'lib', 'lifecycle', 'bundles');

/** Functions are the folders' files whose name ends so; the rest is what they share. */
const ENTRY = /^(.+)-handler\.ts$/;

/** Writes all bundles; the same sources give the same bytes wherever the repository lies. */
export function bundleHandlers(into: string = BUNDLES): void {
  for (const [file, name] of fs.readdirSync(HANDLERS).flatMap((entry) => { const found = ENTRY.exec(entry); return found ? [found] : []; })) {
    buildSync({
      absWorkingDir: ROOT,
      entryPoints: [path.relative(ROOT, path.join(HANDLERS, file))],
      outfile: path.join(into, name, 'index.js'),
      bundle: true,
      platform: 'node',
      target: 'node22',
      format: 'cjs',
      external: ['@aws-sdk/*'],
      legalComments: 'none',
      charset: 'utf8',
      // Small, and names in a stack trace are those of the sources.
      minifyWhitespace: true,
      logLevel: 'warning',
    });
  }
}

if (require.main === module) bundleHandlers();
