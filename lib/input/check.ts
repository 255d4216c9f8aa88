import { Token } from 'aws-cdk-lib';
import { classWords, instead } from './class-words';
import { checkKey, isText, NotData, plainData } from './plain-data';
import { classOf, shown, shownAt, withArticle } from './shown';
import { Member, Struct, TYPES } from './type-table';
import { demandOn } from './values';
import { isPlain } from '../private/deep-merge';
import { didYouMean } from '../private/did-you-mean';
import type { Problem } from '../private/errors';

/** Longer lists and texts than any prop has. */
const LONGEST_LIST = 10_000;
const LONGEST_TEXT = 100_000;

/** Who has a value: the structs or the function, which tell what it must be besides its type. */
interface Owner {
  readonly names: readonly string[];
  readonly member: string;
}

/**
 * Reads what users give, once, and compares it with its type: wrong, missing and unknown values become problems. What comes back is a copy that
 * holds only what the type knows, so nothing that is read later can differ, throw or be missing. Objects of classes stay what they are.
 */
export class PropCheck {
  public readonly problems: Problem[] = [];

  /** The props of a struct. */
  public struct(name: string, given: unknown, at: string): object {
    try {
      return this.readStruct(name, given, at);
    } catch (error) {
      this.unreadable(at || 'props', error);
      return {};
    }
  }

  /** Parameters of a function; the props of one that is a struct have no prefix. */
  public parameters(call: string, given: readonly unknown[]): unknown[] {
    const parameters = TYPES.calls.get(call) ?? [];
    return given.map((value, position) => {
      const { name, type, optional } = parameters[position];
      if (TYPES.structs.get(type)) return optional && isNothing(value) ? {} : this.struct(type, value, '');
      return this.member(parameters[position], [call], () => value, name);
    });
  }

