/**
 * What examples/quickstart deploys, written by hand with plain AWS CDK: the same resource types in the same numbers, which `npm run bench` checks
 * before it compares. It stands for what somebody would write who knows exactly what is needed; nothing is checked, sized or derived here.
 */
import * as path from 'path';
import { KubectlV35Layer } from '@aws-cdk/lambda-layer-kubectl-v35';
import { App, CfnOutput, CustomResource, Duration, Fn, RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as cr from 'aws-cdk-lib/custom-resources';
import { IDependable } from 'constructs';

const NAME = 'orders';
const NAMESPACE = 'cassandra-orders';
const ZONES = [0, 1, 2];

const app = new App();
const stack = new Stack(app, 'CassandraQuickstart', { terminationProtection: true });
const managed = (name: string) => iam.ManagedPolicy.fromAwsManagedPolicyName(name);
const podsPrincipal = () => new iam.ServicePrincipal('pods.eks.amazonaws.com').withSessionTags();

// ---- network
const vpc = new ec2.Vpc(stack, 'Vpc', {
  ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'),
  maxAzs: 3,
  natGateways: 3,
  subnetConfiguration: [
    { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 19 },
    { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24, mapPublicIpOnLaunch: false },
  ],
  gatewayEndpoints: { S3: { service: ec2.GatewayVpcEndpointAwsService.S3 } },
});
// An environment-agnostic stack has two zones for CDK: the third comes by hand.
const subnets: ec2.ISubnet[] = [...vpc.privateSubnets, ...thirdZone()];
const flowLogs = new logs.LogGroup(stack, 'FlowLogs', { retention: logs.RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.RETAIN });
vpc.addFlowLog('FlowLog', { destination: ec2.FlowLogDestination.toCloudWatchLogs(flowLogs) });

function thirdZone(): ec2.ISubnet[] {
  const availabilityZone = Fn.select(2, Fn.getAzs());
  const outside = new ec2.PublicSubnet(stack, 'Public3', { vpcId: vpc.vpcId, availabilityZone, cidrBlock: '10.0.98.0/24', mapPublicIpOnLaunch: false });
  outside.addDefaultInternetRoute(vpc.internetGatewayId!, vpc.internetConnectivityEstablished);
  const inside = new ec2.PrivateSubnet(stack, 'Private3', { vpcId: vpc.vpcId, availabilityZone, cidrBlock: '10.0.64.0/19' });
  inside.addDefaultNatRoute(outside.addNatGateway().ref);
  return [inside];
}

// ---- EKS cluster with add-ons and nodes for operators
const cluster = new eks.Cluster(stack, 'Cluster', {
  vpc,
  vpcSubnets: [{ subnets }],
  version: eks.KubernetesVersion.V1_35,
  serviceIpv4Cidr: '172.20.0.0/16',
  endpointAccess: eks.EndpointAccess.PRIVATE,
  clusterLogging: Object.values(eks.ClusterLoggingTypes),
  secretsEncryptionKey: new kms.Key(stack, 'SecretsKey', { enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN }),
  defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
  defaultCapacity: 0,
  bootstrapSelfManagedAddons: false,
  bootstrapClusterCreatorAdminPermissions: false,
  kubectlProviderOptions: { kubectlLayer: new KubectlV35Layer(stack, 'Kubectl') },
});
const clusterName = cluster.clusterName;
const clusterArn = stack.formatArn({ service: 'eks', resource: 'cluster', resourceName: clusterName });
const admin = new iam.Role(stack, 'Admin', { assumedBy: new iam.AccountRootPrincipal() });
admin.addToPrincipalPolicy(new iam.PolicyStatement({ actions: ['eks:DescribeCluster'], resources: [cluster.clusterArn] }));
new eks.CfnAccessEntry(stack, 'AdminAccess', {
  clusterName,
  principalArn: admin.roleArn,
  accessPolicies: [{
    policyArn: stack.formatArn({ service: 'eks', region: '', account: 'aws', resource: 'cluster-access-policy', resourceName: 'AmazonEKSClusterAdminPolicy' }),
    accessScope: { type: 'cluster' },
  }],
});

const networkRole = new iam.Role(stack, 'NetworkRole', { assumedBy: podsPrincipal(), managedPolicies: [managed('AmazonEKS_CNI_Policy')] });
const volumeRole = new iam.Role(stack, 'VolumeRole', { assumedBy: podsPrincipal(), managedPolicies: [managed('service-role/AmazonEBSCSIDriverPolicy')] });
const agent = cluster.eksPodIdentityAgent!;
const beforeNodes = [
  agent,
  addon('vpc-cni', { enableNetworkPolicy: 'true', env: { MINIMUM_IP_TARGET: '8', WARM_IP_TARGET: '2' } }, { serviceAccount: 'aws-node', role: networkRole }),
  addon('kube-proxy'),
];
const nodeRole = new iam.Role(stack, 'SystemNodeRole', {
  assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
  managedPolicies: [managed('AmazonEKSWorkerNodePolicy'), managed('AmazonEC2ContainerRegistryPullOnly')],
});
const systemTemplate = new ec2.LaunchTemplate(stack, 'SystemTemplate', {
  requireImdsv2: true,
  httpPutResponseHopLimit: 1,
  blockDevices: [{ deviceName: '/dev/xvda', volume: ec2.BlockDeviceVolume.ebs(50, { volumeType: ec2.EbsDeviceVolumeType.GP3, encrypted: true }) }],
});
const systemNodes = new eks.CfnNodegroup(stack, 'SystemNodes', {
  clusterName,
  version: '1.35',
  amiType: 'AL2023_ARM_64_STANDARD',
  instanceTypes: ['m7g.large'],
  launchTemplate: { id: systemTemplate.launchTemplateId, version: systemTemplate.latestVersionNumber },
  nodeRole: nodeRole.roleArn,
  subnets: subnets.map(({ subnetId }) => subnetId),
  scalingConfig: { minSize: 3, desiredSize: 3, maxSize: 3 },
  updateConfig: { maxUnavailable: 1 },
  labels: { system: 'true' },
});
systemNodes.node.addDependency(...beforeNodes);
const afterNodes = [
  addon('coredns'),
  addon('aws-ebs-csi-driver', { controller: { extraVolumeTags: { stack: stack.stackName } } }, { serviceAccount: 'ebs-csi-controller-sa', role: volumeRole }),
  addon('cert-manager', { nodeSelector: { system: 'true' } }),
];
afterNodes.forEach((one) => one.node.addDependency(systemNodes));

function addon(addonName: string, configuration?: object, identity?: { serviceAccount: string; role: iam.IRole }): eks.CfnAddon {
  return new eks.CfnAddon(stack, `Addon-${addonName}`, {
    clusterName,
    addonName,
    configurationValues: configuration && stack.toJsonString(configuration),
    podIdentityAssociations: identity && [{ serviceAccount: identity.serviceAccount, roleArn: identity.role.roleArn }],
    resolveConflicts: 'OVERWRITE',
  });
}

// ---- operator
const operator = new eks.HelmChart(stack, 'Operator', {
  cluster,
  chart: 'k8ssandra-operator',
  repository: 'https://helm.k8ssandra.io/stable',
  version: '1.32.5',
  release: 'k8ssandra-operator',
  namespace: 'k8ssandra-operator',
  createNamespace: true,
  wait: true,
  timeout: Duration.minutes(10),
  values: { 'global': { clusterScoped: true }, 'nodeSelector': { system: 'true' }, 'cass-operator': { nodeSelector: { system: 'true' } } },
});
operator.node.addDependency(...afterNodes);

// ---- workers
const workerRole = new iam.Role(stack, 'WorkerRole', {
  assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
  managedPolicies: [managed('AmazonEKSWorkerNodePolicy'), managed('AmazonEC2ContainerRegistryPullOnly')],
});
const workerAccess = new eks.CfnAccessEntry(stack, 'WorkerAccess', { clusterName, principalArn: workerRole.roleArn, type: 'EC2_LINUX' });
const racks = ZONES.map((zone) => rack(zone));
racks.slice(1).forEach((one, before) => one.node.addDependency(racks[before]));

function rack(zone: number): autoscaling.AutoScalingGroup {
  const launchTemplate = new ec2.LaunchTemplate(stack, `Template${zone}`, {
    machineImage: ec2.MachineImage.fromSsmParameter('/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/arm64/standard/recommended/image_id'),
    instanceType: new ec2.InstanceType('r8g.xlarge'),
    userData: ec2.UserData.custom(userData(zone)),
    role: workerRole,
    securityGroup: ec2.SecurityGroup.fromSecurityGroupId(stack, `ClusterSecurityGroup${zone}`, cluster.clusterSecurityGroupId, { mutable: false }),
    requireImdsv2: true,
    httpPutResponseHopLimit: 1,
    blockDevices: [{ deviceName: '/dev/xvda', volume: ec2.BlockDeviceVolume.ebs(100, { volumeType: ec2.EbsDeviceVolumeType.GP3, encrypted: true }) }],
  });
  const group = new autoscaling.AutoScalingGroup(stack, `Rack${zone}`, {
    vpc,
    vpcSubnets: { subnets: [subnets[zone]] },
    launchTemplate,
    minCapacity: 1,
    maxCapacity: 1,
    signals: autoscaling.Signals.waitForAll({ timeout: Duration.minutes(15) }),
    groupMetrics: [autoscaling.GroupMetrics.all()],
  });
  group.node.addDependency(workerAccess, ...beforeNodes);
  return group;
}

function userData(zone: number): string {
  const kubelet = {
    flags: [`--node-labels=cluster=${NAME},datacenter=dc1,rack=r${zone + 1}`],
    config: { registerWithTaints: [{ key: 'dedicated', value: NAME, effect: 'NoSchedule' }] },
  };
  const join = {
    name: clusterName,
    apiServerEndpoint: cluster.clusterEndpoint,
    certificateAuthority: cluster.clusterCertificateAuthorityData,
    cidr: '172.20.0.0/16',
  };
  return [
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="//"',
    '',
    '--//',
    'Content-Type: application/node.eks.aws',
    '',
    JSON.stringify({ apiVersion: 'node.eks.aws/v1alpha1', kind: 'NodeConfig', spec: { cluster: join, kubelet } }, undefined, 2),
    '',
    '--//',
    'Content-Type: text/x-shellscript; charset="us-ascii"',
    '',
    '#!/bin/bash',
    'sysctl -w vm.max_map_count=1048575',
    `/opt/aws/bin/cfn-signal --success true --stack '${stack.stackName}' --resource 'Rack${zone}' --region '${stack.region}'`,
    '',
    '--//--',
  ].join('\n');
}

// ---- backups
const bucket = new s3.Bucket(stack, 'Backups', {
  encryption: s3.BucketEncryption.KMS,
  encryptionKey: new kms.Key(stack, 'BackupKey', { enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN }),
  bucketKeyEnabled: true,
  versioned: true,
  enforceSSL: true,
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
  lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30), abortIncompleteMultipartUploadAfter: Duration.days(7) }],
  removalPolicy: RemovalPolicy.RETAIN,
});
const backupRole = new iam.Role(stack, 'BackupRole', {
  assumedBy: new iam.ServicePrincipal('pods.eks.amazonaws.com').withConditions({ ArnEquals: { 'aws:SourceArn': clusterArn } }).withSessionTags(),
  inlinePolicies: {
    Backup: new iam.PolicyDocument({
      statements: [
        new iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn], conditions: { StringLike: { 's3:prefix': `${NAME}/*` } } }),
        new iam.PolicyStatement({ actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], resources: [bucket.arnForObjects(`${NAME}/*`)] }),
        new iam.PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [bucket.encryptionKey!.keyArn] }),
      ],
    }),
  },
});
const backupIdentity = new eks.CfnPodIdentityAssociation(stack, 'BackupIdentity', {
  clusterName, namespace: NAMESPACE, serviceAccount: `${NAME}-cassandra`, roleArn: backupRole.roleArn,
});

