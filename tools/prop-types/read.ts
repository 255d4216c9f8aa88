/* eslint-disable no-bitwise -- the compiler's flags are bits */
import { join } from 'path';
import * as ts from 'typescript';

const PROJECT = join(__dirname, '../..');

/** What the library takes from its users, as read from its sources. Each line of a table is a name and its words. */
export interface PublicTypes {
  /** Structs: the name, then `^ancestor`s, then `prop:type` or `prop?:type`, those of ancestors too. */
  readonly structs: Map<string, string[]>;
  /** Classes and behavioral interfaces that props hold: members by which an object of theirs is recognized. */
  readonly classes: Map<string, string[]>;
  readonly enums: Map<string, string[]>;
  /** Constructors, factories and methods: the name, then `parameter:type` or `parameter?:type`. */
  readonly calls: Map<string, string[]>;
}

/** Members that say nothing of a class. */
const COMMON = /^(node|stack|env|applyRemovalPolicy|toString|toJSON|with)$|Ref$|^__/;
/** Members of a class of another package that are looked at: older releases lack newer ones. */
const FOREIGN_MEMBERS = 3;

/**
 * Reads the public types that can be given to something, through TypeScript's compiler, from the sources.
 *
 * @param except folder whose classes are left out
 */
export function readPublicTypes(except: string): PublicTypes {
  return new Reader(join(PROJECT, except)).read();
}

class Reader implements PublicTypes {
  public readonly structs = new Map<string, string[]>();
  public readonly classes = new Map<string, string[]>();
  public readonly enums = new Map<string, string[]>();
  public readonly calls = new Map<string, string[]>();
  private readonly checker: ts.TypeChecker;
  private readonly entry: ts.SourceFile;

  constructor(private readonly except: string) {
    const file = join(PROJECT, 'lib/index.ts');
    const config = ts.readConfigFile(join(PROJECT, 'tsconfig.json'), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent({ ...config.config, include: [], files: [file] }, ts.sys, PROJECT);
    const program = ts.createProgram([file], { ...options, noEmit: true, types: ['node'] });
    this.checker = program.getTypeChecker();
    this.entry = program.getSourceFile(file)!;
  }

  public read(): PublicTypes {
    this.readModule(this.checker.getSymbolAtLocation(this.entry)!);
    return this;
  }

  private readModule(module: ts.Symbol): void {
    for (const exported of this.checker.getExportsOfModule(module)) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(exported) : exported;
      if (symbol.flags & ts.SymbolFlags.Module && !(symbol.flags & ts.SymbolFlags.Enum)) this.readModule(symbol);
      else if (symbol.flags & ts.SymbolFlags.Class && !isIn(this.except, symbol)) this.readCalls(symbol);
    }
  }

  private readCalls(symbol: ts.Symbol): void {
    const made = this.checker.getDeclaredTypeOfSymbol(symbol);
    const statics = this.checker.getTypeOfSymbol(symbol);
    const abstract = symbol.declarations!.some((one) => ts.getCombinedModifierFlags(one) & ts.ModifierFlags.Abstract);
    const constructor = statics.getConstructSignatures()[0];
    if (!abstract && isPublic(constructor?.declaration)) this.readCall(symbol.name, constructor);
    for (const [separator, members] of [['.', statics.getProperties()], ['#', made.getProperties()]] as const) {
      for (const member of members) {
        const [declaration] = member.declarations ?? [];
        if (!declaration || !ts.isMethodDeclaration(declaration) || !isOurs(declaration) || !isPublic(declaration) || member.name.startsWith('_')) continue;
        this.readCall(`${symbol.name}${separator}${member.name}`, this.checker.getTypeOfSymbol(member).getCallSignatures()[0]);
      }
    }
  }

  private readCall(name: string, signature: ts.Signature): void {
    const parameters = signature.getParameters().map((parameter) => {
      const declaration = parameter.valueDeclaration as ts.ParameterDeclaration;
      const optional = declaration.questionToken || declaration.initializer || declaration.dotDotDotToken;
      const type = this.typeOf(this.checker.getTypeOfSymbol(parameter));
      return `${parameter.name}${optional ? '?' : ''}:${type}`;
    });
    if (parameters.length > 0) this.calls.set(name, parameters);
  }

