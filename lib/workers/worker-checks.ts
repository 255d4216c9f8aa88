import { Duration, SizeRoundingBehavior, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { WorkerOptions } from './worker-options';
import { isMadeUp, zoneOf } from '../host/vpc-facts';
import type { Problem } from '../private/errors';
import { dedicatedTo } from '../private/placement';

/** What the checks look at. */
interface CheckedProps extends WorkerOptions {
  readonly rack: string;
  readonly availabilityZone: string;
  readonly subnet: ec2.ISubnet;
  readonly nodes: number;
}

type Check = (props: CheckedProps) => Problem | undefined;

/** Kubernetes' rule for the values of labels and taints; an empty one is allowed there and useless here. */
const LABEL_VALUE = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** The size of the image's own root volume (awslabs/amazon-eks-ami, templates/al2023/template.json); EC2 refuses a smaller one. */
const SMALLEST_ROOT_GIB = 20;

/** Cassandra's pod and what runs on every worker: network, proxy, volume driver, identity, and one for the logs. */
const FEWEST_PODS = 6;

/** A node needs a minute or two; CloudFormation waits for 12 hours at most (CreationPolicy). */
const SHORTEST_JOIN = Duration.minutes(5);
const LONGEST_JOIN = Duration.hours(12);

/** Families without the "d" that AWS gives to newer ones with instance store. */
const INSTANCE_STORE_FAMILIES = /^(i\d|im\d|is\d|d\d|h1|x1|m3|c3|r3)/;
/** As in r8gd, c6id, m5dn: generation, then letters with a "d" among them. */
const INSTANCE_STORE_SUFFIX = /^[a-z]+\d+[a-z]*d[a-z]*$/;

const names: Check = ({ cassandraCluster, datacenter, rack }) => {
  const texts = [cassandraCluster, datacenter, rack, dedicatedTo(cassandraCluster, datacenter)];
  const bad = texts.filter((text) => isKnown(text) && !LABEL_VALUE.test(text));
  if (bad.length === 0) return undefined;
  return {
    rule: 'worker-names',
    what: 'the names of Cassandra cluster, datacenter and rack are used as labels and taint of the nodes, but these cannot be',
    got: bad,
    allowed: 'at most 63 letters, digits, "-", "_", "." that begin and end with a letter or digit; cluster and datacenter together at most 62',
    fix: 'use shorter names without spaces',
  };
};

const nodes: Check = (props) => {
  if (!isKnown(props.nodes) || isWholeFrom(1, props.nodes)) return undefined;
  return {
    rule: 'worker-nodes',
    what: `rack "${props.rack}" has no workers`,
    got: props.nodes,
    allowed: 'a whole number from 1',
    fix: 'give each rack at least one node, or leave the rack out',
  };
};

const zone: Check = ({ availabilityZone, subnet, rack }) => {
  const actual = zoneOf(subnet);
  if (!isKnown(availabilityZone) || !isKnown(actual) || isMadeUp(actual) || actual === availabilityZone) return undefined;
  return {
    rule: 'worker-zone',
    what: `the subnet of rack "${rack}" is not in the rack's zone`,
    got: actual,
    allowed: availabilityZone,
    fix: 'give a subnet in that zone: a volume can only be attached in its own zone',
  };
};

const instanceStore: Check = ({ instanceType }) => {
  const type = instanceType.toString();
  const family = type.split('.')[0];
  if (!isKnown(type) || !(INSTANCE_STORE_FAMILIES.test(family) || INSTANCE_STORE_SUFFIX.test(family))) return undefined;
  return {
    rule: 'worker-instance-store',
    what: 'instance store is not supported yet: Cassandra\'s data is on EBS volumes, so the local disks would be billed but not used',
    got: type,
    fix: 'use a type without local disks, such as r8g.2xlarge, m8g.4xlarge or r7i.2xlarge',
  };
};

const join: Check = ({ joinTimeout }) => {
  if (joinTimeout === undefined) return undefined;
  const known = !joinTimeout.isUnresolved();
  if (known && joinTimeout.toSeconds() >= SHORTEST_JOIN.toSeconds() && joinTimeout.toSeconds() <= LONGEST_JOIN.toSeconds()) return undefined;
  return {
    rule: 'worker-join-timeout',
    what: 'joinTimeout is out of range',
    got: known ? joinTimeout.toHumanString() : 'a value that only the deployment knows',
    allowed: `${SHORTEST_JOIN.toHumanString()} to ${LONGEST_JOIN.toHumanString()}`,
    fix: 'leave it out for 15 minutes',
  };
};

const pods: Check = ({ maxPods }) => {
  if (!isKnown(maxPods) || isWholeFrom(FEWEST_PODS, maxPods!)) return undefined;
  return {
    rule: 'worker-max-pods',
    what: 'maxPods leaves no room for Cassandra beside the pods that run on every worker',
    got: maxPods,
    allowed: `a whole number from ${FEWEST_PODS}`,
    fix: 'omit it, or include your daemonsets',
  };
};

const rootVolume: Check = ({ rootVolumeSize }) => {
  if (rootVolumeSize === undefined) return undefined;
  const known = !rootVolumeSize.isUnresolved();
  const gib = known ? rootVolumeSize.toGibibytes({ rounding: SizeRoundingBehavior.NONE }) : NaN;
  if (known && Number.isInteger(gib) && gib >= SMALLEST_ROOT_GIB) return undefined;
  return {
    rule: 'worker-root-volume',
    what: 'the root volume is smaller than the machine image, or not of whole GiB',
    got: known ? `${gib} GiB` : 'a value that only the deployment knows',
    allowed: `${SMALLEST_ROOT_GIB} GiB or more`,
    fix: 'leave rootVolumeSize out, or correct it',
  };
};

const CHECKS: Check[] = [names, nodes, zone, instanceStore, join, pods, rootVolume];

/** All that is wrong with the workers of a rack. */
export function workerProblems(props: CheckedProps): Problem[] {
  return CHECKS.map((check) => check(props)).filter((problem): problem is Problem => problem !== undefined);
}

function isKnown(value: unknown): boolean {
  return value !== undefined && !Token.isUnresolved(value);
}

function isWholeFrom(least: number, value: number): boolean {
  return Number.isInteger(value) && value >= least;
}