// ---- Kubernetes objects
const storageClass = manifest('StorageClass', [], {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'cassandra' },
  provisioner: 'ebs.csi.aws.com',
  parameters: { 'type': 'gp3', 'encrypted': 'true', 'csi.storage.k8s.io/fstype': 'xfs' },
  reclaimPolicy: 'Retain',
  volumeBindingMode: 'WaitForFirstConsumer',
  allowVolumeExpansion: true,
});
const namespace = manifest('Namespace', [operator], { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } });
const surroundings = [
  ...['cassandra', 'reaper'].map((part) => manifest(`ServiceAccount-${part}`, [namespace], {
    apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: `${NAME}-${part}`, namespace: NAMESPACE }, automountServiceAccountToken: false,
  })),
  networkPolicy('cassandra', { 'cassandra.datastax.com/cluster': NAME }, [
    { from: [{ podSelector: { matchLabels: { 'cassandra.datastax.com/cluster': NAME } } }], ports: [{ port: 7000 }, { port: 7001 }] },
    { from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'k8ssandra-operator' } } }], ports: [{ port: 8080 }, { port: 50051 }] },
    { from: [{ namespaceSelector: {} }, { ipBlock: { cidr: vpc.vpcCidrBlock } }], ports: [{ port: 9042 }, { port: 9142 }] },
  ]),
  networkPolicy('reaper', { 'app.kubernetes.io/component': 'reaper' }, [
    { from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'k8ssandra-operator' } } }], ports: [{ port: 8080 }, { port: 8081 }] },
  ]),
];
const cassandra = manifest('K8ssandraCluster', [operator, backupIdentity, storageClass, ...surroundings, ...racks], {
  apiVersion: 'k8ssandra.io/v1alpha1',
  kind: 'K8ssandraCluster',
  metadata: { name: NAME, namespace: NAMESPACE },
  spec: {
    auth: true,
    cassandra: {
      clusterName: NAME,
      serverType: 'cassandra',
      serverVersion: '5.0.6',
      superuserSecretRef: { name: `${NAME}-superuser` },
      serviceAccount: `${NAME}-cassandra`,
      datacenters: [{
        metadata: { name: 'dc1', annotations: { 'cassandra.datastax.com/delete-pvc': 'false' } },
        size: 3,
        racks: ZONES.map((zone) => ({ name: `r${zone + 1}`, nodeAffinityLabels: { 'topology.kubernetes.io/zone': Fn.select(zone, Fn.getAzs()) } })),
        resources: { requests: { cpu: '3400m', memory: '27904Mi' }, limits: { memory: '27904Mi' } },
        config: { jvmOptions: { heap_initial_size: '11008Mi', heap_max_size: '11008Mi' } },
        tolerations: [{ key: 'dedicated', operator: 'Equal', value: NAME, effect: 'NoSchedule' }],
        storageConfig: {
          cassandraDataVolumeClaimSpec: {
            accessModes: ['ReadWriteOnce'], storageClassName: 'cassandra', resources: { requests: { storage: `${Size.gibibytes(200).toGibibytes()}Gi` } },
          },
        },
      }],
    },
    medusa: {
      storageProperties: {
        storageProvider: 's3', bucketName: bucket.bucketName, region: stack.region, prefix: NAME, credentialsType: 'role-based', maxBackupAge: 14,
      },
    },
    reaper: { autoScheduling: { enabled: true }, heapSize: '1Gi' },
  },
});
manifest('Backup', [cassandra], {
  apiVersion: 'medusa.k8ssandra.io/v1alpha1',
  kind: 'MedusaBackupSchedule',
  metadata: { name: `${NAME}-dc1-backup`, namespace: NAMESPACE },
  spec: { backupSpec: { backupType: 'differential', cassandraDatacenter: 'dc1' }, cronSchedule: '0 2 * * *' },
});

