/**
 * Kafka beside Cassandra, by the Strimzi operator: any operator is installed by `OperatorInstall`, and its custom resources are `OperatorResource`s.
 * Brokers run on a node group in each zone, one pool for each.
 */
import { KubectlV35Layer } from '@aws-cdk/lambda-layer-kubectl-v35';
import { Annotations, App, Duration, Size, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IDependable } from 'constructs';
import {
  BackupSchedule, CassandraNetwork, CassandraPlatform, CassandraStorage, CassandraStorageClass, CassandraVersion, ChartSource, OperatorInstall,
  OperatorResource, OperatorResourceProps, PlatformDefaults,
} from 'cdk-eks-cassandra';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
const VERSION = '1.2.0';
const CLUSTER = 'events';
const POOL_LABEL = 'example.com/pool';

const app = new App();
const stack = new Stack(app, 'CassandraAndKafka', { terminationProtection: true });
const network = new CassandraNetwork(stack, 'Network', { availabilityZones: ZONES });
const platform = new CassandraPlatform(stack, 'Platform', {
  kubernetesVersion: eks.KubernetesVersion.V1_35,
  kubectlLayer: new KubectlV35Layer(stack, 'Kubectl'),
  admins: [new iam.Role(stack, 'Admin', { assumedBy: new iam.AccountRootPrincipal() })],
  network,
  defaults: PlatformDefaults.V1,
});
const orders = platform.addCassandraCluster('Orders', {
  version: CassandraVersion.V5_0_6,
  datacenters: [{ name: 'dc1', nodes: 3, instanceType: new ec2.InstanceType('r8g.xlarge'), storage: CassandraStorage.gp3(Size.gibibytes(200)) }],
  backup: { schedule: BackupSchedule.daily(), retention: Duration.days(14) },
});

const strimzi = new OperatorInstall(stack, 'Strimzi', {
  host: platform.host,
  chart: 'strimzi-kafka-operator',
  version: VERSION,
  source: ChartSource.repository('https://strimzi.io/charts/'),
  namespace: 'kafka',
});
// One after the other: a new AWS account may run ten functions at once, and each custom resource takes two or three.
strimzi.node.addDependency(orders);

// Its reclaim policy keeps the volumes, whatever deletes the claims.
const storage = new CassandraStorageClass(stack, 'KafkaStorage', {
  host: platform.host, name: 'kafka', storage: CassandraStorage.gp3(Size.gibibytes(100)),
});

storage.node.addDependency(strimzi);

// Strimzi's rack tells brokers where they are and does not spread them: one pool for each zone does.
let last: IDependable = storage;
for (const { subnet, availabilityZone } of network.zones) {
  const pool = `broker-${availabilityZone.slice(-1)}`;
  platform.eksCluster.cluster.addNodegroupCapacity(`Kafka-${pool}`, {
    subnets: { subnets: [subnet] },
    nodeRole: platform.eksCluster.systemNodeRole,
    instanceTypes: [new ec2.InstanceType('m7g.large')],
    minSize: 1,
    desiredSize: 1,
    maxSize: 2, // an update launches a new instance before it terminates the old one
    labels: { [POOL_LABEL]: pool },
  });
  const brokers = kafka('KafkaNodePool', 'kafkanodepools', pool, {
    replicas: 1,
    roles: ['controller', 'broker'],
    storage: { type: 'jbod', volumes: [{ id: 0, type: 'persistent-claim', size: '100Gi', class: 'kafka', deleteClaim: false, kraftMetadata: 'shared' }] },
    template: { pod: { affinity: onNodesOf(pool) } },
  }, { labels: { 'strimzi.io/cluster': CLUSTER }, readiness: { enabled: false } }); // a pool has no condition; Kafka's says when all brokers are up
  brokers.node.addDependency(last);
  last = brokers;
}

const cluster = kafka('Kafka', 'kafkas', CLUSTER, {
  kafka: {
    listeners: [{ name: 'tls', port: 9093, type: 'internal', tls: true }],
    rack: { topologyKey: 'topology.kubernetes.io/zone' },
    config: { 'default.replication.factor': 3, 'min.insync.replicas': 2, 'offsets.topic.replication.factor': 3, 'auto.create.topics.enable': false },
  },
  entityOperator: { topicOperator: {}, userOperator: {} },
});
cluster.node.addDependency(last);

// Topics go before Kafka, whose topic operator has to finish them.
kafka('KafkaTopic', 'kafkatopics', 'clicks', { partitions: 12, replicas: 3 }, { labels: { 'strimzi.io/cluster': CLUSTER } }).node.addDependency(cluster);

// Both belong to Kafka's node groups: system pods may run there, too.
Annotations.of(stack).acknowledgeWarning('cdk-eks-cassandra:node-groups');

function kafka(kind: string, plural: string, name: string, spec: object, more: Partial<OperatorResourceProps> = {}): OperatorResource {
  return new OperatorResource(stack, `${kind}-${name}`, { operator: strimzi, kind: { apiVersion: 'kafka.strimzi.io/v1', kind, plural }, name, spec, ...more });
}

function onNodesOf(pool: string): object {
  const matchExpressions = [{ key: POOL_LABEL, operator: 'In', values: [pool] }];
  return { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] } } };
}
