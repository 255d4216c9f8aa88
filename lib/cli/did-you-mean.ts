/** ` Did you mean "x"?` if one of the names is near to what was written, else nothing. */
export function didYouMean(written: string, names: readonly string[], prefix = ''): string {
  const [nearest] = names.map((name) => ({ name, steps: steps(written.toLowerCase(), name) }))
    .filter(({ name, steps: needed }) => needed <= Math.max(1, Math.floor(name.length / 3)) || (written.length > 2 && name.startsWith(written)))
    .sort((one, other) => one.steps - other.steps);
  return nearest ? ` Did you mean "${prefix}${nearest.name}"?` : '';
}

/** Letters to change, add or take away until one word is the other (Levenshtein). */
function steps(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[other.length];
}
