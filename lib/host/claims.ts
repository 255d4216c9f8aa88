import { Stack, Stage, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** Who has which name in an EKS cluster: paths of constructs. */
export type Claims = Map<string, string>;

const BY_CONSTRUCT = new WeakMap<IConstruct, Claims>();
const BY_NAME = new WeakMap<IConstruct, Map<string, Claims>>();

/** One register for the construct of an EKS cluster, also if several HostClusters stand for it. */
export function claimsOf(cluster: IConstruct): Claims {
  const claims = BY_CONSTRUCT.get(cluster) ?? new Map<string, string>();
  BY_CONSTRUCT.set(cluster, claims);
  return claims;
}

/**
 * One register for an EKS cluster that has several constructs, as where it is imported twice. They are surely one if they have one name in one
 * account and region. Where the environment is not known, they are if they are in one stack, or if one token tells their names.
 */
export function claimsByName(cluster: IConstruct, clusterName: string): Claims {
  const stack = Stack.of(cluster);
  const place = [stack.account, stack.region];
  const isSure = Token.isUnresolved(clusterName) || !Token.isUnresolved(place.join());
  const root = isSure ? Stage.of(cluster) ?? cluster.node.root : stack;
  const registers = BY_NAME.get(root) ?? new Map<string, Claims>();
  BY_NAME.set(root, registers);
  const key = JSON.stringify([clusterName, ...(Token.isUnresolved(clusterName) ? [] : place)]);
  const claims = registers.get(key) ?? new Map<string, string>();
  registers.set(key, claims);
  return claims;
}
