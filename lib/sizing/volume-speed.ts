import type { InstanceModel, StorageModel } from '../model/cluster-model';
import { known } from '../model/deferred';

/** What goes through a volume in a second. */
export interface Speed {
  readonly iops: number;
  /** In MiB. */
  readonly throughput: number;
}

/** What a gp3 volume has unless it is asked for more: https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html */
export const GP3_BASELINE: Speed = { iops: 3000, throughput: 125 };
/** io2 moves 256 KiB with each operation, up to 4,000 MiB: https://docs.aws.amazon.com/ebs/latest/userguide/provisioned-iops.html */
const IO2_MIB_PER_OPERATION = 0.25;
const IO2_LARGEST_THROUGHPUT = 4000;

const BYTES_PER_MIB = 2 ** 20;
const BITS_PER_BYTE = 8;

/** What the volume was made for; undefined if only the deployment knows, or whoever made the StorageClass. */
export function volumeSpeed({ volume }: StorageModel): Speed | undefined {
  if (!volume) return undefined;
  const iops = volume.iops === undefined ? GP3_BASELINE.iops : known(volume.iops);
  if (iops === undefined) return undefined;
  if (volume.type === 'io2') return { iops, throughput: Math.min(IO2_LARGEST_THROUGHPUT, iops * IO2_MIB_PER_OPERATION) };
  const throughput = volume.throughput === undefined ? GP3_BASELINE.throughput : known(volume.throughput);
  return throughput === undefined ? undefined : { iops, throughput };
}

/** What the instance can move to and from each of the data volumes that it has: always, and in bursts. */
export function machineSpeed({ ebs }: InstanceModel, volumes = 1): { readonly sustained: Speed; readonly burst: Speed } | undefined {
  return ebs && {
    sustained: { iops: Math.floor(ebs.iops / volumes), throughput: Math.floor(mebibytes(ebs.mbps / volumes)) },
    burst: { iops: Math.floor(ebs.burstIops / volumes), throughput: Math.floor(mebibytes(ebs.burstMbps / volumes)) },
  };
}

/** What comes out in the end. */
export function slower(one: Speed, other: Speed): Speed {
  return { iops: Math.min(one.iops, other.iops), throughput: Math.min(one.throughput, other.throughput) };
}

/** MiB of so many Mbit. */
export function mebibytes(megabits: number): number {
  return megabits * 1e6 / BITS_PER_BYTE / BYTES_PER_MIB;
}
