import { withArticle } from './shown';

/** How an object of a class is made, and what to do with one that is close to it. */
interface Words {
  readonly as?: string;
  /** By the class of what was given instead. */
  readonly instead?: Readonly<Record<string, string>>;
}

const FROM_CLUSTER = 'read it with HostCluster.fromV2(cluster), or fromClassic for a cluster of aws-eks, and give that';

const WORDS: Readonly<Record<string, Words>> = {
  'BackupBucket': { instead: { Bucket: 'read it with BackupBucket.fromBackupBucketAttributes(scope, id, { bucket }), and give that' } },
  'IBackupBucket': { instead: { Bucket: 'read it with BackupBucket.fromBackupBucketAttributes(scope, id, { bucket }), and give that' } },
  'BackupSchedule': { as: 'BackupSchedule.daily()' },
  'CassandraBackend': { as: 'CassandraBackend.k8ssandra()' },
  'CassandraCertificates': { as: 'CassandraCertificates.fromCertManager({ password })' },
  'CassandraMonitoring': { as: 'CassandraMonitoring.prometheusOperator({ collector })' },
  'CassandraPlacement': { as: 'CassandraPlacement.existingNodes({ labels })' },
  'CassandraProfile': { as: 'CassandraProfile.DEVELOPMENT' },
  'CassandraStorage': { as: 'CassandraStorage.gp3(Size.gibibytes(500))' },
  'CassandraSuperuser': { as: 'CassandraSuperuser.generated()', instead: { Secret: 'use CassandraSuperuser.fromSecret(secret)' } },
  'CassandraVersion': { as: 'CassandraVersion.V5_0_6' },
  'CertManagerInstallation': { as: 'CertManagerInstallation.eksAddon()' },
  'ChartSource': { as: 'ChartSource.repository("https://...")' },
  'CommitLogSync': { as: 'CommitLogSync.periodic(Duration.seconds(10))' },
  'Duration': { as: 'Duration.minutes(10)' },
  'HostCluster': {
    as: 'HostCluster.fromV2(cluster)',
    instead: { Cluster: FROM_CLUSTER, ImportedCluster: FROM_CLUSTER, CassandraEksCluster: 'give its property host', CassandraPlatform: 'give its property host' },
  },
  'ICassandraNetwork': {
    as: 'new CassandraNetwork(scope, id)',
    instead: Object.fromEntries(['Vpc', 'ImportedVpc', 'LookedUpVpc'].map((name) =>
      [name, 'read it with CassandraNetwork.fromCassandraNetworkAttributes(scope, id, { vpc, availabilityZones }), and give that'])),
  },
  'ICertManager': { as: 'new CertManager(scope, id, { host })' },
  'IK8ssandraOperator': { as: 'new K8ssandraOperator(scope, id, { host, certManager })', instead: { CassandraPlatform: 'give its property operator' } },
  'JvmGarbageCollector': { as: 'JvmGarbageCollector.g1()' },
  'K8ssandraOperatorVersion': { as: 'K8ssandraOperatorVersion.V1_32_5' },
  'ManagementApiCertificates': { as: 'ManagementApiCertificates.fromCertManager()' },
  'PlatformDefaults': { as: 'PlatformDefaults.V1' },
  'Size': { as: 'Size.gibibytes(8)' },
  'aws-ec2.InstanceType': { as: 'new ec2.InstanceType("r8g.2xlarge")' },
  'aws-eks-v2.KubernetesVersion': { as: 'eks.KubernetesVersion.V1_35 of aws-eks-v2' },
  'aws-lambda.ILayerVersion': { as: 'new KubectlV35Layer(scope, id) of @aws-cdk/lambda-layer-kubectl-v35' },
};

/** What an object of a class is called, with an example. */
export function classWords(name: string): string {
  const as = Object.hasOwn(WORDS, name) ? WORDS[name].as : undefined;
  const simple = withArticle(name.replace(/^[^.]*\./, '').replace(/^I(?=[A-Z][a-z0-9])/, ''));
  return as ? `${simple}, as in ${as}` : simple;
}

/** What to do with an object of another class that was given. */
export function instead(name: string, given: string): string | undefined {
  const ways = Object.hasOwn(WORDS, name) ? WORDS[name].instead ?? {} : {};
  if (Object.hasOwn(ways, given)) return ways[given];
  return given === name ? 'it is of another release of its package: install one only (`npm ls`), and use that' : undefined;
}
