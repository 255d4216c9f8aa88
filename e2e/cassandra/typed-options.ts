import { strict as assert } from 'assert';
import * as fs from 'fs';
import * as path from 'path';
import { Duration, Size } from 'aws-cdk-lib';
import * as ts from 'typescript';
import * as library from '../../lib';

const FOLDER = path.join(__dirname, '..', '..', 'lib', 'cassandra');

/** An option of the typed configuration, with values that together show all that it can mean. */
export interface TypedOption {
  /** As in "timeouts.read". */
  readonly path: string;
  readonly values: unknown[];
}

/** Values where the type alone does not tell good ones. */
const VALUES: Record<string, unknown[]> = {
  'commitLog.sync': [
    library.CommitLogSync.periodic(Duration.seconds(10)), library.CommitLogSync.batch(), library.CommitLogSync.group(Duration.millis(15)),
  ],
  // They go together: the old format with what 4.x can read.
  'sstables.compatibility': [library.StorageCompatibility.CASSANDRA_4, library.StorageCompatibility.UPGRADING, library.StorageCompatibility.NONE],
  'sstables.format': [library.SstableFormat.BIG, library.SstableFormat.BIG, library.SstableFormat.BTI],
  'tokens.allocateForReplicationFactor': [3],
  // Cassandra's own default, one copy, must pass.
  'guardrails.minimumReplicationFactor.warn': [3],
  'guardrails.minimumReplicationFactor.fail': [1],
  'guardrails.diskUsagePercentage.warn': [70],
  'guardrails.diskUsagePercentage.fail': [80],
  'audit.enabled': [true, false],
};

/** All options that the TypeScript interface has, read from its source: a new one cannot be forgotten here. */
export function typedOptions(interfaceName: string): TypedOption[] {
  const { interfaces } = declarations();
  const walk = (name: string, prefix: string): TypedOption[] => interfaces.get(name)!.flatMap(([prop, type]) => {
    const at = prefix ? `${prefix}.${prop}` : prop;
    return interfaces.has(type) ? walk(type, at) : [{ path: at, values: VALUES[at] ?? valuesOf(type, at) }];
  });
  return walk(interfaceName, '');
}

/** Options as one configuration, each with the value that is at this place of its list, from the start again after the last. */
export function configurationOf(options: TypedOption[], at: number): library.CassandraConfiguration {
  const configuration: any = {};
  for (const option of options) {
    const names = option.path.split('.');
    const last = names.pop()!;
    const group = names.reduce((parent, name) => (parent[name] ??= {}), configuration);
    group[last] = option.values[at % option.values.length];
  }
  return configuration;
}

function valuesOf(type: string, at: string): unknown[] {
  const choices = (library as Record<string, any>)[type.replace('[]', '')];
  if (type.endsWith('[]')) return choices ? [Object.values(choices)] : [['one', 'two']];
  if (choices && typeof choices === 'object') return Object.values(choices);
  const isFail = at.endsWith('.fail');
  switch (type) {
    case 'boolean': return [true, false];
    case 'number': return [isFail ? 8 : 4];
    case 'Size': return [Size.mebibytes(isFail ? 64 : 32)];
    case 'Duration': return [Duration.seconds(7)];
    default: throw new Error(`${at} is a ${type}: say in VALUES what to try`);
  }
}

/** All choices that the typed configuration offers are among the values. */
export function assertAllChoices(options: TypedOption[]): void {
  const tried = options.flatMap(({ values }) => values.flat());
  for (const name of declarations().enums) {
    assert.deepEqual(Object.values((library as any)[name]).filter((one) => !tried.includes(one)), [], `members of ${name}`);
  }
  assert.equal(VALUES['commitLog.sync'].length, statics(library.CommitLogSync).length, 'ways of CommitLogSync');
}

/** Names of a class's static methods. */
export function statics(of: object): string[] {
  return Object.getOwnPropertyNames(of).filter((name) => typeof (of as any)[name] === 'function');
}

/** Interfaces with the props and types of each, and names of enumerations. */
function declarations(): { interfaces: Map<string, [string, string][]>; enums: string[] } {
  const files = fs.readdirSync(path.join(FOLDER, 'configuration')).filter((file) => /(?<!\.d)\.ts$/.test(file)).map((file) => path.join('configuration', file));
  const statements = [...files, 'cassandra-jvm.ts']
    .flatMap((file) => [...ts.createSourceFile(file, fs.readFileSync(path.join(FOLDER, file), 'utf8'), ts.ScriptTarget.Latest, true).statements]);
  return {
    interfaces: new Map(statements.filter(ts.isInterfaceDeclaration).map(({ name, members }) =>
      [name.text, members.filter(ts.isPropertySignature).map((member) => [member.name.getText(), member.type!.getText()])])),
    enums: statements.filter(ts.isEnumDeclaration).map(({ name }) => name.text),
  };
}
