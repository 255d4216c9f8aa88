import { IConstruct } from 'constructs';
import { ConfigurationError, describe, Problem } from '../private/errors';

/** One thing that is wrong, as it is shown. */
interface Report {
  readonly rule: string;
  readonly message: string;
}

const REPORTS = new WeakMap<IConstruct, Report[]>();

/** Constructs whose children are made from the same props. */
const ALIKE = new WeakSet<IConstruct>();

/** Rules about a part that follow from rules about the whole: the first cause is shown, not what comes of it. */
const FOLLOWS_FROM: Readonly<Record<string, readonly string[]>> = {
  'name-collision': ['datacenter-names'],
  'storage-class-name': ['names', 'datacenter-names'],
  'worker-image': ['instance-known'],
  'worker-names': ['names', 'datacenter-names', 'rack-names'],
  'worker-nodes': ['nodes-below-racks', 'nodes-per-rack'],
  'worker-racks': ['rack-names', 'rack-zones', 'nodes-below-racks'],
  'worker-zone': ['rack-zones'],
};

/**
 * Reports problems of a construct when the app is synthesized, together with those of all others. The construct is made all the same, so that whoever
 * uses its parts meets no secondary error before the problems are shown.
 */
export function report(construct: IConstruct, ...problems: Problem[]): void {
  reportMessages(construct, problems.map((problem) => ({ rule: problem.rule, message: describe(problem) })));
}

/** The same for what is in words already. */
export function reportMessages(construct: IConstruct, reports: readonly Report[]): void {
  const known = REPORTS.get(construct) ?? [];
  const fresh = reports.filter(({ message }) => !known.some((one) => one.message === message));
  if (fresh.length === 0) return;
  REPORTS.set(construct, [...known, ...fresh]);
  construct.node.addValidation({ validate: () => fresh.filter((one) => !isKnownElsewhere(construct, one)).map(({ message }) => message) });
}

/** Says that the children of a construct are made from the same props: what is wrong with all of them is reported once. */
export function reportOnce(construct: IConstruct): void {
  ALIKE.add(construct);
}

/** Makes something; if that is refused, the refusal is reported and the stand-in takes its place. */
export function madeOr<T>(standIn: T, construct: IConstruct, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    report(construct, ...error.problems);
    return standIn;
  }
}

/**
 * An id that no child of a scope has yet: the name itself, unless it is empty or taken. Such a name is refused by a rule; its construct is made all
 * the same.
 */
export function freeId(scope: IConstruct, name: string): string {
  const wanted = name || 'Unnamed';
  let id = wanted;
  // Constructs take none of the names that every object has.
  for (let at = 2; id in Object.prototype || scope.node.tryFindChild(id); at += 1) id = `${wanted}-${at}`;
  return id;
}

/** Whether a construct above has reported it by the same rule or by its cause, or one beside it in the same words. */
function isKnownElsewhere(construct: IConstruct, { rule, message }: Report): boolean {
  const causes = [rule, ...FOLLOWS_FROM[rule] ?? []];
  const above = construct.node.scopes.filter((scope) => scope !== construct);
  if (above.some((scope) => REPORTS.get(scope)?.some((one) => causes.includes(one.rule)))) return true;
  const scope = construct.node.scope;
  const siblings = scope && ALIKE.has(scope) ? scope.node.children : [];
  return siblings.slice(0, siblings.indexOf(construct)).some((sibling) => REPORTS.get(sibling)?.some((one) => one.message === message));
}
