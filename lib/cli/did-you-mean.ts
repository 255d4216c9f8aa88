import { nearest } from '../private/did-you-mean';

/** ` Did you mean "x"?` if one of the names is similar to the input or starts with it, else an empty string. */
export function didYouMean(written: string, names: readonly string[], prefix = ''): string {
  const name = nearest(written, names) ?? names.find((one) => written.length > 2 && one.startsWith(written));
  return name === undefined ? '' : ` Did you mean "${prefix}${name}"?`;
}
