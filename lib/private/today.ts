/** Milliseconds of a day. */
export const DAY_MS = 86_400_000;

/**
 * The current date, for warnings about what is out of date. `SOURCE_DATE_EPOCH` (seconds since 1970) sets it, so that builds can be reproduced:
 * https://reproducible-builds.org/specs/source-date-epoch/
 */
export function today(environment: NodeJS.ProcessEnv = process.env): number {
  const fixed = environment.SOURCE_DATE_EPOCH;
  return fixed !== undefined && /^\d+$/.test(fixed) ? Number(fixed) * 1000 : Date.now();
}
