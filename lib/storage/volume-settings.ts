import { Problem } from '../private/errors';

/** What an EBS volume is made with. */
export interface VolumeSettings {
  readonly type: 'gp3' | 'io2';
  readonly sizeGib: number;
  readonly iops?: number;
  readonly throughput?: number;
}

type Range = readonly [least: number, most: number];

interface Limits {
  readonly sizeGib: Range;
  readonly iops: Range;
  readonly iopsPerGib: number;
  /** What a volume has at any size, unless more is asked for. */
  readonly baselineIops: number;
  readonly throughput?: Range;
}

/**
 * Sources: https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html and .../provisioned-iops.html. Outposts, Local Zones and a few
 * regions allow less; there the deployment says so.
 */
const LIMITS: Record<VolumeSettings['type'], Limits> = {
  gp3: { sizeGib: [1, 65_536], iops: [3_000, 80_000], iopsPerGib: 500, baselineIops: 3_000, throughput: [125, 2_000] },
  io2: { sizeGib: [4, 65_536], iops: [100, 256_000], iopsPerGib: 1_000, baselineIops: 0 },
};
/** Sizes outside of this are slips of the unit, whatever driver makes the volume. */
const ANY_SIZE_GIB: Range = [1, 65_536];
const THROUGHPUT_PER_IOPS = 0.25;

/** What EBS would refuse. `isKnown` tells numbers from placeholders that the deployment fills in; those are not judged. */
export function volumeProblems(volume: VolumeSettings, isKnown: (value: number) => boolean): Problem[] {
  const { type } = volume;
  const limits = LIMITS[type];
  const known = (value: number | undefined) => (value !== undefined && isKnown(value) ? value : undefined);
  const size = known(volume.sizeGib);
  const iops = volume.iops === undefined ? limits.baselineIops : known(volume.iops);
  const throughput = known(volume.throughput);
  return [
    ...outside(`the size of the ${type} volume`, size, limits.sizeGib, 'GiB'),
    ...outside(`iops of the ${type} volume`, known(volume.iops), limits.iops, 'IOPS'),
    ...(limits.throughput ? outside(`throughput of the ${type} volume`, throughput, limits.throughput, 'MiB/s') : []),
    ...iopsRatioProblems(type, limits, size, iops),
    ...throughputRatioProblems(type, iops, throughput),
  ];
}

/** What no driver can make. */
export function sizeProblems(sizeGib: number, isKnown: (value: number) => boolean): Problem[] {
  return outside('the size of the volume', isKnown(sizeGib) ? sizeGib : undefined, ANY_SIZE_GIB, 'GiB');
}

function outside(what: string, value: number | undefined, [least, most]: Range, unit: string): Problem[] {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return [];
  return [{
    rule: 'volume-limits',
    what: `${what} is out of range`,
    got: value,
    allowed: `whole numbers from ${least} to ${most} ${unit}`,
    fix: 'choose a value in this range',
  }];
}

function iopsRatioProblems(type: string, limits: Limits, size: number | undefined, iops: number | undefined): Problem[] {
  if (size === undefined || iops === undefined) return [];
  const most = Math.max(limits.baselineIops, size * limits.iopsPerGib);
  if (iops <= most) return [];
  return [{
    rule: 'volume-iops-ratio',
    what: `iops of the ${type} volume is more than its size allows`,
    got: iops,
    allowed: `at most ${most} (${limits.iopsPerGib} per GiB)`,
    fix: `lower iops, or make the volume at least ${Math.ceil(iops / limits.iopsPerGib)} GiB large`,
  }];
}

function throughputRatioProblems(type: string, iops: number | undefined, throughput: number | undefined): Problem[] {
  if (iops === undefined || throughput === undefined || throughput <= iops * THROUGHPUT_PER_IOPS) return [];
  return [{
    rule: 'volume-throughput-ratio',
    what: `throughput of the ${type} volume is more than its iops allow`,
    got: throughput,
    allowed: `at most ${iops * THROUGHPUT_PER_IOPS} MiB/s for ${iops} IOPS`,
    fix: `lower throughput, or set iops to at least ${Math.ceil(throughput / THROUGHPUT_PER_IOPS)}`,
  }];
}
