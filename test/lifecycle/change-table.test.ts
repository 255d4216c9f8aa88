import { CfnResource, Size, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { ApiObject, JsonPatch } from 'cdk8s';
import {
  BackupBucket, BackupSchedule, CassandraCluster, CassandraClusterOptions, CassandraDatacenterOptions, CassandraNetwork, CassandraNetworkProps,
  CassandraPlacement, CassandraPlatformProps, CassandraStorage, CassandraVersion, CertManagerInstallation, K8ssandraOperatorVersion,
} from '../../lib';
import { guard } from '../../lib/lifecycle/handlers/guard';
import { CLUSTER, DATACENTER, testPlatform, testStack } from '../fixtures';

/** One side of a change, in props. */
interface Side {
  readonly platform?: (stack: Stack) => Partial<CassandraPlatformProps>;
  readonly id?: string;
  readonly options?: Partial<CassandraClusterOptions> | ((stack: Stack) => Partial<CassandraClusterOptions>);
  readonly datacenters?: Array<Partial<CassandraDatacenterOptions>>;
  readonly accepts?: string[];
  readonly patch?: [string, unknown];
  readonly without?: boolean;
  readonly others?: string[];
  readonly change?: (stack: Stack, cluster?: CassandraCluster) => void;
}

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];

/** What CloudFormation would send to the guard: the app is built from props, and the guard's properties resolved as at synth. */
function properties({ platform: props, id = 'Orders', options, datacenters = [{}], accepts, patch, without, others = [], change }: Side): Record<string, unknown> {
  const stack = testStack({ env: { account: '111122223333', region: 'eu-west-1' } });
  const given = props?.(stack);
  const network = given?.network ?? new CassandraNetwork(stack, 'Network', { availabilityZones: ZONES });
  const platform = testPlatform(stack, { network, ...given, ...(without && { acceptedChanges: accepts }) });
  const own = typeof options === 'function' ? options(stack) : options;
  const cluster = without ? undefined : platform.addCassandraCluster(id, {
    ...CLUSTER, ...own, datacenters: datacenters.map((one) => ({ ...DATACENTER, ...one })), ...(accepts && { acceptedChanges: accepts }),
  });
  others.forEach((other) => platform.addCassandraCluster(other, CLUSTER));
  if (patch) (cluster!.customResources[0] as ApiObject).addJsonPatch(JsonPatch.add(...patch));
  change?.(stack, cluster);
  const resource = stack.node.findAll().find((one) => CfnResource.isCfnResource(one) && one.cfnResourceType === 'Custom::CassandraChangeGuard') as CfnResource;
  const [{ Properties }]: any[] = Object.values(stack.resolve(resource._toCloudFormation()).Resources);
  return JSON.parse(JSON.stringify(Properties));
}

async function verdict(before: Record<string, unknown>, after: Record<string, unknown>): Promise<string[]> {
  const event = { ResponseURL: '', StackId: 'stack', RequestId: '1', LogicalResourceId: 'Guard' };
  const { PhysicalResourceId } = await guard({ ...event, RequestType: 'Create', ResourceProperties: before }, async () => '');
  try {
    await guard({ ...event, RequestType: 'Update', PhysicalResourceId, ResourceProperties: after, OldResourceProperties: before }, async () => 'UPDATE_IN_PROGRESS');
    return [];
  } catch (error) {
    return [...new Set(Array.from((error as Error).message.matchAll(/\[([-a-z]+)\]$/gm), ([, rule]) => rule))];
  }
}

const backup = { schedule: BackupSchedule.daily(), maxBackups: 7 };
const storage = (iops: number) => ({ storage: CassandraStorage.gp3(Size.gibibytes(200), { iops }) });
const foreign = { placement: CassandraPlacement.existingNodes({ labels: { pool: 'cassandra' } }) };
const racks = (...names: string[]) => ({ racks: names.map((name) => ({ name })) });
const yaml = (cassandraYaml: Record<string, unknown>): Side => ({ options: { cassandraYaml } });
const resource = (stack: Stack, type: string) => stack.node.findAll()
  .find((one) => CfnResource.isCfnResource(one) && one.cfnResourceType === type) as CfnResource;
