/** Starts each placeholder. Only digits: it must be valid in a string of JSON and, for numbers and booleans, outside of one. */
const MARK = '7700770077';

/** Stands for a value that only the deployment knows (a `Ref`, a `Fn::GetAtt`). */
export function placeholder(index: number): string {
  return `${MARK}${String(index).padStart(4, '0')}`;
}

/** Whether a value, or a part of it, is only known by the deployment. */
export function isPlaceholder(value: unknown): boolean {
  return (typeof value === 'string' || typeof value === 'number') && String(value).includes(MARK);
}
