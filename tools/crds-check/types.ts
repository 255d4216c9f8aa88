/* eslint-disable no-bitwise -- the compiler's flags are bits */
import { join } from 'path';
import * as ts from 'typescript';
import { Choice } from '../../lib/crds/rendering/choice';
import { STRUCTS } from '../../lib/crds/rendering/structs';

/** The type of a property, as far as it matters in a manifest. */
export type Shape =
  | { readonly is: 'string' | 'number' | 'boolean' | 'date' | 'quantity' | 'int-or-string' | 'any' }
  | { readonly is: 'choice'; readonly name: string; readonly values: readonly string[] }
  | { readonly is: 'list' | 'map'; readonly of: Shape }
  | { readonly is: 'struct' | 'core'; readonly name: string; fields(): Field[] }
  | { readonly is: 'other'; readonly text: string };

export type StructShape = Extract<Shape, { is: 'struct' | 'core' }>;

export interface Field {
  readonly property: string;
  /** Name in the manifest. */
  readonly json: string;
  readonly required: boolean;
  readonly shape: Shape;
  /** What the docstring says, without its tags. */
  readonly text: string;
  /** Content of `@default`. */
  readonly default?: string;
  readonly deprecated: boolean;
}

/** A class of a custom resource. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly spec: StructShape;
}

const PROJECT = join(__dirname, '../..');

/**
 * Reads our types through TypeScript's compiler, from the sources: what is checked is what stands there, not what was compiled last. Names
 * of JSON fields come from the table that rendering uses, so a name that is wrong there is found as well.
 */
export class TypeReader {
  private readonly checker: ts.TypeChecker;
  private readonly module: ts.Symbol;
  private readonly shapes = new Map<ts.Type, Shape>();

  /**
   * @param entry Source file that exports the classes, relative to the project.
   * @param exported What it exports at run time: the values of the enum-like classes and the kinds are asked there.
   */
  constructor(entry: string, private readonly exported: Readonly<Record<string, unknown>>) {
    const file = join(PROJECT, entry);
    const config = ts.readConfigFile(join(PROJECT, 'tsconfig.json'), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent({ ...config.config, include: [], files: [file] }, ts.sys, PROJECT);
    const program = ts.createProgram([file], { ...options, noEmit: true, types: [] });
    this.checker = program.getTypeChecker();
    this.module = this.checker.getSymbolAtLocation(program.getSourceFile(file)!)!;
  }

  /** All classes of custom resources. */
  public kinds(): Kind[] {
    return this.checker.getExportsOfModule(this.module).flatMap((symbol) => {
      const gvk = (this.exported[symbol.name] as { GVK?: { apiVersion: string; kind: string } } | undefined)?.GVK;
      return gvk ? [{ apiVersion: gvk.apiVersion, kind: gvk.kind, spec: this.specOf(symbol) }] : [];
    });
  }

  /** All structs that the module exports. */
  public structs(): StructShape[] {
    return this.checker.getExportsOfModule(this.module)
      .map((symbol) => this.resolve(symbol))
      .filter((symbol) => symbol.flags & ts.SymbolFlags.Interface)
      .map((symbol) => this.shapeOf(this.checker.getDeclaredTypeOfSymbol(symbol)) as StructShape);
  }

  private specOf(symbol: ts.Symbol): StructShape {
    const constructors = this.checker.getTypeOfSymbol(this.resolve(symbol)).getConstructSignatures();
    const props = this.checker.getTypeOfSymbol(constructors[0].getParameters()[2]);
    return this.shapeOf(this.checker.getTypeOfSymbol(props.getProperty('spec')!)) as StructShape;
  }

  private resolve(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  private shapeOf(declared: ts.Type): Shape {
    const type = this.checker.getNonNullableType(declared);
    const known = this.shapes.get(type);
    if (known) return known;
    const shape = this.readShape(type);
    this.shapes.set(type, shape);
    return shape;
  }

  private readShape(type: ts.Type): Shape {
    if (type.flags & ts.TypeFlags.String) return { is: 'string' };
    if (type.flags & ts.TypeFlags.Number) return { is: 'number' };
    if (type.flags & ts.TypeFlags.BooleanLike || isBooleanUnion(type)) return { is: 'boolean' };
    if (type.flags & ts.TypeFlags.Any) return { is: 'any' };
    const element = this.checker.isArrayType(type) ? this.checker.getTypeArguments(type as ts.TypeReference)[0] : undefined;
    if (element) return { is: 'list', of: this.shapeOf(element) };
    const values = type.getProperties().length === 0 ? type.getStringIndexType() : undefined;
    if (values) return { is: 'map', of: this.shapeOf(values) };
    return this.readNamed(type);
  }

  private readNamed(type: ts.Type): Shape {
    const name = type.symbol?.name;
    if (!name) return { is: 'other', text: this.checker.typeToString(type) };
    const core = type.symbol.declarations?.some((declaration) => declaration.getSourceFile().fileName.includes('/cdk8s-plus-')) ?? false;
    if (name === 'Date') return { is: 'date' };
    if (core && name === 'Quantity') return { is: 'quantity' };
    if (core && name === 'IntOrString') return { is: 'int-or-string' };
    if (type.isClass()) return this.readChoice(name);
    return { is: core ? 'core' : 'struct', name, fields: () => this.fieldsOf(type, core ? `k8s.${name}` : name) };
  }

  private readChoice(name: string): Shape {
    const choice = this.exported[name];
    if (typeof choice !== 'function') return { is: 'other', text: name };
    return { is: 'choice', name, values: Object.values(choice).filter((value) => value instanceof Choice).map(({ value }) => value) };
  }

  private fieldsOf(type: ts.Type, struct: string): Field[] {
    const names = STRUCTS[struct]?.names ?? {};
    return type.getProperties().map((property) => {
      const tags = property.getJsDocTags(this.checker);
      return {
        property: property.name,
        json: names[property.name] ?? property.name,
        required: !(property.flags & ts.SymbolFlags.Optional),
        shape: this.shapeOf(this.checker.getTypeOfSymbol(property)),
        text: ts.displayPartsToString(property.getDocumentationComment(this.checker)),
        default: tags.filter(({ name }) => name === 'default').map(({ text }) => ts.displayPartsToString(text))[0],
        deprecated: tags.some(({ name }) => name === 'deprecated'),
      };
    });
  }
}

function isBooleanUnion(type: ts.Type): boolean {
  return type.isUnion() && type.types.every(({ flags }) => flags & ts.TypeFlags.BooleanLiteral);
}
