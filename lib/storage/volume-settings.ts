import { Problem } from '../private/errors';

/** What an EBS volume is made with; numbers that only the deployment knows are left out of the checks by {@link VolumeSettings.known}. */
export interface VolumeSettings {
  readonly type: 'gp3' | 'io2';
  readonly sizeGib: number;
  readonly iops?: number;
  readonly throughput?: number;
}

interface Limits {
  readonly sizeGib: readonly [number, number];
  readonly iops: readonly [number, number];
  readonly iopsPerGib: number;
  readonly throughput?: readonly [number, number];
}

/**
 * Sources: https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html and .../provisioned-iops.html. Outposts, Local Zones and a few
 * regions allow less; there the deployment says so.
 */
const LIMITS: Record<VolumeSettings['type'], Limits> = {
  gp3: { sizeGib: [1, 65_536], iops: [3_000, 80_000], iopsPerGib: 500, throughput: [125, 2_000] },
  io2: { sizeGib: [4, 65_536], iops: [100, 256_000], iopsPerGib: 1_000 },
};

/** What a gp3 volume has at any size, unless more is asked for. */
const GP3_BASELINE_IOPS = 3_000;
const GP3_THROUGHPUT_PER_IOPS = 0.25;

/** What EBS would refuse. `isKnown` tells numbers from placeholders that the deployment fills in. */
export function volumeProblems(volume: VolumeSettings, isKnown: (value: number) => boolean): Problem[] {
  const limits = LIMITS[volume.type];
  const known = (value: number | undefined) => (value !== undefined && isKnown(value) ? value : undefined);
  const size = known(volume.sizeGib);
  const iops = known(volume.iops);
  const throughput = known(volume.throughput);
  const problems = [
    ...outside(`the size of the ${volume.type} volume`, size, limits.sizeGib, 'GiB'),
    ...outside(`iops of the ${volume.type} volume`, iops, limits.iops, 'IOPS'),
    ...outside(`throughput of the ${volume.type} volume`, throughput, limits.throughput ?? [0, Infinity], 'MiB/s'),
  ];
  const baseline = volume.type === 'gp3' ? GP3_BASELINE_IOPS : 0;
  if (size !== undefined && iops !== undefined && iops > Math.max(baseline, size * limits.iopsPerGib)) {
    problems.push({
      rule: 'volume-iops-ratio',
      what: `iops of the ${volume.type} volume is more than its size allows`,
      got: iops,
      allowed: `at most ${Math.max(baseline, size * limits.iopsPerGib)} (${limits.iopsPerGib} per GiB)`,
      fix: `lower iops, or make the volume at least ${Math.ceil(iops / limits.iopsPerGib)} GiB large`,
    });
  }
  const effectiveIops = volume.iops === undefined ? baseline : iops;
  if (throughput !== undefined && effectiveIops !== undefined && throughput > effectiveIops * GP3_THROUGHPUT_PER_IOPS) {
    problems.push({
      rule: 'volume-throughput-ratio',
      what: `throughput of the ${volume.type} volume is more than its iops allow`,
      got: throughput,
      allowed: `at most ${effectiveIops * GP3_THROUGHPUT_PER_IOPS} MiB/s for ${effectiveIops} IOPS`,
      fix: `lower throughput, or set iops to at least ${Math.ceil(throughput / GP3_THROUGHPUT_PER_IOPS)}`,
    });
  }
  return problems;
}

function outside(what: string, value: number | undefined, [least, most]: readonly [number, number], unit: string): Problem[] {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return [];
  return [{
    rule: 'volume-limits',
    what: `${what} is outside of what EBS offers`,
    got: value,
    allowed: `whole numbers from ${least} to ${most} ${unit}`,
    fix: 'choose a value in this range',
  }];
}