const override = (type: string, property: string, value: unknown): Side =>
  ({ change: (stack) => resource(stack, type).addPropertyOverride(property, value) });
const network = (props: object) => (stack: Stack) => ({ network: new CassandraNetwork(stack, 'Other', { availabilityZones: ZONES, ...props }) });
const zones = (props: CassandraNetworkProps) => (stack: Stack) => ({ network: new CassandraNetwork(stack, 'Network', props) });
const FOUR = [...ZONES, 'eu-west-1d'];
const DC = '/spec/cassandra/datacenters/0';
const BASE: Side = {};
const two = [{}, { name: 'dc2' }];
const leaving = (props: Partial<CassandraDatacenterOptions> = {}) => [{}, { name: 'dc2', decommission: true, ...props }];
const shared = { instanceType: new ec2.InstanceType('r8g.8xlarge') };

/** Old, new, and the rules that refuse it: those that follow from what AWS, Kubernetes and the operators do. None: it works. */
const TABLE: Array<[string, Side, Side, string[]]> = [
  // What works.
  ['nothing', BASE, {}, []],
  ['more nodes', BASE, { datacenters: [{ nodes: 6 }] }, []],
  ['a larger volume', BASE, { datacenters: [{ storage: CassandraStorage.gp3(Size.gibibytes(300)) }] }, []],
  ['a setting', BASE, yaml({ concurrent_reads: 64 }), []],
  ['the next release', BASE, { options: { version: CassandraVersion.V5_0_9 } }, []],
  ['backups on', BASE, { options: { backup } }, []],
  ['backups more seldom', { options: { backup } }, { options: { backup: { ...backup, maxBackups: 14 } } }, []],
  ['repair off', BASE, { options: { repair: { enabled: false } } }, []],
  ['a second datacenter', BASE, { datacenters: two }, []],
  ['a second Cassandra cluster', BASE, { others: ['Users'] }, []],
  ['more system nodes', BASE, { platform: () => ({ systemNodes: 4 }) }, []],
  ['other system nodes', BASE, { platform: () => ({ systemInstanceType: new ec2.InstanceType('m7g.xlarge') }) }, []],
  ['a newer Kubernetes', { platform: () => ({ kubernetesVersion: eks.KubernetesVersion.V1_34 }) }, {}, []],
  ['an API that people reach', BASE, { platform: () => ({ publicAccessFrom: ['192.0.2.0/24'] }) }, []],
  ['deletion protection', BASE, { platform: () => ({ deletionProtection: true }) }, []],
  ['a smaller instance', { datacenters: [{ instanceType: new ec2.InstanceType('r8g.2xlarge') }] }, {}, []],
  ['fewer nodes, workers kept', { datacenters: [{ nodes: 6 }] }, { datacenters: [{ nodes: 3, workerNodes: 6 }] }, []],
  ['workers without nodes', { datacenters: [{ nodes: 3, workerNodes: 6 }] }, {}, []],
  ['fewer nodes on instances of others', { datacenters: [{ ...foreign, nodes: 6 }] }, { datacenters: [{ ...foreign, nodes: 3 }] }, []],
  ['a datacenter that leaves', { datacenters: two }, { datacenters: [{}, { name: 'dc2', decommission: true }] }, []],
  ['a datacenter that has left', { datacenters: [{}, { name: 'dc2', decommission: true }] }, {}, []],
  ['a datacenter that starts again', { datacenters: [{ stopped: true }] }, {}, []],
  ['a purge switched off', { options: { backup } }, { options: { backup: { ...backup, purge: false } } }, []],
  ['the operator\'s update applied', BASE, { options: { operatorUpdateRevision: '1.32.5' } }, []],
  ['a rack more with its nodes', { datacenters: [racks('r1', 'r2')] }, { datacenters: [{ ...racks('r1', 'r2', 'r3'), nodes: 4 }] }, []],
  ['racks named as they were', BASE, { datacenters: [racks('r1', 'r2', 'r3')] }, []],
  ['a patch release', { options: { version: CassandraVersion.V4_1_9 } }, { options: { version: CassandraVersion.of('4.1.10') } }, []],
  ['the next major release', { options: { version: CassandraVersion.V4_1_9 } }, {}, []],
  ['clients that may encrypt', BASE, { patch: ['/spec/cassandra/config', { cassandraYaml: { client_encryption_options: { enabled: true, optional: true } } }] }, []],
  ['repair on', { options: { repair: { enabled: false } } }, {}, []],
  ['two clusters, the other changes', { others: ['Users'] }, { others: ['Users'], ...yaml({ concurrent_reads: 64 }) }, []],
  // Things that vanish.
  ['the last Cassandra cluster', BASE, { without: true }, ['cluster-removed']],
  ['the last Cassandra cluster, accepted', BASE, { without: true, accepts: ['cluster-removed:orders'] }, []],
  ['one of two Cassandra clusters', { others: ['Users'] }, {}, ['cluster-removed']],
  ['another id', BASE, { id: 'Shop' }, ['cluster-removed']],
  ['another id, the same name', BASE, { id: 'Shop', options: { name: 'orders' } }, ['cluster-moved']],
  ['another name', BASE, { options: { name: 'shop' } }, ['cluster-identity', 'superuser-secret', 'storage-class', 'ground-kept']],
  ['another namespace', BASE, { options: { namespace: 'shop' } }, ['cluster-identity']],
  ['a namespace no longer made', BASE, { options: { createNamespace: false } }, ['namespace-kept']],
  ['a namespace made later', { options: { createNamespace: false } }, {}, ['namespace-kept']],
  ['a datacenter', { datacenters: two }, {}, ['datacenter-removed']],
  ['a datacenter, accepted', { datacenters: two }, { accepts: ['datacenter-removed:dc2'] }, []],
  ['a datacenter, accepted before', { datacenters: two, accepts: ['datacenter-removed:dc2'] }, { accepts: ['datacenter-removed:dc2'] }, ['datacenter-removed']],
  ['another datacenter accepted', { datacenters: two }, { accepts: ['datacenter-removed:dc9'] }, ['accepted-changes', 'datacenter-removed']],
  ['a datacenter renamed', BASE, { datacenters: [{ name: 'dc2' }] }, ['datacenter-renamed']],
  ['a datacenter that leaves and comes back', { datacenters: leaving() }, { datacenters: two }, ['leaving-back']],
  ['a datacenter that comes back before it left', { datacenters: leaving() }, { datacenters: two, accepts: ['leaving-back:dc2'] }, []],
  ['a datacenter that leaves without its instances', { datacenters: two }, { datacenters: leaving(foreign) }, ['leaving-kept']],
  ['a datacenter that leaves with a rack less', { datacenters: two }, { datacenters: leaving(racks('r1', 'r2')) }, ['leaving-kept']],
  ['a datacenter that leaves and shares its instances', { datacenters: [{}, { name: 'dc2', nodes: 6 }] }, { datacenters: leaving({ nodes: 6, nodesPerWorker: 2 }) }, ['leaving-kept']],
  ['instances of a datacenter that is leaving', { datacenters: leaving({ nodes: 6 }) }, { datacenters: leaving({ nodes: 3 }) }, ['leaving-kept']],
  ['racks of a datacenter that is leaving', { datacenters: leaving() }, { datacenters: leaving(racks('r1', 'r2')) }, ['leaving-kept']],
  ['placement of a datacenter that is leaving', { datacenters: leaving() }, { datacenters: leaving(foreign) }, ['leaving-kept']],
  ['more nodes on each instance', { datacenters: [{ ...shared, nodes: 12, nodesPerWorker: 2 }] }, { datacenters: [{ ...shared, nodes: 12, nodesPerWorker: 4 }] }, ['fewer-nodes']],
  ['volumes that go with their datacenter', BASE, { patch: [`${DC}/metadata/annotations/cassandra.datastax.com~1delete-pvc`, 'true'] }, ['volumes-kept']],
  // AWS.
  ['the range of Services', BASE, { platform: () => ({ serviceIpv4Cidr: '172.21.0.0/16' }) }, ['ground-kept']],
  ['the range of the VPC', BASE, { platform: network({ cidr: '10.1.0.0/16' }) }, ['ground-kept']],
  ['a VPC property', BASE, override('AWS::EC2::VPC', 'CidrBlock', '10.1.0.0/16'), ['ground-kept']],
  ['the name of the EKS cluster', BASE, override('AWS::EKS::Cluster', 'Name', 'shop'), ['ground-kept']],
  ['another role of the EKS cluster', BASE, override('AWS::EKS::Cluster', 'RoleArn', 'arn:aws:iam::111122223333:role/x'), ['ground-kept']],
  ['another key for Secrets', BASE, override('AWS::EKS::Cluster', 'EncryptionConfig', []), ['ground-kept']],
  ['an older Kubernetes', BASE, { platform: () => ({ kubernetesVersion: eks.KubernetesVersion.V1_34 }) }, ['ground-kept']],
  ['another zone of a subnet', BASE, override('AWS::EC2::Subnet', 'AvailabilityZone', 'eu-west-1d'), ['ground-kept']],
  ['subnets of the instances', BASE, override('AWS::AutoScaling::AutoScalingGroup', 'VPCZoneIdentifier', ['subnet-1']), ['ground-kept']],
  ['a zone more', BASE, { platform: zones({ availabilityZones: FOUR }), datacenters: [racks('r1', 'r2', 'r3')] }, ['ground-kept']],
  ['a zone more for workers', BASE, { platform: zones({ availabilityZones: ZONES, workerZones: ['eu-west-1d'] }) }, []],
  ['a rack in a zone for workers', { datacenters: [racks('r1', 'r2', 'r3')] }, {
    platform: zones({ availabilityZones: ZONES, workerZones: ['eu-west-1d'] }),
    datacenters: [{ nodes: 4, racks: [{ name: 'r1' }, { name: 'r2' }, { name: 'r3' }, { name: 'r4', availabilityZone: 'eu-west-1d' }] }],
  }, []],
  ['a zone for workers that becomes one for all', { platform: zones({ availabilityZones: ZONES, workerZones: ['eu-west-1d'] }) }, { platform: zones({ availabilityZones: FOUR }), datacenters: [racks('r1', 'r2', 'r3')] }, ['ground-kept']],
  ['zones in another order', BASE, { platform: zones({ availabilityZones: [...ZONES].reverse() }) }, ['rack-zone-kept', 'ground-kept']],
  ['another name of the bucket', { options: { backup } }, { options: { backup }, ...override('AWS::S3::Bucket', 'BucketName', 'x') }, ['ground-kept']],
  ['Kubernetes with a setting', { platform: () => ({ kubernetesVersion: eks.KubernetesVersion.V1_34 }) }, yaml({ concurrent_reads: 64 }), ['kubernetes-alone']],
  ['Kubernetes with more nodes', { platform: () => ({ kubernetesVersion: eks.KubernetesVersion.V1_34 }) }, { datacenters: [{ nodes: 6 }] }, ['kubernetes-alone']],
  ['Kubernetes with repair', { platform: () => ({ kubernetesVersion: eks.KubernetesVersion.V1_34 }) }, { options: { repair: { enabled: false } } }, ['kubernetes-alone']],
  ['Kubernetes with an annotation', { platform: () => ({ kubernetesVersion: eks.KubernetesVersion.V1_34 }) }, { patch: ['/metadata/annotations/x', 'y'] }, ['kubernetes-alone']],
  ['Kubernetes with values of the operator\'s chart', { platform: () => ({ kubernetesVersion: eks.KubernetesVersion.V1_34 }) }, { platform: () => ({ imageRegistry: 'registry.example.com' }) }, ['kubernetes-alone']],
  ['Kubernetes with values of cert-manager\'s chart', { platform: () => ({ kubernetesVersion: eks.KubernetesVersion.V1_34, certManager: CertManagerInstallation.helmChart() }) },
    { platform: () => ({ certManager: CertManagerInstallation.helmChart({ values: { replicaCount: 3 } }) }) }, ['kubernetes-alone']],
  ['Kubernetes with the operator\'s update', { platform: () => ({ kubernetesVersion: eks.KubernetesVersion.V1_34 }) }, { options: { operatorUpdateRevision: '1' } }, []],
  ['Kubernetes with the operator', { platform: () => ({ kubernetesVersion: eks.KubernetesVersion.V1_34, operatorVersion: K8ssandraOperatorVersion.V1_32_4 }) }, {}, ['kubernetes-alone']],
  ['a newer operator', { platform: () => ({ operatorVersion: K8ssandraOperatorVersion.V1_32_4 }) }, {}, []],
  ['a newer operator with a setting', { platform: () => ({ operatorVersion: K8ssandraOperatorVersion.V1_32_4 }) }, yaml({ concurrent_reads: 64 }), ['operator-alone']],
  ['a newer operator with repair', { platform: () => ({ operatorVersion: K8ssandraOperatorVersion.V1_32_4 }) }, { options: { repair: { enabled: false } } }, ['operator-alone']],
  ['a newer operator with a patch', { platform: () => ({ operatorVersion: K8ssandraOperatorVersion.V1_32_4 }) }, { patch: ['/spec/reaper/heapSize', '3Gi'] }, ['operator-alone']],
  ['a newer operator with its own values', { platform: () => ({ operatorVersion: K8ssandraOperatorVersion.V1_32_4 }) }, { platform: () => ({ imageRegistry: 'registry.example.com' }) }, []],
  ['a newer operator with a setting, accepted', { platform: () => ({ operatorVersion: K8ssandraOperatorVersion.V1_32_4 }) },
    { ...yaml({ concurrent_reads: 64 }), platform: () => ({ acceptedChanges: ['operator-alone:k8ssandra-operator'] }) }, []],
  ['other parameters of volumes', BASE, { datacenters: [storage(6000)] }, ['ground-kept']],
  ['another throughput of volumes', BASE, { datacenters: [{ storage: CassandraStorage.gp3(Size.gibibytes(200), { throughput: 250 }) }] }, ['ground-kept']],
  ['another StorageClass', BASE, { datacenters: [{ storage: CassandraStorage.existing(Size.gibibytes(200), 'fast') }] }, ['storage-class', 'ground-kept']],
  ['a StorageClass that others make, of the same name', BASE, { datacenters: [{ storage: CassandraStorage.existing(Size.gibibytes(200), 'cassandra-orders-dc1') }] }, ['ground-kept']],
  ['another bucket', { options: { backup } }, { options: (stack) => ({ backup: { ...backup, bucket: new BackupBucket(stack, 'Bucket') } }) }, ['backup-place']],
  ['another prefix of backups', { options: { backup } }, { options: { backup: { ...backup, prefix: 'x' } } }, ['backup-place']],
  ['an older operator', BASE, { platform: () => ({ operatorVersion: K8ssandraOperatorVersion.V1_32_4 }) }, ['operator-release']],
  // Operators, later.
  ['instances of others', BASE, { datacenters: [foreign] }, ['placement-kept']],
  ['instances of others no longer', { datacenters: [foreign] }, {}, ['placement-kept']],
  ['pods too large for what runs', BASE, { datacenters: [{ instanceType: new ec2.InstanceType('r8g.2xlarge') }] }, ['instance-room']],
  ['a datacenter stopped', BASE, { datacenters: [{ stopped: true }] }, ['stopped']],
  ['a datacenter stopped, accepted', BASE, { datacenters: [{ stopped: true }], accepts: ['stopped:dc1'] }, []],
  ['more nodes while stopped', { datacenters: [{ stopped: true }] }, { datacenters: [{ stopped: true, nodes: 6 }] }, ['stopped']],
  ['an older line', BASE, { options: { version: CassandraVersion.V4_1_9 } }, ['cassandra-release']],
  ['an older image', BASE, { options: { images: { cassandra: 'k8ssandra/cass-management-api:5.0.2-ubi' } } }, ['cassandra-release']],
  ['the folder of data', BASE, { patch: ['/spec/cassandra/config', { cassandraYaml: { data_file_directories: ['/var/lib/cassandra/../../tmp/x'] } }] }, ['directories-kept']],
  ['the folder of the commit log', BASE, yaml({ commitlog_directory: '/var/lib/cassandra/log2' }), ['directories-kept']],
  ['the partitioner by an option', BASE, { patch: [`${DC}/config/jvmOptions/additionalOptions`, ['-Dcassandra.partitioner=x']] }, ['node-identity']],
  ['a check switched off', BASE, { patch: [`${DC}/config/jvmOptions/additionalOptions`, ['-Dcassandra.ignore_rack=true']] }, ['node-identity']],
  ['a second datacenter with few tokens', { options: { cassandraYaml: { num_tokens: 8 } } }, { options: { cassandraYaml: { num_tokens: 8 } }, datacenters: two }, ['few-tokens']],
  ['backups off with their purge on', { options: { backup } }, {}, ['backup-place', 'backups-purge']],
  ['a smaller volume', BASE, { datacenters: [{ storage: CassandraStorage.gp3(Size.gibibytes(100)) }] }, ['volume-size']],
  ['fewer nodes and fewer workers', { datacenters: [{ nodes: 6 }] }, {}, ['fewer-nodes']],
  ['racks in another order', { datacenters: [racks('r1', 'r2', 'r3')] }, { datacenters: [racks('r2', 'r1', 'r3')] }, ['racks-kept', 'rack-zone-kept', 'ground-kept']],
  ['a rack less', { datacenters: [racks('r1', 'r2', 'r3')] }, { datacenters: [{ ...racks('r1', 'r2'), nodes: 3 }] }, ['racks-kept']],
  ['a major release skipped', { patch: ['/spec/cassandra/serverVersion', '3.11.17'] }, {}, ['cassandra-release']],
  ['an older patch release', { options: { version: CassandraVersion.V5_0_9 } }, {}, ['cassandra-release']],
  ['a rack renamed', { datacenters: [racks('r1', 'r2', 'r3')] }, { datacenters: [racks('r1', 'r2', 'r4')] }, ['racks-kept']],
  ['a rack more without nodes', { datacenters: [racks('r1', 'r2')] }, { datacenters: [racks('r1', 'r2', 'r3')] }, ['racks-added-with-nodes', 'fewer-nodes']],
  ['another ServiceAccount', BASE, { patch: ['/spec/cassandra/serviceAccount', 'mine'] }, ['service-account']],
  ['another partitioner', BASE, { patch: ['/spec/cassandra/config', { cassandraYaml: { partitioner: 'org.apache.cassandra.dht.RandomPartitioner' } }] }, ['partitioner']],
  ['clients that must encrypt at once', BASE, { patch: ['/spec/cassandra/config', { cassandraYaml: { client_encryption_options: { enabled: true } } }] }, ['client-encryption']],
  ['nodes that must encrypt at once', BASE, { patch: ['/spec/cassandra/config', { cassandraYaml: { server_encryption_options: { internode_encryption: 'all' } } }] }, ['internode-encryption']],
  ['fewer backups', { options: { backup } }, { options: { backup: { ...backup, maxBackups: 3 } } }, ['backups-kept']],
  ['a datacenter of another name in Cassandra', BASE, { patch: [`${DC}/datacenterName`, 'DC_One'] }, ['datacenter-identity']],
  ['nodes that share instances later', { datacenters: [shared] }, { datacenters: [{ ...shared, nodesPerWorker: 2, nodes: 6 }] }, ['several-nodes-on-one-worker', 'size-alone']],
  ['the number of tokens', BASE, yaml({ num_tokens: 32 }), ['num-tokens']],
  ['authentication off', BASE, { patch: ['/spec/auth', false] }, ['authentication']],
  ['more nodes and a setting', BASE, { datacenters: [{ nodes: 6, memory: Size.gibibytes(20) }] }, ['size-alone']],
];

describe('old, new and verdict', () => {
  const known = new Map<Side, Record<string, unknown>>();
  const of = (side: Side) => known.get(side) ?? known.set(side, properties(side)).get(side)!;

  test.each(TABLE)('%s', async (_, before, after, rules) => {
    expect((await verdict(of(before), properties(after))).sort()).toEqual([...rules].sort());
  });
});
