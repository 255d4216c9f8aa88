import { DAY_MS, today } from '../private/today';

/** Last day of standard support in EKS, by Kubernetes version (https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html, read in November 2026). */
const STANDARD_UNTIL: Readonly<Record<string, string>> = { 1.33: '2026-07-29', 1.34: '2026-12-02', 1.35: '2027-03-27' };

/** Days before its end on which a warning begins: an upgrade of workers takes weeks in large organizations. */
const NOTICE_DAYS = 90;

/** The end of standard support, if it is near or over; undefined if it is far away or unknown. */
export function supportEnds(version: string): { readonly date: string; readonly isOver: boolean } | undefined {
  const date = STANDARD_UNTIL[version];
  const left = date === undefined ? Infinity : (Date.parse(date) - today()) / DAY_MS;
  return left > NOTICE_DAYS ? undefined : { date, isOver: left < 0 };
}
