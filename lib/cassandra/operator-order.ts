import { CfnResource } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { ICassandraOperator } from '../operators/cassandra-operator';
import { describe } from '../private/errors';

/** A construct that waits for another one, as `node.addDependency` says it. */
interface Wait {
  readonly waiting: IConstruct;
  readonly awaited: IConstruct;
  /** How its turn came, from the start. */
  readonly before?: Wait;
}

const CLUSTERS = new WeakMap<IConstruct, IConstruct[]>();

/**
 * Finds at synth whether an operator and the Cassandra clusters of its stack wait for each other. The operator waits for the preflights of all of
 * them, and what follows the preflights waits for the operator. With one more dependency CloudFormation may refuse the template as circular.
 */
export function checkOrder(operator: ICassandraOperator, cluster: IConstruct): void {
  const known = CLUSTERS.get(operator);
  if (known) return void known.push(cluster);
  const clusters = [cluster];
  CLUSTERS.set(operator, clusters);
  operator.node.addValidation({ validate: () => problemOf(operator, clusters) });
}

function problemOf(operator: IConstruct, clusters: readonly IConstruct[]): string[] {
  const search = new CircleSearch();
  const circle = resourcesOf(operator).map((resource) => search.circleOf(resource)).find((found) => found !== undefined);
  if (!circle) return [];
  const made = [operator, ...clusters];
  // The library's own are between parts of them.
  const isPart = (one: IConstruct) => one.node.scopes.some((scope) => scope !== one && made.includes(scope));
  const foreign = circle.filter(({ waiting, awaited }) => !isPart(waiting) || !isPart(awaited));
  const waits = (foreign.length > 0 ? foreign : circle).map(({ waiting, awaited }) => `${waiting.node.path} waits for ${awaited.node.path}`);
  return [describe({
    rule: 'operator-order',
    what: `the operator and its Cassandra clusters would wait for each other: ${waits.join(' and ')}`,
    fix: 'remove the dependency that the app adds (node.addDependency): the library itself puts operator and Cassandra clusters in order',
  })];
}

/** Looks for resources that wait for themselves. */
class CircleSearch {
  private readonly resources = new Map<IConstruct, CfnResource[]>();

  /** The waits of the shortest circle through a resource. */
  public circleOf(start: CfnResource): Wait[] | undefined {
    const expanded = new Set<IConstruct>();
    const reached = new Map<IConstruct, Wait | undefined>([[start, undefined]]);
    for (const [resource, before] of reached) {
      for (const waiting of resource.node.scopes) {
        for (const awaited of waiting.node.dependencies) {
          const wait = { waiting, awaited, before };
          // CDK lets nothing wait for itself.
          if (resource !== start && start.node.scopes.includes(awaited)) return chain(wait);
          if (!expanded.has(waiting)) this.below(awaited).forEach((next) => reached.has(next) || reached.set(next, wait));
        }
        expanded.add(waiting);
      }
    }
    return undefined;
  }

  private below(construct: IConstruct): CfnResource[] {
    const found = this.resources.get(construct) ?? resourcesOf(construct);
    this.resources.set(construct, found);
    return found;
  }
}

function resourcesOf(construct: IConstruct): CfnResource[] {
  return construct.node.findAll().filter(CfnResource.isCfnResource);
}

function chain(last: Wait): Wait[] {
  return [...(last.before ? chain(last.before) : []), last];
}