  private typeOf(declared: ts.Type): string {
    if (declared.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return 'any';
    const type = this.checker.getNonNullableType(declared);
    if (type.flags & ts.TypeFlags.String) return 'string';
    if (type.flags & ts.TypeFlags.Number) return 'number';
    if (type.flags & ts.TypeFlags.BooleanLike || isBooleanUnion(type)) return 'boolean';
    if (this.checker.isArrayType(type)) return `${this.typeOf(this.checker.getTypeArguments(type as ts.TypeReference)[0])}[]`;
    const values = type.getProperties().length === 0 ? type.getStringIndexType() : undefined;
    if (values) return `${this.typeOf(values)}{}`;
    return this.namedType(type);
  }

  private namedType(type: ts.Type): string {
    const symbol = (type.isUnion() ? type.types[0] : type).symbol;
    if (!symbol) throw new Error(`not known what ${this.checker.typeToString(type)} is`);
    const [declaration] = symbol.declarations!;
    const name = nameOf(symbol);
    if (symbol.flags & (ts.SymbolFlags.Enum | ts.SymbolFlags.EnumMember)) {
      const declarations = ts.isEnumDeclaration(declaration) ? declaration : declaration.parent as ts.EnumDeclaration;
      this.enums.set(name, declarations.members.map((member) => String(this.checker.getConstantValue(member))));
      return name;
    }
    if (isStruct(symbol)) {
      if (!isOurs(declaration)) return 'object';
      this.readStruct(name, type);
    } else if (!this.classes.has(name)) {
      this.classes.set(name, this.membersOf(type));
    }
    return name;
  }

  private readStruct(name: string, type: ts.Type): void {
    if (this.structs.has(name)) return;
    const props: string[] = [];
    this.structs.set(name, props);
    props.push(...this.ancestorsOf(type).map((ancestor) => `^${ancestor}`));
    for (const property of type.getProperties()) {
      props.push(`${property.name}${property.flags & ts.SymbolFlags.Optional ? '?' : ''}:${this.typeOf(this.checker.getTypeOfSymbol(property))}`);
    }
  }

  private ancestorsOf(type: ts.Type): string[] {
    const bases = type.isClassOrInterface() ? this.checker.getBaseTypes(type) : [];
    return bases.flatMap((base) => [nameOf(base.symbol), ...this.ancestorsOf(base)]);
  }

  /** What others may use of an object. Of ours it is what our code uses, internals too; of a foreign one, what its own type adds first. */
  private membersOf(type: ts.Type): string[] {
    const ours = isOurs(type.symbol.declarations![0]);
    const members = type.getProperties().filter((member) => {
      const declaration = member.declarations?.[0];
      const always = !(member.flags & ts.SymbolFlags.Optional) || (ours && type.isClass());
      return declaration && always && !COMMON.test(member.name) && isPublic(declaration);
    });
    if (ours) return members.filter((member) => isOurs(member.declarations![0])).map(({ name }) => name).sort();
    const own = members.filter(({ declarations }) => declarations![0].parent === type.symbol.declarations![0]);
    return (own.length > 0 ? own : members).map(({ name }) => name).slice(0, FOREIGN_MEMBERS);
  }
}

/** An interface without "I" is a struct: jsii's rule. */
function isStruct(symbol: ts.Symbol): boolean {
  return Boolean(symbol.flags & ts.SymbolFlags.Interface) && !(symbol.flags & ts.SymbolFlags.Class) && !/^I[A-Z]/.test(symbol.name) && symbol.name !== 'Date';
}

/** Others' types are named with their module, as in "aws-eks-v2.ICluster". */
function nameOf(symbol: ts.Symbol): string {
  const declaration = symbol.declarations![0];
  const enumeration = ts.isEnumMember(declaration) ? declaration.parent.name.text : symbol.name;
  const module = /\/node_modules\/(?:aws-cdk-lib\/(aws-[^/]+)|(cdk8s-plus))/.exec(declaration.getSourceFile().fileName);
  if (!module) return enumeration;
  return `${module[1] ?? 'k8s'}.${enumeration}`;
}

function isIn(folder: string, symbol: ts.Symbol): boolean {
  return symbol.declarations![0].getSourceFile().fileName.startsWith(folder);
}

function isOurs(declaration: ts.Node): boolean {
  return declaration.getSourceFile().fileName.startsWith(join(PROJECT, 'lib/'));
}

function isPublic(declaration: ts.Declaration | undefined): boolean {
  return !declaration || !(ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected));
}

function isBooleanUnion(type: ts.Type): boolean {
  return type.isUnion() && type.types.every(({ flags }) => flags & ts.TypeFlags.BooleanLiteral);
}
