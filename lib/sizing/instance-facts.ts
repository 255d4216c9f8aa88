import type { InstanceModel } from '../model/cluster-model';

/** vCPUs by size of an instance type; a multiple "<n>xlarge" has 4 n. */
const SIZES: Record<string, number> = { medium: 1, large: 2, xlarge: 4 };

/**
 * GiB of memory per vCPU of the families whose sizes are all in that proportion. Families with instance store are listed too, so that the reason for
 * their refusal is what the user reads.
 *
 * Source: the tables of https://docs.aws.amazon.com/ec2/latest/instancetypes/ (general purpose, compute, memory and storage optimized).
 */
const GIB_PER_VCPU: Record<string, number> = {
  c5: 2,
  c5a: 2,
  c6a: 2,
  c6g: 2,
  c6i: 2,
  c7a: 2,
  c7g: 2,
  c7i: 2,
  c8g: 2,
  c8i: 2,
  m5: 4,
  m5a: 4,
  m6a: 4,
  m6g: 4,
  m6i: 4,
  m7a: 4,
  m7g: 4,
  m7i: 4,
  m8a: 4,
  m8g: 4,
  m8i: 4,
  r5: 8,
  r5a: 8,
  r5b: 8,
  r5n: 8,
  r6a: 8,
  r6g: 8,
  r6i: 8,
  r7a: 8,
  r7g: 8,
  r7i: 8,
  r8a: 8,
  r8g: 8,
  r8i: 8,
  i4g: 8,
  i4i: 8,
  i7i: 8,
  i7ie: 8,
  i8g: 8,
  i8ge: 8,
  im4gn: 4,
  is4gen: 6,
  x2gd: 16,
  x8g: 16,
};
// c5 has no xlarge multiples of 8 (9xlarge and 18xlarge instead), which the formula below gets right: 36 and 72 vCPUs with 2 GiB each.

/** Burstable families are in no fixed proportion. Memory in MiB by size; 2 vCPUs up to large. */
const BURSTABLE_MEMORY_MIB: Record<string, number> = {
  'nano': 512, 'micro': 1024, 'small': 2048, 'medium': 4096, 'large': 8192, 'xlarge': 16384, '2xlarge': 32768,
};
const BURSTABLE = ['t3', 't3a', 't4g'];

/** vCPUs and memory of an instance type, if its family is in the table. */
export function instanceFacts(type: string): InstanceModel | undefined {
  const [family, size] = type.split('.');
  if (!size) return undefined;
  if (BURSTABLE.includes(family)) return burstableFacts(type, size);
  const ratio = GIB_PER_VCPU[family];
  const vcpus = vcpusOf(size);
  return ratio && vcpus ? { name: type, vcpus, memoryMib: vcpus * ratio * 1024 } : undefined;
}

function vcpusOf(size: string): number | undefined {
  const multiple = /^(\d+)xlarge$/.exec(size);
  return multiple ? Number(multiple[1]) * 4 : SIZES[size];
}

function burstableFacts(type: string, size: string): InstanceModel | undefined {
  const memoryMib = BURSTABLE_MEMORY_MIB[size];
  const vcpus = size.endsWith('xlarge') ? vcpusOf(size)! : 2;
  return memoryMib ? { name: type, vcpus, memoryMib } : undefined;
}
