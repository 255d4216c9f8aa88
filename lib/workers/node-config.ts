import { LABEL_CLUSTER, LABEL_DATACENTER, LABEL_RACK, TAINT_DEDICATED, dedicatedTo } from '../private/placement';

/** What a worker must know of its cluster and its place; texts may be known only at deployment. */
export interface NodeConfigInput {
  readonly clusterName: string;
  readonly apiServerEndpoint: string;
  readonly certificateAuthority: string;
  readonly serviceIpv4Cidr: string;
  readonly cassandraCluster: string;
  readonly datacenter: string;
  readonly rack: string;
  readonly maxPods: number;
}

/** Taint that the EBS driver takes off once it runs on the node: without it a pod may land there before its volume can be mounted. */
const TAINT_VOLUMES = 'ebs.csi.aws.com/agent-not-ready';

/**
 * Cassandra's pod gets 120 s to drain and stop (cass-operator's termination grace period), and nodeadm leaves ordinary pods exactly that: 150 s,
 * of which 30 s are kept for critical pods; before Kubernetes 1.34 it leaves them nothing. Half a minute more lets the slowest drain end before it is
 * killed. A minute for critical pods lets the volume driver unmount after that, for a volume that is not unmounted cleanly stays attached for six
 * minutes more (kubernetes-sigs/aws-ebs-csi-driver, docs/faq.md).
 */
const SHUTDOWN_SECONDS = 210;
const SHUTDOWN_CRITICAL_SECONDS = 60;

/**
 * More than any instance has. Not "unlimited", which OCI writes as 2^64-1: nodeadm reads numbers as floating point, and what it would
 * write back no container runtime can parse.
 */
const PRACTICALLY_UNLIMITED = 2 ** 50;

/**
 * Limits of every container on the node. The list replaces nodeadm's own, which holds open files only (65536, 1048576); locked memory would stay at
 * systemd's 8 MiB. Cassandra's packages ask for 100000 open files and for memory to be locked without limit (apache/cassandra,
 * debian/cassandra.conf), DataStax also for 32768 processes; they are counted over all pods of one user on the node, hence no limit to speak of.
 */
const RLIMITS = [
  { type: 'RLIMIT_NOFILE', soft: 100_000, hard: 1_048_576 },
  { type: 'RLIMIT_MEMLOCK', soft: PRACTICALLY_UNLIMITED, hard: PRACTICALLY_UNLIMITED },
  { type: 'RLIMIT_NPROC', soft: PRACTICALLY_UNLIMITED, hard: PRACTICALLY_UNLIMITED },
];

/**
 * What nodeadm, the AMI's bootstrap, must be told (awslabs/amazon-eks-ami, nodeadm/api/v1alpha1/nodeconfig_types.go).
 */
export function nodeConfig(input: NodeConfigInput) {
  const labels = {
    [LABEL_CLUSTER]: input.cassandraCluster,
    [LABEL_DATACENTER]: input.datacenter,
    [LABEL_RACK]: input.rack,
  };
  return {
    apiVersion: 'node.eks.aws/v1alpha1',
    kind: 'NodeConfig',
    spec: {
      cluster: {
        name: input.clusterName,
        apiServerEndpoint: input.apiServerEndpoint,
        certificateAuthority: input.certificateAuthority,
        cidr: input.serviceIpv4Cidr,
      },
      kubelet: {
        // An expression and not config.maxPods: the memory that is reserved for the kubelet (11 MiB a pod) follows this one alone.
        maxPodsExpression: `max_pods < ${input.maxPods} ? max_pods : ${input.maxPods}`,
        flags: [`--node-labels=${Object.entries(labels).map(([key, value]) => `${key}=${value}`).join(',')}`],
        config: {
          registerWithTaints: [
            { key: TAINT_DEDICATED, value: dedicatedTo(input.cassandraCluster, input.datacenter), effect: 'NoSchedule' },
            { key: TAINT_VOLUMES, effect: 'NoExecute' },
          ],
          shutdownGracePeriod: `${SHUTDOWN_SECONDS}s`,
          shutdownGracePeriodCriticalPods: `${SHUTDOWN_CRITICAL_SECONDS}s`,
        },
      },
      containerd: {
        baseRuntimeSpec: { process: { rlimits: RLIMITS } },
      },
    },
  };
}
