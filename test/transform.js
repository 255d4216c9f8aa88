/**
 * TypeScript to JavaScript for Jest, by esbuild: types are checked by `tsc` before. `npm run mutate` names one change of the sources in MUTATION,
 * which is made here, so that no file is touched.
 */
const { createHash } = require('crypto');
const path = require('path');
const { transformSync, version } = require('esbuild');

const ROOT = path.resolve(__dirname, '..');
const mutation = process.env.MUTATION ? JSON.parse(process.env.MUTATION) : undefined;

function mutated(source, file) {
  return mutation && path.join(ROOT, mutation.file) === file ? source.replace(mutation.text, () => mutation.replacement) : source;
}

/** Modules are mocked before the imports, which esbuild puts first. */
const MOCKS = /^jest\.mock\(.*\);$/gm;

module.exports = {
  process(source, file) {
    const { code, map } = transformSync(mutated(source, file), {
      loader: 'ts', format: 'cjs', target: 'es2022', platform: 'node', sourcefile: file, sourcemap: true, tsconfigRaw: {},
    });
    return { code: `${(source.match(MOCKS) ?? []).join('')}${code}`, map };
  },
  getCacheKey(source, file) {
    return createHash('sha256').update([version, file, mutated(source, file)].join('\0')).digest('hex');
  },
};
