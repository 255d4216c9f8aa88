import * as fs from 'fs';
import * as path from 'path';
import * as ts from 'typescript';

export const ROOT = path.join(__dirname, '..');
export const OUT = path.join(__dirname, 'out');

/** The measured programs as JavaScript, as users run theirs; the library is what `npm run compile` made. */
export function compilePrograms(): { ours: string; plain: string; clusters: string; usage: string } {
  const modules = path.join(OUT, 'node_modules');
  fs.rmSync(OUT, { recursive: true, force: true });
  fs.mkdirSync(modules, { recursive: true });
  fs.symlinkSync(ROOT, path.join(modules, 'cdk-eks-cassandra'), 'junction');
  return {
    ours: compile(path.join(ROOT, 'examples', 'quickstart', 'app.ts'), 'ours.js'),
    plain: compile(path.join(__dirname, 'raw-app.ts'), 'plain.js'),
    clusters: compile(path.join(__dirname, 'clusters.ts'), 'clusters.js'),
    usage: compile(path.join(__dirname, 'usage.ts'), 'usage.js'),
  };
}

function compile(source: string, name: string): string {
  const { outputText } = ts.transpileModule(fs.readFileSync(source, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  const file = path.join(OUT, name);
  fs.writeFileSync(file, outputText);
  return file;
}
