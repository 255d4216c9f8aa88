import { CALLS, CLASSES, ENUMS, STRUCTS } from './prop-types';

/** A prop of a struct, or a parameter of a function. */
export interface Member {
  readonly name: string;
  readonly optional: boolean;
  /** As in prop-types.ts: "string", "Size", "CassandraDatacenterOptions[]", "any{}". */
  readonly type: string;
}

/** A struct with all its props, and the structs that it extends. */
export interface Struct {
  readonly props: readonly Member[];
  readonly ancestors: readonly string[];
}

/** A table of lines, each a name and its words; a line is read when it is asked for. */
class Table<T> {
  private lines?: Map<string, string>;
  private readonly entries = new Map<string, T>();

  constructor(private readonly text: string, private readonly read: (words: string[]) => T) {}

  public get names(): Iterable<string> {
    return this.all.keys();
  }

  public get(name: string): T | undefined {
    const known = this.entries.get(name);
    if (known) return known;
    const line = this.all.get(name);
    if (line === undefined) return undefined;
    const entry = this.read(line === '' ? [] : line.split(' '));
    this.entries.set(name, entry);
    return entry;
  }

  private get all(): Map<string, string> {
    return this.lines ??= new Map(this.text.trim().split('\n').map((line) => {
      const end = line.indexOf(' ');
      return end < 0 ? [line, ''] : [line.slice(0, end), line.slice(end + 1)];
    }));
  }
}

const words = (list: string[]) => list;
const members = (list: string[]) => list.map((word): Member => {
  const [name, type] = word.split(':');
  return name.endsWith('?') ? { name: name.slice(0, -1), optional: true, type } : { name, optional: false, type };
});
const struct = (list: string[]): Struct => ({
  props: members(list.filter((word) => !word.startsWith('^'))),
  ancestors: list.filter((word) => word.startsWith('^')).map((word) => word.slice(1)),
});

/** What users of this library can give, read from prop-types.ts. */
export const TYPES = {
  structs: new Table(STRUCTS, struct),
  classes: new Table(CLASSES, words),
  enums: new Table(ENUMS, words),
  calls: new Table(CALLS, members),
};
