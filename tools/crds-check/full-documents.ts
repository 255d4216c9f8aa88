import { k8s } from 'cdk8s-plus-27';
import type { Schema } from './schemas';
import type { Shape } from './types';
import { Choice } from '../../lib/crds/rendering/choice';

/** Strings that some pattern of the schemas wants. */
const STRINGS = ['text', '1.2.3', 'PT1S'];

/** A choice by its string, as `of()` of any choice makes it. */
class AnyChoice extends Choice {
  constructor(value: string) {
    super(value);
  }
}

/**
 * A value that has every property of our types, down into the Kubernetes types: rendered, it must be valid, so that a name that rendering
 * misses on the way anywhere is found.
 *
 * @param schema With it the value keeps to its limits, and has only fields that it has: comparing reports the others.
 */
export function fullValue(shape: Shape, schema?: Schema): unknown {
  switch (shape.is) {
    case 'string': return String(schema?.enum?.[0] ?? STRINGS.find((text) => new RegExp(schema?.pattern ?? '').test(text)));
    case 'choice': return new AnyChoice(String(schema?.enum?.[0] ?? shape.values[0]));
    case 'number': return schema?.minimum ?? 1;
    case 'boolean': return true;
    case 'date': return new Date(0);
    case 'quantity': return k8s.Quantity.fromString('1Gi');
    case 'int-or-string': return k8s.IntOrString.fromString('10%');
    case 'list': return [fullValue(shape.of, schema?.items)];
    case 'map': return { key: shape.of.is === 'any' ? { any: ['thing'] } : fullValue(shape.of, schema?.additionalProperties as Schema | undefined) };
    case 'any': return { any: ['thing'] };
    case 'struct': case 'core': return Object.fromEntries(shape.fields()
      .filter(({ json }) => !schema || json in (schema.properties ?? {}))
      .map(({ property, json, shape: below }) => [property, fullValue(below, schema?.properties?.[json])]));
    case 'other': throw new Error(`no value of ${shape.text}`);
  }
}
