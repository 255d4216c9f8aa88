import type { InstanceModel } from '../model/cluster-model';

/** What cannot be true of an instance that somebody described: which fact of `instanceFacts`, what it says, and what it may say. */
export interface InstanceProblem {
  readonly fact: string;
  readonly got: number;
  readonly allowed: string;
}

/** The largest instances of EC2 have 1,920 vCPUs and 32 TiB; the operator's smallest pod takes more than half a GiB. */
const MOST_VCPUS = 2048;
const LEAST_MIB = 512;
const MOST_MIB = 64 * 2 ** 20;
/** MiB of memory for each vCPU, from a t3.nano to the largest high memory instances. */
const MIB_PER_VCPU = { least: 256, most: 64 * 1024 } as const;

/** Facts by which nothing can be computed. That each is a number of its kind is seen to before. */
export function instanceProblems({ vcpus, memoryMib, ebs, network }: InstanceModel): InstanceProblem[] {
  return [
    ...(vcpus <= MOST_VCPUS ? [] : [{ fact: 'vcpus', got: vcpus, allowed: `at most ${MOST_VCPUS}` }]),
    ...(memoryMib >= LEAST_MIB && memoryMib <= MOST_MIB ? [] : [{ fact: 'memory', got: memoryMib, allowed: `${LEAST_MIB} to ${MOST_MIB} MiB` }]),
    ...(ebs ? [...atLeast('ebs.burstMbps', ebs.burstMbps, ebs.mbps, 'Mbit/s'), ...atLeast('ebs.burstIops', ebs.burstIops, ebs.iops, 'operations per second')] : []),
    ...(network?.burstGbps === undefined ? [] : atLeast('network.burstGbps', network.burstGbps, network.gbps ?? 0, 'Gbit/s')),
  ];
}

/** Facts that can be true, but look like a slip: a unit, or another instance than the table has under that name. */
export function instanceDoubts(described: InstanceModel, listed: InstanceModel | undefined): InstanceProblem[] {
  const { vcpus, memoryMib } = described;
  const each = memoryMib / vcpus;
  if (listed) {
    return [
      ...(vcpus === listed.vcpus ? [] : [{ fact: 'vcpus', got: vcpus, allowed: `${listed.vcpus}, as ${listed.name} has` }]),
      ...(memoryMib === listed.memoryMib ? [] : [{ fact: 'memory', got: memoryMib, allowed: `${listed.memoryMib} MiB, as ${listed.name} has` }]),
    ];
  }
  if (each >= MIB_PER_VCPU.least && each <= MIB_PER_VCPU.most) return [];
  return [{ fact: 'memory', got: memoryMib, allowed: `${MIB_PER_VCPU.least * vcpus} to ${MIB_PER_VCPU.most * vcpus} MiB for ${vcpus} vCPUs, as other instances have` }];
}

function atLeast(fact: string, got: number, least: number, unit: string): InstanceProblem[] {
  return got >= least ? [] : [{ fact, got, allowed: `${least} ${unit}, what it sustains, or more` }];
}
