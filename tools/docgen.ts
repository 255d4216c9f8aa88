/**
 * Writes the API reference from the compiled library: a page for each folder of lib/ in docs/api and docs/crds, and API.md as their index. The
 * generator's own output would be two files that no forge renders.
 */
import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

/** Forges stop rendering somewhere above this. */
const LIMIT_BYTES = 200_000;
const FOLDERS = { api: 'docs/api', crds: 'docs/crds' };

interface Assembly {
  readonly name: string;
  readonly types: Record<string, Type>;
}

interface Type {
  readonly name: string;
  readonly docs?: { readonly summary?: string };
  readonly locationInModule: { readonly filename: string };
}

/** What the reference says of one type, with the kind of types that it stands among. */
interface Entry {
  readonly fqn: string;
  readonly kind: string;
  readonly text: string;
}

interface Page {
  readonly file: string;
  readonly title: string;
  readonly entries: readonly Entry[];
}

function main(): void {
  const assembly: Assembly = JSON.parse(fs.readFileSync('.jsii', 'utf8'));
  const entries = generate(assembly.name);
  const missing = Object.keys(assembly.types).filter((fqn) => !entries.some((entry) => entry.fqn === fqn));
  if (missing.length > 0) throw new Error(`the generator wrote nothing about ${missing.join(', ')}`);

  const pages = paginate(assembly, entries);
  const fileOf = new Map(pages.flatMap(({ file, entries: own }) => own.map(({ fqn }) => [fqn, file] as const)));
  for (const folder of Object.values(FOLDERS)) {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder, { recursive: true });
  }
  for (const one of pages) fs.writeFileSync(one.file, link(render(one), one.file, fileOf));
  fs.writeFileSync('API.md', index(assembly, pages));
}

/** Runs the generator and cuts what it writes into types. */
function generate(library: string): Entry[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'docgen-'));
  try {
    const generator = require.resolve('jsii-docgen/bin/jsii-docgen');
    const run = spawnSync(process.execPath, [generator, '--output', path.join(folder, 'API.md'), '--split-by-submodule'], { stdio: 'inherit' });
    if (run.status !== 0) throw new Error('jsii-docgen failed');
    return fs.readdirSync(folder).sort().flatMap((name) => cut(fs.readFileSync(path.join(folder, name), 'utf8'), library));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function cut(text: string, library: string): Entry[] {
  return text.split(/^(?=## )/m).flatMap((section) => {
    const kind = /^## (\w+)/.exec(section)?.[1] ?? '';
    return section.split(/^(?=### )/m).slice(1).map((entry) => {
      const fqn = new RegExp(`^### .* id="(${library}\\.[^"]+)"`).exec(entry)?.[1];
      if (!fqn) throw new Error(`no type is named by ${entry.slice(0, 200)}`);
      return { fqn, kind, text: entry };
    });
  });
}

/** A page for each folder, and where that becomes too large, for each source file of it. */
function paginate({ types }: Assembly, entries: readonly Entry[]): Page[] {
  const source = ({ fqn }: Entry) => types[fqn].locationInModule.filename.replace(/^lib\//, '').replace(/(\.d)?\.ts$/, '');
  const byFolder = group(entries, (entry) => path.dirname(source(entry)));
  return [...byFolder].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([folder, own]) => {
    const whole = page(folder, own);
    if (Buffer.byteLength(render(whole)) <= LIMIT_BYTES) return [whole];
    return [...group(own, source)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, some]) => page(name, some));
  });
}

function page(source: string, entries: readonly Entry[]): Page {
  const [first, ...rest] = source.split('/');
  const [folder, name] = first === 'crds' ? [FOLDERS.crds, rest] : [FOLDERS.api, [first, ...rest]];
  return { file: `${folder}/${name.join('-')}.md`, title: source, entries };
}

function render({ title, file, entries }: Page): string {
  const sections = [...group(entries, ({ kind }) => kind)].map(([kind, own]) => `## ${kind}\n\n${own.map(({ text }) => text.trimEnd()).join('\n\n')}\n`);
  return `# ${title}\n\nGenerated from the docstrings in \`lib/${title}\`. [All pages](${path.relative(path.dirname(file), 'API.md')})\n\n${sections.join('\n')}`;
}

/** Links to types on other pages name the page. */
function link(text: string, from: string, fileOf: ReadonlyMap<string, string>): string {
  return text.replace(/href="#([^"]+)"/g, (whole, anchor: string) => {
    const parts = anchor.split('.');
    const file = parts.map((_, at) => fileOf.get(parts.slice(0, parts.length - at).join('.'))).find(Boolean);
    return file && file !== from ? `href="${path.relative(path.dirname(from), file)}#${anchor}"` : whole;
  });
}

function index({ types }: Assembly, pages: readonly Page[]): string {
  const list = (folder: string) => pages.filter(({ file }) => path.dirname(file) === folder).map(({ file, title, entries }) => `### [${title}](${file})

${[...entries].sort((a, b) => (a.fqn < b.fqn ? -1 : 1)).map(({ fqn }) => `- [${types[fqn].name}](${file}#${fqn})${summary(types[fqn].docs?.summary)}`).join('\n')}
`).join('\n');
  return `# API reference

Generated by \`npm run docgen\` from the docstrings; a page for each folder of \`lib/\`.

## Constructs and their props

${list(FOLDERS.api)}
## Typed custom resources (\`crds\`)

${list(FOLDERS.crds)}`;
}

function summary(text: string | undefined): string {
  return text ? `: ${text.replace(/\s+/g, ' ')}` : '';
}

function group<T>(values: readonly T[], key: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) groups.set(key(value), [...groups.get(key(value)) ?? [], value]);
  return groups;
}

main();
