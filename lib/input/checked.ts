import { Construct } from 'constructs';
import { PropCheck } from './check';
import type { CallName, StructName } from './prop-types';
import { TYPES } from './type-table';
import { ConfigurationError } from '../private/errors';

/**
 * The props of a construct as they can be relied upon: of the types that they must have, with nothing that is not known. TypeScript and jsii see to
 * most of that; in JavaScript a slip would end in a stack trace or in the template.
 *
 * @throws ConfigurationError with all that is wrong, at the path of the construct
 */
export function checkedProps<T extends object>(scope: Construct, struct: StructName, props: T | undefined): T {
  const check = new PropCheck();
  const taken = check.struct(struct, props ?? {}, '');
  refuse(scope.node.path, check);
  return taken as T;
}

/**
 * The same for the parameters of a function, in their order.
 *
 * @throws ConfigurationError with all that is wrong, at the name of the function
 */
export function checkedCall<const A extends readonly unknown[]>(call: CallName, ...given: A): { -readonly [P in keyof A]: A[P] } {
  const check = new PropCheck();
  const taken = check.parameters(call, given);
  refuse(pathOf(call, given), check);
  return taken as { -readonly [P in keyof A]: A[P] };
}

/**
 * The same for a method of a construct. What it makes under an id is named by its path.
 *
 * @throws ConfigurationError with all that is wrong
 */
export function checkedMethod<const A extends readonly unknown[]>(self: Construct, call: CallName, ...given: A): { -readonly [P in keyof A]: A[P] } {
  const check = new PropCheck();
  const taken = check.parameters(call, given);
  refuse(TYPES.calls.get(call)![0].name === 'id' ? pathOf(call, [self, ...given]) : self.node.path, check);
  return taken as { -readonly [P in keyof A]: A[P] };
}

function refuse(path: string, { problems }: PropCheck): void {
  if (problems.length > 0) throw new ConfigurationError(path, ...problems);
}

/** Functions that take a scope and an id tell of the construct that they make. */
function pathOf(call: string, [scope, id]: readonly unknown[]): string {
  try {
    return Construct.isConstruct(scope) && typeof id === 'string' ? [scope.node.path, id].filter((part) => part !== '').join('/') : call;
  } catch {
    // Already to look at some objects fails.
    return call;
  }
}
