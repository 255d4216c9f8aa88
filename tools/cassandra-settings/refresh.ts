/**
 * Writes lib/model/cassandra-settings.ts from Cassandra itself: the fields of its class Config are the settings that cassandra.yaml can have.
 *
 *   ts-node --project tools/tsconfig.json tools/cassandra-settings/refresh.ts
 *
 * Needs Maven and a JDK. The youngest release of each line that this library knows stands for the line.
 */
import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

const RELEASES: Record<string, string> = { '4.0': '4.0.17', '4.1': '4.1.10', '5.0': '5.0.9' };
/** Earlier releases, oldest first, that are compared with it: settings come with patch releases too. */
const EARLIER: Record<string, string[]> = { '4.0': ['4.0.4'], '4.1': ['4.1.0'], '5.0': ['5.0.1', '5.0.6'] };
const TARGET = path.join(__dirname, '../../lib/model/cassandra-settings.ts');
const WIDTH = 140;
const PACKAGE = 'org.apache.cassandra';

/** Java types by the kind of value that the parser takes. An enumeration takes its names; what is neither is an object, a text or a list. */
const KINDS: [RegExp, string][] = [
  [/^(boolean|java\.lang\.Boolean)$/, 'boolean'],
  [/^(int|long|java\.lang\.(Integer|Long))$/, 'integer'],
  [/^(double|java\.lang\.(Double|Float))$/, 'number'],
  [/DurationSpec/, 'duration'],
  [/DataStorageSpec/, 'size'],
  [/DataRateSpec/, 'rate'],
];

interface Field {
  readonly name: string;
  readonly kind: string;
  readonly formerNames: string[];
}

