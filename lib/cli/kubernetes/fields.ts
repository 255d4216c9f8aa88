import { CommandError } from '../exit-code';

/** Type of a field: one of the kinds below, or an object with fields of its own. */
export type Shape = keyof typeof KINDS | Shapes;

export interface Shapes {
  readonly [field: string]: Shape;
}

type Fields = Readonly<Record<string, unknown>>;

/** Each kind with its description and its reader, which returns undefined for any other type. Null elements are skipped. */
const KINDS = {
  text: ['a text', (value: unknown) => (typeof value === 'string' ? value : undefined)],
  switch: ['true or false', (value: unknown) => (typeof value === 'boolean' ? value : undefined)],
  list: ['a list', elements],
  texts: ['a list of texts', texts],
  variables: ['a list of name and value', variables],
  textsByName: ['an object of lists of texts', textsByName],
} as const;

/**
 * Reads the known fields of an object. A null field counts as missing, as in kubectl, whose own commands write `env: null`.
 *
 * @throws CommandError if a field has the wrong type; it names the field, never the value, which may be a secret
 */
export function fieldsOf<T>(value: unknown, shapes: Shapes, where: string, within = ''): T {
  if (!isObject(value)) throw new CommandError(`${where}${within && ` ${within}`} must be an object`);
  const given = Object.entries(shapes).filter(([name]) => value[name] !== undefined && value[name] !== null);
  return Object.fromEntries(given.map(([name, shape]) => [name, read(value[name], shape, where, within ? `${within}.${name}` : name)])) as T;
}

function read(value: unknown, shape: Shape, where: string, name: string): unknown {
  if (typeof shape !== 'string') return fieldsOf(value, shape, where, name);
  const [words, take] = KINDS[shape];
  const taken = take(value);
  if (taken === undefined) throw new CommandError(`${where} ${name} must be ${words}`);
  return taken;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function elements(value: unknown): unknown[] | undefined {
  return Array.isArray(value) ? value.filter((one) => one !== null) : undefined;
}

function texts(value: unknown): string[] | undefined {
  const list = elements(value);
  return list?.every((one) => typeof one === 'string') ? list as string[] : undefined;
}

function variables(value: unknown): Array<[string, string]> | undefined {
  const list = elements(value)?.map((one) => (isObject(one) ? [one.name, one.value ?? ''] : []));
  return list?.every((pair) => pair.length === 2 && pair.every((one) => typeof one === 'string')) ? list as Array<[string, string]> : undefined;
}

function textsByName(value: unknown): Record<string, string[]> | undefined {
  if (!isObject(value)) return undefined;
  const lists = Object.entries(value).filter(([, list]) => list !== null).map(([name, list]) => [name, texts(list)] as const);
  return lists.some(([, list]) => list === undefined) ? undefined : Object.fromEntries(lists) as Record<string, string[]>;
}
