/**
 * Makes the compiled library quicker to load; the compiler cannot be told to do either.
 *
 * - Takes out the inline source maps: with the sources in them they are two thirds of the package.
 * - Loads the file of a name when somebody first asks for the name, as aws-cdk-lib does: an app pays for what it uses.
 * - Puts everything that the index loads into it.
 */
import * as fs from 'fs';
import * as path from 'path';
import { oneFile } from './one-file';

const INDEX = 'lib/index.js';
/** What the compiler makes of `export * from` and of `export * as`. */
const STAR = /^__exportStar\(require\("([^"]+)"\), exports\);$/gm;
const NAMESPACE = /^exports\.(\w+) = (__importStar\(require\("[^"]+"\)\));$/gm;

for (const entry of fs.readdirSync('lib', { recursive: true, withFileTypes: true })) {
  if (entry.isFile() && entry.name.endsWith('.js')) {
    rewrite(path.join(entry.parentPath, entry.name), (code) => code.replace(/^\/\/# sourceMappingURL=data:.*\n?/gm, ''));
  }
}
if (!fs.readFileSync(INDEX, 'utf8').includes('function lazily(')) {
  const exported: string[] = [];
  rewrite(INDEX, (code) => lazy(code, exported));
  void oneFile(INDEX).then(() => {
    // Node reads the names from here when an ES module imports this file.
    fs.appendFileSync(INDEX, `0 && (module.exports = { ${exported.join(', ')} });\n`);
  });
}

function lazy(code: string, exported: string[]): string {
  const changed = code
    .replace(STAR, (_, module: string) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const names = Object.keys(require(path.resolve('lib', module)));
      exported.push(...names);
      return names.map((name) => `lazily("${name}", () => require("${module}").${name});`).join('\n');
    })
    .replace(NAMESPACE, (_, name: string, load: string) => {
      exported.push(name);
      return `lazily("${name}", () => ${load});`;
    });
  if (exported.length === 0 || /^(__exportStar|exports\.\w+ = __)/m.test(changed)) throw new Error(`${INDEX} is no longer of the form that this program knows`);
  return `${changed}
function lazily(name, load) {
    const define = (property) => Object.defineProperty(exports, name, Object.assign(property, { configurable: true, enumerable: true }));
    define({ get: () => define({ value: load() })[name] });
}
`;
}

function rewrite(file: string, change: (code: string) => string): void {
  const code = fs.readFileSync(file, 'utf8');
  const changed = change(code);
  if (changed !== code) fs.writeFileSync(file, changed);
}
