import { Token } from 'aws-cdk-lib';
import { ApiObject, Chart } from 'cdk8s';
import { holdsNumberToken } from '../input/number-token';
import { describe } from '../private/errors';

/** Tokens of AWS CDK in the objects of a chart, which nothing replaces when cdk8s alone writes it. */
export function unresolvedTokens(chart: Chart): string[] {
  return chart.apiObjects.flatMap((object: ApiObject) => pathsOfTokens(object.toJson(), []).map((path) => describe({
    rule: 'unresolved-token',
    what: `${object.kind} "${object.name}" contains an AWS CDK token, which cdk8s cannot resolve`,
    got: path.join('.'),
    fix: 'give the value itself, or deploy the cluster with CassandraCluster',
  })));
}

function pathsOfTokens(value: unknown, path: string[]): string[][] {
  if (Token.isUnresolved(value) || (typeof value === 'string' && (/\$\{Token\[|#\{Token\[/.test(value) || holdsNumberToken(value)))) return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => pathsOfTokens(inner, [...path, key]));
}
