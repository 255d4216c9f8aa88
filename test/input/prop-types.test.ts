import { readFileSync } from 'fs';
import { join } from 'path';
import * as lib from '../../lib';
import { TYPES } from '../../lib/input/type-table';
import { DEMANDS } from '../../lib/input/values';
import { propTypes } from '../../tools/prop-types/write';
import { testStack } from '../fixtures';

/** No prop is of this class, whatever its type is. */
class Odd {}

test('the table is that of the public interfaces', () => {
  // If this fails: npm run props:types
  expect(readFileSync(join(__dirname, '../../lib/input/prop-types.ts'), 'utf8')).toBe(propTypes());
});

test('everything that is demanded of values is of a prop or a parameter that exists', () => {
  const known = [
    ...[...TYPES.structs.names].flatMap((name) => TYPES.structs.get(name)!.props.map((prop) => `${name}.${prop.name}`)),
    ...[...TYPES.structs.names].flatMap((name) => TYPES.structs.get(name)!.ancestors.flatMap((ancestor) =>
      TYPES.structs.get(name)!.props.map((prop) => `${ancestor}.${prop.name}`))),
    ...[...TYPES.calls.names].flatMap((name) => TYPES.calls.get(name)!.map((parameter) => `${name}.${parameter.name}`)),
  ];
  expect(Object.keys(DEMANDS).map((key) => key.replace(/(\[\]|\{\})+$/, '')).filter((key) => !known.includes(key))).toEqual([]);
});

/** Calls a function of the table with these arguments, as from JavaScript. Methods get an object that has nothing but a path. */
function invoke(call: string, given: unknown[]): unknown {
  const [, name, separator, member] = /^(\w+)(?:([.#])(\w+))?$/.exec(call)!;
  const type = (lib as any)[name];
  if (!separator) return new type(...given);
  return separator === '.' ? type[member](...given) : type.prototype[member].apply(Object.assign(Object.create(type.prototype), { node: { path: 'Here' } }), given);
}

/** What a call is refused with. */
function refusal(call: string, given: unknown[]): string[] {
  try {
    invoke(call, given);
  } catch (error: any) {
    if (error.name === 'ConfigurationError') return error.message.split('\n');
    throw error;
  }
  throw new Error('not refused');
}

/** Options of backends are plain data that Lambda functions know as well: they are checked without AWS CDK, and tested with backends. */
const CALLS = [...TYPES.calls.names].filter((call) => !call.startsWith('CassandraBackend.'));

describe.each(CALLS)('%s', (call) => {
  const parameters = TYPES.calls.get(call)!;
  const values = (): unknown[] => parameters.map(({ name }) => (name === 'scope' ? testStack() : name === 'id' ? 'Id' : undefined));
  const checked = parameters.map(({ name, type }, position) => ({ name, type, position })).filter(({ name }) => !['scope', 'id'].includes(name));

  test.each(checked)('fails for a foreign $name', ({ type, position }) => {
    const given = values();
    const struct = TYPES.structs.get(type);
    given[position] = struct ? { oddName: 1 } : new Odd();
    const says = struct ? /there is no prop oddName; .*\[prop-unknown\]$/ : /has an invalid value|must be an exact release/;
    expect(refusal(call, given)).toContainEqual(expect.stringMatching(says));
    if (!struct) return;
    const others = values();
    others[position] = new Map();
    expect(refusal(call, others)).not.toEqual([]);
  });

  test('fails for each prop of a wrong type, all at once', () => {
    for (const { type, position } of checked.filter((parameter) => TYPES.structs.get(parameter.type))) {
      const given = values();
      const { props } = TYPES.structs.get(type)!;
      given[position] = Object.fromEntries(props.map((prop) => [prop.name, new Odd()]));
      const lines = refusal(call, given);
      // Structs of other packages are theirs to judge.
      for (const { name } of props.filter((prop) => prop.type !== 'object')) {
        expect(lines).toContainEqual(expect.stringMatching(new RegExp(`(^|[: ])${name} has an invalid value`)));
      }
    }
  });
});
