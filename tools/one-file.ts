import * as fs from 'fs';
import * as path from 'path';
import { build, Plugin } from 'esbuild';

/**
 * Replaces the compiled index of a library by one file that holds all that it loads: to find and read some hundred files costs more than to run
 * them. Each module in it still runs when it is first asked for. Data and other packages stay outside.
 */
export async function oneFile(index: string): Promise<void> {
  await build({
    entryPoints: [index],
    outfile: index,
    allowOverwrite: true,
    bundle: true,
    // The compiler's output, not the sources beside it.
    resolveExtensions: ['.js'],
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    legalComments: 'none',
    charset: 'utf8',
    plugins: [fromOnePlace(path.resolve(path.dirname(index)))],
    logLevel: 'warning',
  });
}

/** Paths that modules know relative to themselves, seen from the folder of the one file. */
function fromOnePlace(root: string): Plugin {
  const seen = (file: string) => `./${path.relative(root, file)}`;
  return {
    name: 'from-one-place',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /\.json$/ }, ({ path: file, resolveDir }) => ({ path: seen(path.join(resolveDir, file)), external: true }));
      onLoad({ filter: /\.js$/ }, ({ path: file }) => {
        const code = fs.readFileSync(file, 'utf8');
        const folder = JSON.stringify(seen(path.dirname(file)));
        return { contents: code.replace(/\b__dirname\b/g, `require("path").join(__dirname, ${folder})`) };
      });
    },
  };
}
