// Both come with @aws-cdk/cloudformation-diff, which prints what `cdk diff` prints from the same data.
/* eslint-disable import/no-extraneous-dependencies */
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType, SpecDatabase } from '@aws-cdk/service-spec-types';
import type { ResourceFacts } from '../../lib/aws-resources/resource-table';
import { RESOURCE_TYPES, ResourceKnowledge } from '../../lib/aws-resources/resource-types';

interface Property {
  readonly type: PropertyType;
  readonly causesReplacement?: 'yes' | 'no' | 'maybe';
}

/** The table of all types that resource-types.ts names. @throws if AWS has a type of that name no more */
export function makeTable(): Record<string, ResourceFacts> {
  const database = loadAwsServiceSpecSync();
  return Object.fromEntries(Object.entries(RESOURCE_TYPES).map(([type, knowledge]) => [type, rowOf(database, type, knowledge)]));
}

function rowOf(database: SpecDatabase, type: string, { holds, oneWay = {}, replaced = [] }: ResourceKnowledge): ResourceFacts {
  const [resource] = database.lookup('resource', 'cloudFormationType', 'equals', type);
  if (!resource && !type.startsWith('Custom::') && type !== 'AWS::CDK::Metadata') throw new Error(`the service specification has no ${type}`);
  const found = resource ? Array.from(replacing(database, resource.properties)) : [];
  const paths = (cause: string) => found.filter(([, causes]) => causes === cause).map(([path]) => path);
  return { holds, replaced: [...paths('yes'), ...replaced].sort(), maybe: paths('maybe').sort(), oneWay };
}

/** Paths of the properties that replace the resource, without what lies below such a path. */
function* replacing(
  database: SpecDatabase, properties: Record<string, Property>, prefix = '', within: readonly string[] = [],
): Generator<[string, string]> {
  for (const [name, { type, causesReplacement }] of Object.entries(properties)) {
    const path = `${prefix}${name}`;
    if (causesReplacement === 'yes' || causesReplacement === 'maybe') yield [path, causesReplacement];
    if (causesReplacement === 'yes') continue;
    const definition = definitionIn(type);
    if (definition === undefined || within.includes(definition)) continue; // some types hold themselves
    yield* replacing(database, database.get('typeDefinition', definition).properties, `${path}.`, [...within, definition]);
  }
}

/** Id of the type of a property, or of its elements. */
function definitionIn(type: PropertyType): string | undefined {
  if (type.type === 'ref') return type.reference.$ref;
  return type.type === 'array' || type.type === 'map' ? definitionIn(type.element) : undefined;
}

/** One type a line, so that a change of AWS is one line of a diff. */
export function textOf(table: Record<string, ResourceFacts>): string {
  const rows = Object.entries(table).map(([type, facts]) => `${JSON.stringify(type)}:${JSON.stringify(facts)}`);
  return `{\n${rows.join(',\n')}\n}\n`;
}