/** All settings of a release, and the keys of those that are objects, as "sai_options.segment_write_buffer_size". */
function fieldsOf(release: string, folder: string): Field[] {
  const artifact = `org.apache.cassandra:cassandra-all:${release}`;
  execFileSync('mvn', ['-q', '-B', 'dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`], { stdio: ['ignore', 'ignore', 'inherit'] });
  return fieldsIn(path.join(folder, `cassandra-all-${release}.jar`), `${PACKAGE}.config.Config`);
}

function fieldsIn(jar: string, type: string): Field[] {
  const members = membersOf(jar, type);
  const ours = [...new Set(members.map((one) => one.type))].filter((one) => one.startsWith(`${PACKAGE}.`) && !KINDS.some(([pattern]) => pattern.test(one)));
  const choices = choicesOf(jar, ours);
  return members.flatMap(({ type: of, name, formerNames }) => {
    const isObject = ours.includes(of) && !choices.has(of);
    const short = isObject ? shortForm(jar, of) : undefined;
    const keys = isObject && short !== 'number' ? fieldsIn(jar, of) : [];
    const kind = KINDS.find(([pattern]) => pattern.test(of))?.[1] ?? choices.get(of) ?? (keys.length > 0 && !short ? 'object' : 'other');
    return [{ name, kind, formerNames }, ...keys.map((key) => ({ ...key, name: `${name}.${key.name}` }))];
  });
}

interface Member {
  readonly type: string;
  readonly name: string;
  readonly formerNames: string[];
}

/** What the parser can set in a class: its public fields and setters, with those of the class it extends. */
function membersOf(jar: string, type: string): Member[] {
  const text = disassembled(jar, '-v', type);
  const fields = [...text.matchAll(/\n {2}public (?:volatile |final )*([\w.$<>, []+?]*) ([a-z]\w*);\n(.*?)(?=\n\n)/gs)]
    .filter(([, , , body]) => !/ACC_STATIC|ACC_TRANSIENT/.test(body))
    .map(([, of, name, body]) => ({ type: of, name: snakeCase(name), formerNames: [...body.matchAll(/oldName="([^"]+)"/g)].map(([, old]) => old) }));
  // A getter of another type hides the setter from the parser.
  const isHidden = (name: string, of: string) => [...text.matchAll(new RegExp(`\\n {2}public ([\\w.$<>]+) (?:get|is)${name}\\(\\);`, 'g'))].some(([, got]) => boxed(got) !== boxed(of));
  const setters = type.endsWith('.Config') ? [] : [...text.matchAll(/\n {2}public void set(\w+)\(([\w.$<>]+)\);/g)]
    .filter(([, name, of]) => !isHidden(name, of))
    .map(([, name, of]) => ({ type: of, name: snakeCase(name), formerNames: [] }));
  const [, parent] = /\nClassfile .*?class [\w.$]+ extends ([\w.$]+)/s.exec(`\n${text}`) ?? [];
  const inherited = parent?.startsWith(`${PACKAGE}.`) ? membersOf(jar, parent) : [];
  return [...new Map([...inherited, ...setters, ...fields].map((member) => [member.name, member])).values()];
}

function boxed(type: string): string {
  return type === 'boolean' ? 'java.lang.Boolean' : type;
}

/** What an object can also be written as: its class is then made from that. One that a number makes is never written with keys. */
function shortForm(jar: string, type: string): 'number' | 'other' | undefined {
  const arguments_ = [...disassembled(jar, type).matchAll(/\n {2}public [\w.$]+\(([^,()]+|[^()]*<[^()]*>)\);/g)].map(([, one]) => one);
  if (arguments_.includes('int')) return 'number';
  return arguments_.some((one) => /^java\.(lang\.String$|util\.(List|Map)<)/.test(one)) ? 'other' : undefined;
}

/** As Cassandra's parser does with names of Java. */
function snakeCase(name: string): string {
  return name.replace(/(?!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}

const DISASSEMBLED = new Map<string, string>();

/** What javap says. Many settings are of the same few classes. */
function disassembled(jar: string, ...options: string[]): string {
  const key = [jar, ...options].join(' ');
  const text = DISASSEMBLED.get(key) ?? execFileSync('javap', ['-cp', jar, ...options], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  DISASSEMBLED.set(key, text);
  return text;
}

/** The names that an enumeration has, as "one|other". */
function choicesOf(jar: string, types: string[]): Map<string, string> {
  if (types.length === 0) return new Map();
  const enumerations = disassembled(jar, ...types).split(/\n(?=Compiled from)/).flatMap((text) => {
    const [, type] = /class ([\w.$]+) extends java\.lang\.Enum</.exec(text) ?? [];
    return type ? [[type, [...text.matchAll(/public static final [\w.$]+ (\w+);/g)].map(([, name]) => name).join('|')] as const] : [];
  });
  return new Map(enumerations);
}

/** Words in lines, as the body of a template string. */
function wrapped(words: string[]): string {
  const lines = [''];
  for (const word of words) {
    if (lines[lines.length - 1].length + word.length > WIDTH) lines.push('');
    lines[lines.length - 1] += `${lines[lines.length - 1] ? ' ' : '    '}${word}`;
  }
  return `\n${lines.join('\n')}\n  `;
}

function main(): void {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cassandra-settings-'));
  const lines = Object.keys(RELEASES);
  const known = new Map<string, string[]>();
  const former = new Map<string, string>();
  const later: Record<string, string[]> = {};
  for (const line of lines) {
    const fields = fieldsOf(RELEASES[line], folder);
    for (const release of EARLIER[line]) {
      const earlier = new Set(fieldsOf(release, folder).map(({ name }) => name));
      const added = new Set(fields.map(({ name }) => name).filter((name) => !earlier.has(name)));
      // Keys of an object that is added itself need no line of their own.
      later[release] = [...added].filter((name) => !added.has(name.slice(0, Math.max(0, name.lastIndexOf('.'))))).sort();
    }
    for (const { name, kind, formerNames } of fields) {
      const word = `${name}:${kind}`;
      known.set(word, [...known.get(word) ?? [], line]);
      if (line !== '4.0') formerNames.filter((old) => old !== name).forEach((old) => former.set(old, name));
    }
  }
  const groups = new Map<string, string[]>();
  for (const word of [...known.keys()].sort()) {
    const key = known.get(word)!.join(' ');
    groups.set(key, [...groups.get(key) ?? [], word]);
  }
  fs.writeFileSync(TARGET, `/**
 * The settings of cassandra.yaml by the release lines that know them, each with the kind of value that it takes, and the names that 4.1 and 5.0
 * still take for settings they renamed.
 *
 * Generated by tools/cassandra-settings/refresh.ts from the class org.apache.cassandra.config.Config of ${Object.values(RELEASES).join(', ')}. Do not edit.
 */
export const SETTINGS_OF: Readonly<Record<string, string>> = {
${[...groups].sort().map(([key, words]) => `  '${key}': \`${wrapped(words)}\`,`).join('\n')}
};

/** Settings that a release, and each before it in its line, does not have yet. */
export const SETTINGS_LATER: Readonly<Record<string, string>> = {
${Object.entries(later).map(([release, names]) => `  '${release}': \`${wrapped(names)}\`,`).join('\n')}
};

/** Former name and the name since 4.1. */
export const RENAMED = \`${wrapped([...former].sort().map(([old, name]) => `${old}:${name}`))}\`;

/** The release of each line that the table was made from: what is unknown to it may be known to a later one. */
export const SETTINGS_FROM: Readonly<Record<string, number>> = { ${Object.entries(RELEASES).map(([line, release]) => `'${line}': ${release.split('.')[2]}`).join(', ')} };
`);
}

main();
