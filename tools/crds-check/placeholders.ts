import { Token } from 'aws-cdk-lib';

/** Starts each placeholder. Only digits: it must be valid in a string of JSON and, for numbers and booleans, outside of one. */
const MARK = '7700770077';

/** Stands for a value that only the deployment knows (a `Ref`, a `Fn::GetAtt`). */
export function placeholder(index: number): string {
  return `${MARK}${String(index).padStart(4, '0')}`;
}

/** Whether a value, or a part of it, is only known by the deployment: one of our placeholders, or a token of CDK in a chart. */
export function isPlaceholder(value: unknown): boolean {
  const scalar = typeof value === 'string' || typeof value === 'number';
  return Token.isUnresolved(value) || (scalar && String(value).includes(MARK));
}
