/** What a definition demands of one part of a spec. Letters, since there are a thousand of them. */
export interface Node {
  /** Type. */
  readonly t: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'int-or-string' | 'any';
  /** Values that are taken. */
  readonly e?: readonly string[];
  /** Pattern of a text. */
  readonly p?: string;
  /** Least and most of a number; null for no bound. */
  readonly r?: readonly [number | null, number | null];
  /** Fewest and most characters or elements. */
  readonly l?: readonly [number | null, number | null];
  /** Fields, each with the number of its node. */
  readonly f?: Readonly<Record<string, number>>;
  /** Fields that are required. */
  readonly q?: readonly string[];
  /** Node of all other fields; -1 if anything may stand there. */
  readonly o?: number;
  /** Node of the elements. */
  readonly i?: number;
}

/** What `npm run crds:table` writes: the definitions of all operator versions that the library knows, without their words. */
export interface SchemaTable {
  /** Newest version of each operator, by name. */
  readonly operators: Readonly<Record<string, string>>;
  /** Number of the node of the spec, by "group/version/Kind". */
  readonly kinds: Readonly<Record<string, number>>;
  readonly nodes: readonly Node[];
}

/** Read when the first custom resource is synthesized: an app without one never does. */
export function schemaTable(): SchemaTable {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./schema-table.json');
}