function manifest(id: string, after: IDependable[], ...objects: Record<string, unknown>[]): eks.KubernetesManifest {
  const made = new eks.KubernetesManifest(stack, `Manifest-${id}`, { cluster, manifest: objects, prune: false });
  made.node.addDependency(...after);
  return made;
}

function networkPolicy(part: string, matchLabels: Record<string, string>, ingress: unknown[]): eks.KubernetesManifest {
  return manifest(`NetworkPolicy-${part}`, [namespace], {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: `${NAME}-${part}`, namespace: NAMESPACE },
    spec: { podSelector: { matchLabels }, policyTypes: ['Ingress'], ingress },
  });
}

// ---- functions that act during a deployment
interface Handler {
  readonly rights: iam.PolicyStatement[];
  /** What it may do in the EKS cluster, if it works there. */
  readonly inCluster?: Record<string, unknown>[];
}

function handler(name: string, { rights, inCluster }: Handler): lambda.Function {
  const logGroup = new logs.LogGroup(stack, `${name}-log`, { retention: logs.RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.DESTROY });
  const role = new iam.Role(stack, `${name}-role`, {
    assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: {
      Rights: new iam.PolicyDocument({
        statements: [new iam.PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] }), ...rights],
      }),
    },
  });
  const code = new lambda.Function(stack, `${name}-function`, {
    runtime: lambda.Runtime.NODEJS_24_X,
    architecture: lambda.Architecture.ARM_64,
    handler: 'index.handler',
    code: lambda.Code.fromAsset(path.join(process.env.BENCH_BUNDLES!, name)),
    role: role.withoutPolicyUpdates(),
    logGroup,
    timeout: Duration.minutes(5),
    ...(inCluster && { vpc, vpcSubnets: { subnets }, securityGroups: [functionsGroup], environment: { CLUSTER_NAME: clusterName } }),
  });
  if (inCluster) {
    new eks.CfnAccessEntry(stack, `${name}-access`, { clusterName, principalArn: role.roleArn, kubernetesGroups: [`functions:${name}`] });
    manifest(`${name}-rights`, [namespace], ...inCluster);
  }
  return code;
}

