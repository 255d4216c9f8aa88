import { Annotations, Fn, RemovalPolicy, Stack, Tags, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { CassandraNetworkAttributes, ICassandraNetwork, NetworkZone } from './cassandra-network-attributes';
import { FixedAddresses, zonesThatFit } from './fixed-addresses';
import { ImportedNetwork } from './imported-network';
import { acknowledge } from '../host/acknowledge';
import { keepData } from '../host/data-removal';
import { checkedCall, checkedProps } from '../input/checked';
import { parseIpv4Range } from '../private/cidr';
import { ConfigurationError } from '../private/errors';

/** Neither an id ("euw1-az1") nor the name of a Local or Wavelength Zone ("us-west-2-lax-1a"). */
const ZONE = /^[a-z]{2,4}(-[a-z]+)+-\d[a-z]$/;
/**
 * The region that offers two zones to accounts of the last years:
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html
 */
const TWO_ZONES = 'us-west-1';

/** Properties of `CassandraNetwork`. */
export interface CassandraNetworkProps {
  /**
   * IPv4 range of the VPC, a /16 or /17. Each zone uses one /19 from the start of the range; the last /19 is for the public subnets. A change
   * replaces the VPC and everything in it.
   *
   * @default "10.0.0.0/16", room for seven zones
   */
  readonly cidr?: string;

  /**
   * Names of the availability zones. The position in this list determines address ranges and logical ids, so never reorder it. The control plane
   * uses these subnets and does not accept subnets of additional zones later, so the change guard refuses a longer list (`ground-kept`): additional
   * zones go into `workerZones`.
   *
   * Specify the zones in production. By default the deployment uses the first zones of the region in the order of the account. That order can change
   * when default subnets are created or deleted in the account, which would move subnets to other zones.
   *
   * @default - the first `zoneCount` zones of the region, chosen at deployment (`Fn::GetAZs`), without a context lookup
   */
  readonly availabilityZones?: string[];

  /**
   * Names of additional zones for workers only: the control plane does not use their subnets, so zones can be appended after the first deployment.
   * Their subnets follow those of `availabilityZones`. Only racks that specify the zone (`racks` of a datacenter) are in it. Never reorder the list
   * or move a zone to the other list. It requires `availabilityZones`.
   *
   * @default - none
   */
  readonly workerZones?: string[];

  /**
   * Number of zones. Mutually exclusive with `availabilityZones`.
   *
   * @default 3; us-west-1 and a few other regions only have two
   */
  readonly zoneCount?: number;

  /**
   * Number of NAT gateways, through which nodes pull images and access AWS. With fewer than one per zone, the loss of a zone can disconnect others,
   * and traffic between zones is billed. It can be changed later in place.
   *
   * @default - one in each zone
   */
  readonly natGateways?: number;

  /**
   * Whether VPC flow logs are written to CloudWatch Logs.
   *
   * @default true
   */
  readonly flowLogs?: boolean;

  /**
   * Retention of the flow logs. The log group is retained when the stack is deleted.
   *
   * @default logs.RetentionDays.THREE_MONTHS
   */
  readonly flowLogRetention?: logs.RetentionDays;
}

/**
 * A VPC for a Cassandra platform: each of three zones has a large private subnet for nodes and pods, and a small public one for a NAT gateway.
 *
 * Use it to create a VPC for the platform; `CassandraNetwork.fromCassandraNetworkAttributes` uses an existing one.
 *
 * `natGateways`, `flowLogs` and `workerZones` can be changed later without replacing a subnet. Additional `availabilityZones` do not replace subnets
 * either, but EKS refuses them for the control plane of a running cluster. Subnets, and with them the nodes, are replaced by a change of `cidr`, of
 * the names or order of the zones, or by specifying other zones than the deployment had chosen. Address ranges only depend on the position of a zone.
 *
 * @example
 * const network = new CassandraNetwork(this, 'Network', {
 *   availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
 * });
 */
export class CassandraNetwork extends Construct implements ICassandraNetwork {
  /**
   * References a network in an existing VPC. It creates no resources.
   *
   * @param scope the parent construct
   * @param id the construct id
   * @param attrs the VPC and its zones
   * @throws if a zone is specified twice, or does not have exactly one of the selected subnets
   */
  public static fromCassandraNetworkAttributes(scope: Construct, id: string, attrs: CassandraNetworkAttributes): ICassandraNetwork {
    [scope, id, attrs] = checkedCall('CassandraNetwork.fromCassandraNetworkAttributes', scope, id, attrs);
    return new ImportedNetwork(scope, id, attrs);
  }

  /** The VPC. */
  public readonly vpc: ec2.IVpc;

  /** The zones, each with its private subnet. */
  public readonly zones: NetworkZone[];

  /**
   * @throws if the range is too small for the zones, a zone is specified twice, or the number of zones or NAT gateways is out of range
   */
  constructor(scope: Construct, id: string, props: CassandraNetworkProps = {}) {
    super(scope, id);
    props = checkedProps(this, 'CassandraNetworkProps', props);
    const range = this.range(props.cidr ?? '10.0.0.0/16');
    const names = this.zoneNames(props);
    if (names.length > zonesThatFit(range)) {
      this.refuse('network-zones', 'the IPv4 range of the VPC is too small for that many zones', names.length, `2 to ${zonesThatFit(range)}`,
        'use fewer zones; a /16 has room for seven, a /17 for three');
    }

    const vpc = givenZones(this, names, () => new ec2.Vpc(this, 'Vpc', {
      ipAddresses: new FixedAddresses(range),
      availabilityZones: names,
      natGateways: this.natGateways(props.natGateways, names.length),
      // Names and order are part of the subnets' logical ids.
      subnetConfiguration: [
        { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, mapPublicIpOnLaunch: false },
      ],
      // Backups and image layers go to S3, and would otherwise pay for the NAT gateway.
      gatewayEndpoints: { S3: { service: ec2.GatewayVpcEndpointAwsService.S3 } },
    }));
    tagForLoadBalancers(vpc);
    acknowledge(vpc, { 'CloudFormation-Validate::W3010': 'zones are named on purpose: a rack lives in one zone for ever' });
    if (props.flowLogs ?? true) this.logTraffic(vpc, props.flowLogRetention ?? logs.RetentionDays.THREE_MONTHS);

    this.vpc = vpc;
    const shared = names.length - (props.workerZones?.length ?? 0);
    this.zones = names.map((availabilityZone, position) => ({
      availabilityZone, subnet: vpc.privateSubnets[position], ...(position >= shared && { workersOnly: true }),
    }));
  }

  private range(cidr: string) {
    const range = Token.isUnresolved(cidr) ? undefined : parseIpv4Range(cidr);
    if (!range || range.mask < 16 || range.mask > 17) {
      throw this.problem('network-cidr', 'the IPv4 range of the VPC is invalid', cidr,
        'a /16 (the largest that a VPC may have) or a /17, from its first address, known at synth',
        'give a range such as 10.0.0.0/16');
    }
    return range;
  }

  private zoneNames(props: CassandraNetworkProps): string[] {
    const { availabilityZones, workerZones = [], zoneCount } = props;
    if (!availabilityZones && workerZones.length > 0) {
      this.refuse('network-zones', 'workerZones are named, and the zones of the control plane are not', workerZones, undefined, 'name those too (availabilityZones), as they are deployed');
    }
    if (availabilityZones && zoneCount !== undefined) {
      this.refuse('network-zones', 'availabilityZones and zoneCount are mutually exclusive', zoneCount, undefined, 'give one of them');
    }
    const count = availabilityZones?.length ?? zoneCount ?? 3;
    if (!Number.isInteger(count) || count < 2) {
      this.refuse('network-zones', 'the number of zones cannot be used', count, '2 or more (EKS needs two, three racks need three)', 'name three zones');
    }
    const named = availabilityZones && [...availabilityZones, ...workerZones];
    const twice = named?.find((zone, index) => named.indexOf(zone) !== index);
    if (twice !== undefined) {
      this.refuse('network-zones', 'a zone is specified twice', twice, undefined, 'specify each zone once');
    }
    named?.forEach((zone) => this.checkZone(zone));
    if (!availabilityZones && count > 2 && Stack.of(this).region === TWO_ZONES) {
      Annotations.of(this).addWarningV2('cdk-eks-cassandra:network-zones',
        `most accounts have two zones only in ${TWO_ZONES}, and a third one would fail in the deployment: set zoneCount to 2, or name the zones that the account has`);
    }
    return named ?? Array.from({ length: count }, (_, position) => Fn.select(position, Fn.getAzs()));
  }

  /** Control planes and node groups are in zones of their region only. */
  private checkZone(zone: string): void {
    const region = Stack.of(this).region;
    if (Token.isUnresolved(zone)) return;
    if (!ZONE.test(zone) || (!Token.isUnresolved(region) && zone.slice(0, -1) !== region)) {
      this.refuse('network-zones', 'an availability zone is invalid for EKS', zone,
        `${Token.isUnresolved(region) ? 'a region' : region} and one letter, as in "eu-west-1a"`,
        'name zones of the stack\'s region; nodes in Local Zones need a network and a cluster of your own');
    }
  }

  private natGateways(wanted: number | undefined, zones: number): number {
    const count = wanted ?? zones;
    if (Token.isUnresolved(count) || !Number.isInteger(count) || count < 1 || count > zones) {
      this.refuse('network-nat-gateways', 'the number of NAT gateways is invalid', wanted, `1 to ${zones}`,
        'nodes access AWS and image registries through them: use at least one');
    }
    if (count < zones) {
      Annotations.of(this).addWarningV2('cdk-eks-cassandra:network-nat-gateways',
        `${count} NAT gateway(s) serve ${zones} zones: the loss of one zone can cut nodes of other zones off from image registries and AWS`);
    }
    return count;
  }

  private logTraffic(vpc: ec2.Vpc, retention: logs.RetentionDays): void {
    const group = new logs.LogGroup(this, 'FlowLogGroup', { retention, removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE });
    keepData(group);
    vpc.addFlowLog('FlowLog', { destination: ec2.FlowLogDestination.toCloudWatchLogs(group) });
  }

  private problem(rule: string, what: string, got: unknown, allowed: string | undefined, fix: string): ConfigurationError {
    return new ConfigurationError(this.node.path, { rule, what, got, allowed, fix });
  }

  private refuse(...args: Parameters<CassandraNetwork['problem']>): never {
    throw this.problem(...args);
  }
}

/** The marks by which Kubernetes' load balancer controllers find subnets. */
function tagForLoadBalancers(vpc: ec2.Vpc): void {
  for (const subnet of vpc.privateSubnets) Tags.of(subnet).add('kubernetes.io/role/internal-elb', '1');
  for (const subnet of vpc.publicSubnets) Tags.of(subnet).add('kubernetes.io/role/elb', '1');
}

/**
 * `ec2.Vpc` compares zones that it is given with those of the stack, which in a concrete environment is a look-up in the account, with credentials,
 * at synth. `Stack.availabilityZones` is documented as the place to override; for this VPC the answer is what was given.
 */
function givenZones<T>(scope: Construct, zones: string[], make: () => T): T {
  const stack = Stack.of(scope);
  Object.defineProperty(stack, 'availabilityZones', { value: zones, configurable: true });
  try {
    return make();
  } finally {
    delete (stack as { availabilityZones?: string[] }).availabilityZones;
  }
}
