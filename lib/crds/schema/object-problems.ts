import { Token } from 'aws-cdk-lib';
import { Node, schemaTable } from './schema-table';
import { holdsNumberToken } from '../../input/number-token';
import { shown, shownAt } from '../../input/shown';
import { didYouMean } from '../../private/did-you-mean';
import type { Problem } from '../../private/errors';

/** What is wrong with a custom resource, by the definitions of its operator. */
export interface ObjectProblems {
  /** What the API server refuses. */
  readonly refused: readonly Problem[];
  /** Fields that the API server drops, or that nobody reads. */
  readonly unknown: readonly Problem[];
}

export const VALUE = 'custom-resource-value';
export const FIELD = 'custom-resource-field';

/** Versions of the operators up to which definitions are known, in words. */
export function knownDefinitions(): string {
  return Object.entries(schemaTable().operators).map((operator) => operator.join(' ')).join(' and ');
}

/** Whether the definitions of an operator are not known, since it is newer than all that are. */
export function isNewerOperator(version: string): boolean {
  return Object.values(schemaTable().operators).every((known) => version.localeCompare(known, 'en', { numeric: true }) > 0);
}

/** So many are enough to see what went wrong. */
const MOST = 20;

/**
 * Compares an object, as it goes to the API server, with the definitions that the library knows. Of other kinds it knows nothing, and says nothing.
 *
 * @param meant texts that stand where only some are known, and are meant to
 */
export function objectProblems(object: unknown, meant: ReadonlySet<string> = new Set()): ObjectProblems {
  const { apiVersion, kind, metadata, spec } = (object ?? {}) as Readonly<Record<string, any>>;
  const { kinds, nodes } = schemaTable();
  const name = `${apiVersion}/${kind}`;
  if (!Object.hasOwn(kinds, name)) return { refused: [], unknown: [] };
  const check = new Check(nodes, `${kind} "${shown(metadata?.name)}"`, meant);
  if (spec !== undefined) check.value(spec, nodes[kinds[name]], 'spec');
  return { refused: check.refused.slice(0, MOST), unknown: check.unknown.slice(0, MOST) };
}

class Check {
  public readonly refused: Problem[] = [];
  public readonly unknown: Problem[] = [];

  constructor(private readonly nodes: readonly Node[], private readonly object: string, private readonly meant: ReadonlySet<string>) {}

  public value(value: unknown, node: Node, at: string): void {
    // The API server takes null for nothing.
    if (this.refused.length > MOST || value === null || node.t === 'any' || isLater(value)) return;
    if (!hasType(value, node.t)) {
      this.wrong(at, value, WORDS[node.t]);
    } else if (Array.isArray(value)) {
      this.within(at, value, value.length, node.l, 'elements');
      value.forEach((one, position) => this.value(one, this.nodes[node.i!] ?? ANY, `${at}[${position}]`));
    } else if (typeof value === 'object') {
      this.fields(value as Readonly<Record<string, unknown>>, node, at);
    } else {
      this.scalar(value, node, at);
    }
  }

  private scalar(value: unknown, { e: choices, p: pattern, r: bounds, l: length }: Node, at: string): void {
    if (choices && !choices.includes(String(value)) && !this.meant.has(String(value))) {
      this.wrong(at, value, `${didYouMean(String(value), choices)}${choices.join(', ')}`);
    } else if (typeof value === 'number') {
      this.within(at, value, value, bounds, '');
    } else if (typeof value === 'string') {
      this.within(at, value, [...value].length, length, 'characters');
      if (pattern !== undefined && !new RegExp(pattern).test(value)) this.wrong(at, value, `a text that matches ${pattern}`);
    }
  }

  private fields(object: Readonly<Record<string, unknown>>, { f: fields, q: required = [], o: others }: Node, at: string): void {
    for (const name of required.filter((one) => object[one] === undefined || object[one] === null)) {
      this.refused.push({ rule: VALUE, what: `${this.object} lacks ${at}.${name}`, allowed: this.wordsOf(fields?.[name]), fix: 'give it' });
    }
    for (const [name, value] of Object.entries(object)) {
      const below = `${at}.${shown(name)}`;
      if (value === undefined) continue;
      if (fields && Object.hasOwn(fields, name)) this.value(value, this.nodes[fields[name]], below);
      else if (others === undefined) this.stray(name, Object.keys(fields ?? {}), below);
      else if (others >= 0) this.value(value, this.nodes[others], below);
    }
  }

  private stray(name: string, names: readonly string[], at: string): void {
    this.unknown.push({
      rule: FIELD,
      what: `${this.object} has a field that no version of its operator reads that this library knows, ${at}`,
      fix: `${didYouMean(name, names)}correct its name, or acknowledge this if your operator reads it`,
    });
  }

  private within(at: string, value: unknown, size: number, [least, most]: Node['r'] = [null, null], unit: string): void {
    if (size >= (least ?? -Infinity) && size <= (most ?? Infinity)) return;
    const bounds = [...(least === null ? [] : [`at least ${least}`]), ...(most === null ? [] : [`at most ${most}`])].join(' and ');
    this.wrong(at, value, unit ? `${bounds} ${unit}` : bounds);
  }

  private wrong(at: string, got: unknown, allowed: string): void {
    this.refused.push({
      rule: VALUE, what: `${this.object}: the API server does not take ${at}`, got: shownAt(at, got), allowed, fix: 'correct what sets it, a prop or a patch (addJsonPatch)',
    });
  }

  private wordsOf(node: number | undefined): string | undefined {
    return node === undefined ? undefined : WORDS[this.nodes[node].t];
  }
}

const ANY: Node = { t: 'any' };

const WORDS: Readonly<Record<Node['t'], string>> = {
  'object': 'an object',
  'array': 'a list',
  'string': 'a text',
  'integer': 'a whole number',
  'number': 'a number',
  'boolean': 'true or false',
  'int-or-string': 'a whole number or a text',
  'any': 'anything',
};

function hasType(value: unknown, type: Node['t']): boolean {
  switch (type) {
    case 'array': return Array.isArray(value);
    case 'object': return typeof value === 'object' && !Array.isArray(value);
    case 'integer': return Number.isInteger(value);
    case 'int-or-string': return typeof value === 'string' || Number.isInteger(value);
    default: return typeof value === type;
  }
}

/** A value that only the deployment knows fits everywhere: a token of CDK, or the function of CloudFormation that it became. */
function isLater(value: unknown): boolean {
  if (Token.isUnresolved(value) || (typeof value === 'string' && holdsNumberToken(value))) return true;
  if (typeof value !== 'object' || value === null) return false;
  const [first, ...others] = Object.keys(value);
  return others.length === 0 && (first === 'Ref' || first?.startsWith('Fn::'));
}
