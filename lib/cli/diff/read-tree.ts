import * as fs from 'fs';
import * as path from 'path';
import { readJson } from './read-json';
import type { DiffStack, Origin } from './stack';

const OURS = 'cdk-eks-cassandra.';

interface Node {
  readonly id: string;
  readonly path: string;
  readonly constructInfo?: { readonly fqn: string };
  readonly attributes?: Record<string, unknown>;
  readonly children?: Record<string, Node>;
}

/**
 * Which resources are created by constructs of this library, according to the construct tree of an assembly. A tree that contains none of its classes
 * comes from an app that runs the sources instead of the package: there, everything not created by AWS CDK classes alone counts.
 */
export function readOrigins(folder: string, stacks: readonly DiffStack[]): Map<DiffStack, ReadonlyMap<string, Origin>> {
  const file = [folder, path.join(folder, '..')].map((at) => path.join(at, 'tree.json')).find((at) => fs.existsSync(at));
  if (!file) return new Map();
  const { tree } = readJson(file) as { tree: Node };
  const text = fs.readFileSync(file, 'utf8');
  const isOurs = text.includes(`"fqn":"${OURS}`) || text.includes(`"fqn": "${OURS}`)
    ? (fqn: string) => fqn.startsWith(OURS)
    : (fqn: string) => fqn.startsWith('constructs.');
  return new Map(stacks.flatMap((stack) => {
    const root = nodeAt(tree, stack.path ?? '');
    return root ? [[stack, new Map(originsBelow(root, root.path, false, isOurs))]] : [];
  }));
}

function nodeAt(tree: Node, at: string): Node | undefined {
  return at.split('/').reduce<Node | undefined>((node, id) => node?.children?.[id], tree);
}

function* originsBelow(node: Node, root: string, ours: boolean, isOurs: (fqn: string) => boolean): Generator<[string, Origin]> {
  const logicalId = node.attributes?.['aws:cdk:cloudformation:logicalId'];
  if (typeof logicalId === 'string') yield [logicalId, { path: node.path.slice(root.length + 1), ours }];
  for (const child of Object.values(node.children ?? {})) {
    yield* originsBelow(child, root, ours || isOurs(child.constructInfo?.fqn ?? ''), isOurs);
  }
}