  private readStruct(name: string, given: unknown, at: string): object {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      this.wrong(at || 'props', given, 'an object');
      return {};
    }
    const struct = TYPES.structs.get(name);
    if (!struct) return given;
    if (!isPlain(given) && !struct.props.some((prop) => prop.name in given)) {
      this.wrong(at || 'props', given, 'an object with the props that it names');
      return {};
    }
    this.unknownNames(name, struct, given, at);
    const owners = [name, ...struct.ancestors];
    return this.members(struct.props, owners, (prop) => (given as Record<string, unknown>)[prop], at);
  }

  private members(members: readonly Member[], owners: readonly string[], read: (name: string) => unknown, at: string): object {
    const taken = members.map((member): [string, unknown] => [
      member.name, this.member(member, owners, () => read(member.name), at ? `${at}.${member.name}` : member.name),
    ]);
    return Object.fromEntries(taken.filter(([, value]) => value !== undefined));
  }

  /** jsii gives null or undefined for what was left out. */
  private member({ name, optional, type }: Member, owners: readonly string[], read: () => unknown, at: string): unknown {
    try {
      const value = read();
      if (!isNothing(value)) return this.value(type, value, at, { names: owners, member: name });
      if (!optional) this.problems.push({ rule: 'prop-missing', what: `${at} is missing`, allowed: wordsFor(type), fix: 'give it' });
    } catch (error) {
      this.unreadable(at, error);
    }
    return undefined;
  }

  private value(type: string, value: unknown, at: string, owner: Owner): unknown {
    if (type.endsWith('[]')) return this.list(type.slice(0, -2), value, at, { ...owner, member: `${owner.member}[]` });
    if (type.endsWith('{}')) return this.map(type.slice(0, -2), value, at, { ...owner, member: `${owner.member}{}` });
    if (type === 'any') return plainData(value, at);
    if (TYPES.structs.get(type)) return this.struct(type, value, at);
    if (!isOfType(type, value)) return this.wrong(at, value, wordsFor(type), type);
    const demand = demandOn(type, owner.names, owner.member);
    if (demand && !demand.holds(value)) return this.wrong(at, value, demand.allowed);
    if (type === 'CassandraVersion') this.refused(value as { readonly _problem?: Problem }, at);
    return typeof value === 'number' ? value + 0 : value;
  }

  private list(type: string, value: unknown, at: string, owner: Owner): unknown {
    if (!Array.isArray(value)) return this.wrong(at, value, 'a list');
    if (value.length > LONGEST_LIST) return this.wrong(at, value, `a list of at most ${LONGEST_LIST}`);
    return Array.from(value, (_, position) =>
      this.member({ name: owner.member, optional: false, type }, owner.names, () => value[position], `${at}[${position}]`));
  }

  private map(type: string, value: unknown, at: string, owner: Owner): unknown {
    if (!isPlain(value)) return this.wrong(at, value, 'a plain object');
    if (type === 'any') return plainData(value, at);
    const keys = Object.keys(value);
    keys.forEach((key) => checkKey(key, at));
    const members = keys.map((name) => ({ name, optional: false, type }));
    const taken = members.map((member): [string, unknown] => [member.name, this.member(
      { ...member, name: owner.member }, owner.names, () => value[member.name], `${at}.${member.name}`,
    )]);
    return Object.fromEntries(taken);
  }

  private unknownNames(name: string, { props }: Struct, given: object, at: string): void {
    // An object of somebody's class has members of its own.
    if (!isPlain(given)) return;
    const names = props.map((prop) => prop.name);
    for (const key of Object.keys(given).filter((one) => !names.includes(one))) {
      if (isNothing((given as Record<string, unknown>)[key])) continue;
      const elsewhere = /(Settings|CassandraConfiguration)$/.test(name) ? ', or give it to cassandraYaml by the name that it has in cassandra.yaml' : '';
      const path = String(shown(at ? `${at}.${key}` : key));
      this.problems.push({ rule: 'prop-unknown', what: `there is no prop ${path}`, fix: `${didYouMean(key, names)}correct its name${elsewhere}, or remove it` });
    }
  }

  /** A value that could not be refused where it was made, since there was no construct to name. */
  private refused({ _problem }: { readonly _problem?: Problem }, at: string): void {
    if (_problem) this.problems.push({ ..._problem, what: `${at}: ${_problem.what}` });
  }

  private wrong(at: string, got: unknown, allowed: string, type = ''): undefined {
    const fix = (typeof got === 'object' && got !== null && instead(type, classOf(got))) || 'correct it';
    this.problems.push({ rule: 'prop-value', what: `${shown(at)} has an invalid value`, got: shownAt(at, got), allowed, fix });
    return undefined;
  }

  private unreadable(at: string, error: unknown): void {
    if (error instanceof NotData) return void this.wrong(error.at, error.got, error.allowed);
    const reason = error instanceof Error ? error.message : '';
    this.problems.push({ rule: 'prop-value', what: `${shown(at)} cannot be read`, got: shownAt(at, reason), fix: 'give the value itself' });
  }
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'string') return typeof value === 'string' && value.length <= LONGEST_TEXT && isText(value);
  if (type === 'number') return typeof value === 'number' && (Number.isFinite(value) || Token.isUnresolved(value));
  if (type === 'boolean') return typeof value === 'boolean';
  const choices = TYPES.enums.get(type);
  if (choices) return ['string', 'number'].includes(typeof value) && choices.includes(String(value));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  if (type === 'object') return true;
  const members = TYPES.classes.get(type) ?? [];
  return [...members, ...(/Construct$/.test(type) ? ['node'] : [])].every((member) => member in value);
}

function wordsFor(type: string): string {
  const simple: Record<string, string> = { string: 'a text', number: 'a number', boolean: 'true or false', object: 'an object', any: 'plain data' };
  if (Object.hasOwn(simple, type)) return simple[type];
  if (type.endsWith('[]')) return 'a list';
  if (type.endsWith('{}') || TYPES.structs.get(type)) return 'an object';
  const choices = TYPES.enums.get(type);
  if (choices) return choices.join(' or ');
  return TYPES.classes.get(type) ? classWords(type) : withArticle(type);
}
