/**
 * Makes the compiled library quicker to load; the compiler cannot be told to do either.
 *
 * - Takes out the inline source maps: with the sources in them they are two thirds of the package.
 * - Loads the submodule of custom resources when somebody first asks for it, as aws-cdk-lib does with its own.
 */
import * as fs from 'fs';
import * as path from 'path';

const EAGER = 'exports.crds = __importStar(require("./crds"));';
const LAZY = 'Object.defineProperty(exports, "crds", { configurable: true, enumerable: true, get: () => {\n'
  + '    const value = __importStar(require("./crds"));\n'
  + '    Object.defineProperty(exports, "crds", { enumerable: true, value });\n'
  + '    return value;\n'
  + '} });';

for (const entry of fs.readdirSync('lib', { recursive: true, withFileTypes: true })) {
  if (entry.isFile() && entry.name.endsWith('.js')) {
    rewrite(path.join(entry.parentPath, entry.name), (code) => code.replace(/^\/\/# sourceMappingURL=data:.*\n?/gm, ''));
  }
}
rewrite('lib/index.js', (code) => {
  if (!code.includes(EAGER) && !code.includes(LAZY)) throw new Error('lib/index.js no longer loads crds in the way that this program knows');
  return code.replace(EAGER, LAZY);
});

function rewrite(file: string, change: (code: string) => string): void {
  const code = fs.readFileSync(file, 'utf8');
  const changed = change(code);
  if (changed !== code) fs.writeFileSync(file, changed);
}
