/** A range of IPv4 addresses: first address and number of bits that all its addresses share. */
export interface Ipv4Range {
  readonly first: number;
  readonly mask: number;
}

const CIDR = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** "10.0.0.0/16" as numbers; undefined if the text is no range, or its address is not the range's first. */
export function parseIpv4Range(text: string): Ipv4Range | undefined {
  const parts = CIDR.exec(text)?.slice(1).map(Number);
  if (!parts) return undefined;
  const [a, b, c, d, mask] = parts;
  if (mask > 32 || [a, b, c, d].some((byte) => byte > 255)) return undefined;
  const first = ((a * 256 + b) * 256 + c) * 256 + d;
  return first % rangeSize(mask) === 0 ? { first, mask } : undefined;
}

/** Number of addresses in a range with this mask. */
export function rangeSize(mask: number): number {
  return 2 ** (32 - mask);
}

/** The range as text. */
export function formatIpv4Range({ first, mask }: Ipv4Range): string {
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return `${bytes.join('.')}/${mask}`;
}

/** Whether some address is in both ranges. */
export function rangesOverlap(one: Ipv4Range, other: Ipv4Range): boolean {
  return one.first < other.first + rangeSize(other.mask) && other.first < one.first + rangeSize(one.mask);
}
