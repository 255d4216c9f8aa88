import type { Template } from '../../aws-resources/template';

/** A stack as `diff` reads it; nested stacks are separate stacks. */
export interface DiffStack {
  /** Its name in CloudFormation; for a nested stack, "<name of its parent>/<logical id>". */
  readonly name: string;
  readonly account?: string;
  readonly region?: string;
  /** Path of its construct, if known from an assembly. */
  readonly path?: string;
  readonly template: Template;
  /** Origins of its resources from the construct tree, by logical id; undefined without a tree. */
  readonly origins?: ReadonlyMap<string, Origin>;
}

/** The origin of a resource. */
export interface Origin {
  /** Ids of its constructs below the stack, joined by "/". */
  readonly path: string;
  /** Whether a construct of this library created it. */
  readonly ours: boolean;
}

/** The name for messages, with the known parts of the environment. */
export function titleOf({ name, account, region }: DiffStack): string {
  const where = [account, region].filter(Boolean).join('/');
  return where ? `${name} (${where})` : name;
}
