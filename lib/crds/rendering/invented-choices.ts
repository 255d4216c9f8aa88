import { Choice } from './choice';
import { isPlain } from './render';

/** Values of choices that their classes do not list: who writes `SecretsProvider.of('vault')` knows a newer operator than this library does. */
export function inventedChoices(spec: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (spec instanceof Choice) {
    const listed = Object.values(spec.constructor).some((one) => one instanceof Choice && one.value === spec.value);
    if (!listed) found.add(spec.value);
  } else if (typeof spec === 'object' && spec !== null && (Array.isArray(spec) || isPlain(spec))) {
    Object.values(spec).forEach((inner) => inventedChoices(inner, found));
  }
  return found;
}
