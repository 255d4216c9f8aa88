/** Names longer than this are no slip of the finger, and comparing them takes time. */
const LONGEST = 60;

/** The name that somebody who wrote another one most likely meant, if one is near. */
export function nearest(written: string, names: Iterable<string>): string | undefined {
  if (written.length > LONGEST) return undefined;
  const most = Math.max(1, Math.floor(written.length / 3));
  let best: { readonly name: string; readonly away: number } | undefined;
  for (const name of names) {
    const away = distance(plain(written), plain(name));
    if (away <= most && away < (best?.away ?? Infinity)) best = { name, away };
  }
  return best?.name;
}

/** "did you mean "nodes"? " or nothing, to put before a way out. */
export function didYouMean(written: string, names: Iterable<string>): string {
  const name = nearest(written, names);
  return name === undefined ? '' : `did you mean "${name}"? `;
}

/** Case, dashes and underscores are how conventions differ, not names. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, '');
}

/** Letters that are missing, too many, wrong or swapped with the next one. */
function distance(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return rows[one.length][other.length];
}
