import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { CassandraDatacenterOptions, InstanceFacts } from './cassandra-workload';
import type { InstanceModel } from '../model/cluster-model';
import { instanceFacts } from '../sizing/instance-facts';
import { instanceProblems } from '../sizing/instance-problems';

/** The instance of a datacenter as far as it is known, and as somebody described it. A description that cannot be true is not computed with. */
export function instanceModel(
  { instanceType, instanceFacts: facts }: CassandraDatacenterOptions,
): { instance?: InstanceModel; described?: InstanceModel } {
  const type = instanceType.toString();
  const listed = instanceFacts(type);
  if (!facts) return { instance: listed };
  const name = Token.isUnresolved(type) ? 'an instance type that only the deployment knows' : type;
  const described = { ...listed, name, ...describedInstance(facts) };
  return { described, instance: instanceProblems(described).length === 0 ? described : undefined };
}

function describedInstance({ vcpus, memory, architecture, ebs, network }: InstanceFacts): Omit<InstanceModel, 'name'> {
  return {
    vcpus,
    memoryMib: memory.toMebibytes(),
    ...(architecture && { architecture: architecture === ec2.InstanceArchitecture.ARM_64 ? 'arm64' : 'x86_64' }),
    ...(ebs && {
      ebs: {
        mbps: ebs.mbps, burstMbps: ebs.burstMbps ?? ebs.mbps, iops: ebs.iops, burstIops: ebs.burstIops ?? ebs.iops, volumes: ebs.volumes,
      },
    }),
    ...(network && { network: { ...network, burstGbps: network.burstGbps ?? network.gbps } }),
  };
}
