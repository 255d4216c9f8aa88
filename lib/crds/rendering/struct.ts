/** What rendering must know of a struct. */
export interface Struct {
  /** Properties whose JSON name differs: property -> JSON name. A property that is not here has the name of its JSON field. */
  readonly names?: Readonly<Record<string, string>>;
  /** Properties that hold or list a struct of this table: property -> struct. */
  readonly structs?: Readonly<Record<string, string>>;
}