const functionsGroup = new ec2.SecurityGroup(stack, 'Functions', { vpc, allowAllOutbound: false });
functionsGroup.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443));
new ec2.CfnSecurityGroupIngress(stack, 'FunctionsIn', {
  groupId: cluster.clusterSecurityGroupId, sourceSecurityGroupId: functionsGroup.securityGroupId, ipProtocol: 'tcp', fromPort: 443, toPort: 443,
});
const network = new iam.PolicyStatement({
  actions: ['ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets', 'ec2:DeleteNetworkInterface'], resources: ['*'],
});
const describe = new iam.PolicyStatement({ actions: ['eks:DescribeCluster'], resources: [clusterArn] });

new CustomResource(stack, 'Guard', {
  resourceType: 'Custom::CassandraChangeGuard',
  serviceToken: handler('guard', { rights: [new iam.PolicyStatement({ actions: ['cloudformation:DescribeStacks'], resources: [stack.stackId] })] }).functionArn,
  properties: { Model: JSON.stringify({ clusters: { [NAME]: { version: '5.0.6', datacenters: [{ name: 'dc1', nodes: 3 }] } } }) },
});

const superuser = new secretsmanager.Secret(stack, 'Superuser', {
  generateSecretString: { secretStringTemplate: `{"username":"${NAME}-superuser"}`, generateStringKey: 'password', excludePunctuation: true },
  removalPolicy: RemovalPolicy.RETAIN,
});
const superuserHandler = handler('superuser', {
  rights: [network, describe],
  inCluster: [
    rbac('Role', 'superuser', { rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'create', 'patch'] }] }),
    rbac('RoleBinding', 'superuser', {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'superuser' },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'functions:superuser' }],
    }),
  ],
});
new iam.Policy(stack, 'ReadSuperuser', {
  roles: [superuserHandler.role!],
  statements: [new iam.PolicyStatement({ actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], resources: [superuser.secretArn] })],
});
new CustomResource(stack, 'SuperuserCopy', {
  resourceType: 'Custom::CassandraSuperuser',
  serviceToken: superuserHandler.functionArn,
  properties: { SecretId: superuser.secretArn, Namespace: NAMESPACE, Name: `${NAME}-superuser` },
});

