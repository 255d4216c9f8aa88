import * as fs from 'fs';
import * as path from 'path';
import * as ts from 'typescript';

/** Imports from one source to another, types included: who reads one file of a circle has to read them all. */
export function importGraph(folder: string): Map<string, string[]> {
  const files = (fs.readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => path.join(folder, name));
  const known = new Set(files);
  return new Map(files.map((file) => {
    const { importedFiles } = ts.preProcessFile(fs.readFileSync(file, 'utf8'), true, true);
    const targets = importedFiles.filter(({ fileName }) => fileName.startsWith('.')).flatMap(({ fileName }) => {
      const target = path.join(path.dirname(file), fileName);
      return [`${target}.ts`, path.join(target, 'index.ts')].filter((one) => known.has(one)).slice(0, 1);
    });
    return [file, targets] as const;
  }));
}

/** Circles of a graph, one for each import that closes one: each as the files that it goes through, the first again at the end. */
export function cycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]) => {
    const at = way.indexOf(file);
    if (at >= 0) found.push([...way.slice(at), file]);
    if (at >= 0 || done.has(file)) return;
    for (const target of graph.get(file) ?? []) visit(target, [...way, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}
