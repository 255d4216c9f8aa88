import * as crds from '../../lib/crds';
import { STRUCTS } from '../../lib/crds/rendering/structs';
import { Field, StructShape, TypeReader } from '../../tools/crds-check/types';

const STRUCT_SHAPES = new TypeReader('lib/crds/index.ts', crds).structs();

function fields(): [string, Field][] {
  return STRUCT_SHAPES.flatMap((struct: StructShape) => struct.fields().map((field): [string, Field] => [`${struct.name}.${field.property}`, field]));
}

function namesOf(wrong: (field: Field) => boolean): string[] {
  return fields().filter(([, field]) => wrong(field)).map(([name]) => name);
}

test('the structs are read', () => {
  expect(fields().length).toBeGreaterThan(400);
});

test('every field has a sentence', () => {
  expect(namesOf(({ text }) => !/^[A-Z`"].*[.)]$/s.test(text))).toEqual([]);
});

test('every optional field names its default, and no required one does', () => {
  expect(namesOf((field) => field.required === (field.default !== undefined))).toEqual([]);
});

test('every type of a field is one that manifests know', () => {
  expect(namesOf(({ shape }) => shape.is === 'other')).toEqual([]);
});

test('every struct and property of the table of names exists', () => {
  const ours = Object.entries(STRUCTS).filter(([name]) => !name.startsWith('k8s.'));
  const known = new Map(STRUCT_SHAPES.map((struct) => [struct.name, struct.fields().map(({ property }) => property)]));

  for (const [name, { names = {}, structs = {} }] of ours) {
    expect(known.get(name)).toEqual(expect.arrayContaining([...Object.keys(names), ...Object.keys(structs)]));
  }
});

test('every name that jsii forces upon us is in the table, and no other', () => {
  const forced = fields().filter(([, { property, json }]) => property !== json);

  expect(forced.filter(([, { json }]) => /^[a-z][a-zA-Z0-9]*$/.test(json) && !/[A-Z]{2}/.test(json)).map(([name]) => name)).toEqual([]);
});