// Gates between the steps of a deployment, and the removal of Cassandra before all else: one function, asked again until it is content.
const allowed = (name: string, rules: object[]) => [
  rbac('Role', name, { rules }),
  rbac('RoleBinding', name, {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'functions:gates' }],
  }),
];
const gates = handler('gates', {
  rights: [network, describe],
  inCluster: allowed('gates', [
    { apiGroups: ['k8ssandra.io'], resources: ['k8ssandraclusters'], verbs: ['get', 'list', 'delete'] },
    { apiGroups: ['cassandra.datastax.com'], resources: ['cassandradatacenters'], verbs: ['get', 'list', 'delete'] },
    { apiGroups: [''], resources: ['pods', 'events', 'persistentvolumeclaims'], verbs: ['get', 'list'] },
  ]),
});
const waiter = new cr.Provider(stack, 'Waiter', {
  onEventHandler: gates,
  isCompleteHandler: gates,
  queryInterval: Duration.seconds(15),
  totalTimeout: Duration.minutes(55),
  logGroup: new logs.LogGroup(stack, 'WaiterLog', { retention: logs.RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.DESTROY }),
  disableWaiterStateMachineLogging: true,
});
manifest('Probes', [], { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'probes' } }, ...allowed('probes', [
  { apiGroups: ['cert-manager.io', 'k8ssandra.io', 'cassandra.datastax.com', 'medusa.k8ssandra.io'], resources: ['*'], verbs: ['create'] },
]));
manifest('HelmRights', [], ...allowed('helm', [{ apiGroups: [''], resources: ['secrets'], verbs: ['list'] }]));
for (const [id, resourceType, kinds] of [
  ['HelmCheck', 'Custom::CassandraHelmCheck', []],
  ['CertManagerGate', 'Custom::CassandraAdmissionGate', ['Issuer']],
  ['OperatorGate', 'Custom::CassandraAdmissionGate', ['K8ssandraCluster', 'CassandraDatacenter', 'MedusaBackupSchedule']],
  ['Preflight', 'Custom::CassandraPreflight', []],
  ['Instances', 'Custom::CassandraInstanceProtection', []],
  ['Barrier', 'Custom::CassandraBarrier', []],
  ['Deletion', 'Custom::CassandraDeletion', []],
  ['Readiness', 'Custom::CassandraReadiness', []],
] as const) {
  new CustomResource(stack, id, { resourceType, serviceToken: waiter.serviceToken, properties: { Namespace: NAMESPACE, Name: NAME, Kinds: kinds } });
}

