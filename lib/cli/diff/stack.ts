import type { Template } from '../../aws-resources/template';

/** A stack as `diff` reads it; a nested stack is one by itself. */
export interface DiffStack {
  /** Its name in CloudFormation; a nested stack's is "<name of its parent>/<logical id>". */
  readonly name: string;
  readonly account?: string;
  readonly region?: string;
  /** Path of its construct, if an assembly tells it. */
  readonly path?: string;
  readonly template: Template;
  /** What the construct tree tells of its resources, by their logical ids; nothing if there is no tree. */
  readonly origins?: ReadonlyMap<string, Origin>;
}

/** Where a resource comes from. */
export interface Origin {
  /** Ids of its constructs from the stack downwards, joined by "/". */
  readonly path: string;
  /** Whether a construct of this library made it. */
  readonly ours: boolean;
}

/** As people call it: name, and what is known of where it is. */
export function titleOf({ name, account, region }: DiffStack): string {
  const where = [account, region].filter(Boolean).join('/');
  return where ? `${name} (${where})` : name;
}
