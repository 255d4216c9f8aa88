import { createHash } from 'crypto';
import { Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/**
 * Eight hexadecimal digits that stand for a construct in ids of others. They follow from its path below its stage alone: neither the order in which
 * constructs are made, nor which others there are, nor the name of the stage changes them.
 */
export function addressOf(construct: IConstruct): string {
  const { scopes } = construct.node;
  const stage = Stage.of(construct);
  const path = scopes.slice(stage ? scopes.indexOf(stage) + 1 : 0).map(({ node }) => node.id);
  return createHash('sha256').update(path.join('/')).digest('hex').slice(0, 8);
}