function rbac(kind: string, name: string, rest: object): Record<string, unknown> {
  return { apiVersion: 'rbac.authorization.k8s.io/v1', kind, metadata: { name, namespace: NAMESPACE }, ...rest };
}

// ---- the age of backups
const index = `${NAME}/index/backup_index/*`;
const measure = handler('backup-age', {
  rights: [
    new iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn], conditions: { StringLike: { 's3:prefix': index } } }),
    new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects(index)] }),
    new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: [bucket.encryptionKey!.keyArn] }),
    new iam.PolicyStatement({ actions: ['iam:GetRole'], resources: [backupRole.roleArn] }),
    new iam.PolicyStatement({
      actions: ['cloudwatch:PutMetricData'], resources: ['*'], conditions: { StringEquals: { 'cloudwatch:namespace': 'Cassandra' } },
    }),
  ],
});
new events.Rule(stack, 'Measure', { schedule: events.Schedule.rate(Duration.minutes(15)), targets: [new targets.LambdaFunction(measure)] });
new cloudwatch.Alarm(stack, 'BackupAge', {
  metric: new cloudwatch.Metric({ namespace: 'Cassandra', metricName: 'BackupAge', statistic: 'Maximum', period: Duration.hours(1) }),
  threshold: Duration.days(3).toSeconds(),
  evaluationPeriods: 2,
  treatMissingData: cloudwatch.TreatMissingData.BREACHING,
});

new CfnOutput(stack, 'Kubeconfig', { value: `aws eks update-kubeconfig --name ${clusterName} --region ${stack.region}` });
new CfnOutput(stack, 'BackupLocation', { value: `s3://${bucket.bucketName}/${NAME}/` });
