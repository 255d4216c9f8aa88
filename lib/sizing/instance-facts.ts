import type { InstanceModel } from '../model/cluster-model';

/**
 * What EC2 says of an instance type, if the table has it.
 *
 * Source: ec2:DescribeInstanceTypes, as the public copy getmoto/moto (moto/ec2/resources/instance_types.json) had it in August 2026. Interfaces and
 * addresses agree with awslabs/amazon-eks-ami (nodeadm/internal/kubelet/instance-info.jsonl), volumes with kubernetes-sigs/aws-ebs-csi-driver
 * (pkg/cloud/limits/volume_limits_table.go). docs/sizing.md tells how to refresh it.
 */
export function instanceFacts(type: string): InstanceModel | undefined {
  const row = Object.hasOwn(table(), type) ? table()[type] : undefined;
  return row === undefined ? undefined : parse(type, row);
}

/** Types of the family that a type seems to be of, the smallest first. */
export function typesOfFamily(type: string): string[] {
  const family = `${type.split('.')[0]}.`;
  const memory = (name: string) => instanceFacts(name)!.memoryMib;
  return Object.keys(table()).filter((name) => name.startsWith(family)).sort((one, other) => memory(one) - memory(other) || (one < other ? -1 : 1));
}

/** Loaded when the first type is looked up, so that importing the library costs nothing. Node keeps what it has loaded. */
function table(): Readonly<Record<string, string>> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./instance-table.json');
}

/**
 * A row of the table: architecture, vCPUs, memory in MiB; EBS bandwidth in Mbit/s as sustained and as burst, EBS operations per second as sustained
 * and as burst; network in Gbit/s as sustained and as burst; network interfaces, IPv4 addresses of each; EBS volumes (with "s" network interfaces and
 * local disks count too); local disks as number x GB.
 */
function parse(name: string, row: string): InstanceModel {
  const [architecture, vcpus, memoryMib, ebsMbps, ebsBurstMbps, iops, burstIops, gbps, burstGbps, interfaces, addresses, volumes, disks] = row.split(' ');
  return {
    name,
    architecture: architecture as InstanceModel['architecture'],
    vcpus: Number(vcpus),
    memoryMib: Number(memoryMib),
    ebs: { mbps: Number(ebsMbps), burstMbps: Number(ebsBurstMbps), iops: Number(iops), burstIops: Number(burstIops), volumes: parseInt(volumes) },
    network: { gbps: Number(gbps), burstGbps: Number(burstGbps), interfaces: Number(interfaces), addressesPerInterface: Number(addresses) },
    ...(disks && { localDisks: localDisks(disks) }),
    ...(volumes.endsWith('s') && { volumesShareSlots: true }),
  };
}

function localDisks(text: string): InstanceModel['localDisks'] {
  const [count, sizeGb] = text.split('x').map(Number);
  return { count, sizeGb };
}
