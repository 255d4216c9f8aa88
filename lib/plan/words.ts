/** Numbers as people read them; the same in every locale. */
export const words = {
  count: (value: number, one: string) => `${number(value)} ${value === 1 ? one : `${one}s`}`,
  number,
  vcpus: (millis: number) => `${round(millis / 1000, 2)} vCPU`,
  mebibytes: (mib: number) => (mib < 1024 ? `${number(Math.round(mib))} MiB` : gibibytes(mib / 1024)),
  gibibytes,
  duration,
};

function number(value: number): string {
  const [whole, fraction] = String(value).split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? `.${fraction}` : '');
}

function gibibytes(gib: number): string {
  return gib < 1024 ? `${round(gib, gib < 100 ? 1 : 0)} GiB` : `${number(round(gib / 1024, 1))} TiB`;
}

function duration(minutes: number): string {
  const whole = Math.max(1, Math.round(minutes));
  if (whole < 60) return `${whole} min`;
  if (whole < 48 * 60) return `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, '0')} min`;
  return `${round(whole / 60 / 24, 1)} days`;
}

function round(value: number, digits: number): number {
  return +value.toFixed(digits);
}
