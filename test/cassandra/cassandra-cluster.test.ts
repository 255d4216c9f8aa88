import { Duration, Size, Token } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { JsonPatch } from 'cdk8s';
import {
  BackupBucket, BackupSchedule, CassandraBackupOptions, CassandraCluster, CassandraClusterAttributes,
  CassandraClusterOptions, CassandraRepairType, CassandraStorage, CassandraVersion,
} from '../../lib';
import { CLUSTER, DATACENTER, everythingBefore, findings, kubernetesObjects, refused, testPlatform, testStack } from '../fixtures';

function deploy(options: Partial<CassandraClusterOptions> = {}, id = 'Orders') {
  const stack = testStack();
  const platform = testPlatform(stack);
  const cluster = platform.addCassandraCluster(id, { ...CLUSTER, ...options });
  return { stack, platform, cluster, synth: () => Template.fromStack(stack) };
}

const withBackup = { backup: { schedule: BackupSchedule.cron('15 3 * * *'), retention: Duration.days(14) } };

describe('the custom resource', () => {
  test('says what the operator cannot guess', () => {
    const { object } = kubernetesObjects(deploy().synth())['K8ssandraCluster/orders'];
    expect(object.metadata.namespace).toBe('cassandra-orders');
    expect(object.spec.auth).toBe(true);
    expect(object.spec.cassandra).toMatchObject({
      clusterName: 'orders',
      serverType: 'cassandra',
      serverVersion: '5.0.6',
      serviceAccount: 'orders-cassandra',
      superuserSecretRef: { name: 'orders-superuser' },
    });
    expect(object.spec.cassandra.datacenters).toHaveLength(1);
  });

  test('pins each rack to its zone and to the workers of its datacenter', () => {
    const [datacenter] = kubernetesObjects(deploy({ datacenters: [{ ...DATACENTER, nodes: 5 }] }).synth())['K8ssandraCluster/orders'].object.spec.cassandra.datacenters;
    expect(datacenter.size).toBe(5);
    expect(datacenter.racks.map(({ name }: { name: string }) => name)).toEqual(['r1', 'r2', 'r3']);
    expect(datacenter.racks[2].nodeAffinityLabels).toEqual({
      'topology.kubernetes.io/zone': '<{Fn::Select:[2,{Fn::GetAZs:}]}>',
      'cdk-eks-cassandra/cluster': 'orders',
      'cdk-eks-cassandra/datacenter': 'dc1',
    });
    expect(datacenter.tolerations).toEqual([{ key: 'cdk-eks-cassandra/dedicated', operator: 'Equal', value: 'orders.dc1', effect: 'NoSchedule' }]);
  });

  test('keeps the volumes when the datacenter goes, and lets them grow', () => {
    const [datacenter] = kubernetesObjects(deploy().synth())['K8ssandraCluster/orders'].object.spec.cassandra.datacenters;
    expect(datacenter.metadata.annotations).toEqual({
      'cassandra.datastax.com/delete-pvc': 'false',
      'cassandra.datastax.com/allow-storage-changes': 'true',
    });
    expect(datacenter.storageConfig.cassandraDataVolumeClaimSpec).toEqual({
      storageClassName: 'cassandra-orders-dc1',
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '200Gi' } },
    });
  });

  test('always has both ends of the heap, and memory limits equal to requests', () => {
    const { object: { spec } } = kubernetesObjects(deploy({
      ...withBackup, datacenters: [{ ...DATACENTER, memory: Size.gibibytes(16), cpuMillis: 2000, heap: Size.gibibytes(6) }],
    }).synth())['K8ssandraCluster/orders'];
    const [datacenter] = spec.cassandra.datacenters;
    expect(datacenter.config.jvmOptions).toEqual({ heap_initial_size: '6144Mi', heap_max_size: '6144Mi' });
    expect(datacenter.resources).toEqual({ requests: { cpu: '2000m', memory: '16384Mi' }, limits: { memory: '16384Mi' } });
    expect(spec.reaper.resources.limits.memory).toBe(spec.reaper.resources.requests.memory);
  });

  test('backs up by role, never by keys', () => {
    const { object: { spec: { medusa } } } = kubernetesObjects(deploy(withBackup).synth())['K8ssandraCluster/orders'];
    expect(medusa.storageProperties).toEqual({
      storageProvider: 's3',
      credentialsType: 'role-based',
      bucketName: expect.stringMatching(/^<Ref PlatformOrdersBackup/),
      region: '<Ref AWS::Region>',
      prefix: 'orders',
      maxBackupAge: 0,
      maxBackupCount: 14,
    });
  });

  test('keeps as many backups as reach back over the retention, never by age', () => {
    const kept = (backup: CassandraBackupOptions) => kubernetesObjects(deploy({ backup }).synth())['K8ssandraCluster/orders'].object.spec.medusa.storageProperties;
    const weekly = { name: 'weekly', schedule: BackupSchedule.weekly(), full: true };
    expect(kept({ schedule: BackupSchedule.daily() })).toMatchObject({ maxBackupAge: 0, maxBackupCount: 0 });
    expect(kept({ schedule: BackupSchedule.daily(), maxBackups: 5 })).toMatchObject({ maxBackupAge: 0, maxBackupCount: 5 });
    expect(kept({ schedule: BackupSchedule.weekly(), retention: Duration.days(8) })).toMatchObject({ maxBackupAge: 0, maxBackupCount: 2 });
    expect(kept({ schedule: BackupSchedule.cron('0 */6 * * *'), retention: Duration.days(7) })).toMatchObject({ maxBackupAge: 0, maxBackupCount: 28 });
    expect(kept({ schedule: BackupSchedule.daily(), retention: Duration.days(14), additionalSchedules: [weekly] }))
      .toMatchObject({ maxBackupAge: 0, maxBackupCount: 16 });
  });

  test.each([
    [3, 500, { retention: Duration.days(14) }, '1024Mi'],
    [6, 1000, { maxBackups: 30 }, '2048Mi'],
    [60, 500, { maxBackups: 30 }, '8192Mi'],
    [3, 500, {}, '8192Mi'],
    [3, 500, { retention: Duration.days(14), purge: false }, '8192Mi'],
  ])('lets Medusa read the manifests of %d nodes with %d GiB and %j', (nodes, gib, kept, limit) => {
    const { object: { spec: { medusa } } } = kubernetesObjects(deploy({
      datacenters: [{ ...DATACENTER, nodes, storage: CassandraStorage.gp3(Size.gibibytes(gib)) }],
      backup: { schedule: BackupSchedule.daily(), ...kept },
    }).synth())['K8ssandraCluster/orders'];
    expect(medusa.containerResources).toMatchObject({ requests: { memory: '1024Mi' }, limits: { memory: limit } });
    expect(medusa.initContainerResources).toEqual(medusa.containerResources);
  });

  test('makes backups of each schedule, pauses them and leaves the purge out', () => {
    const objects = kubernetesObjects(deploy({
      backup: {
        schedule: BackupSchedule.daily(),
        enabled: false,
        purge: false,
        concurrentTransfers: 4,
        additionalSchedules: [{ name: 'weekly', schedule: BackupSchedule.weekly({ hour: 5 }), full: true }],
      },
    }).synth());
    const scheduled = (name: string) => objects[`MedusaBackupSchedule/${name}`].object.spec;
    expect(scheduled('orders-dc1-backup')).toEqual({ cronSchedule: '0 2 * * *', disabled: true, backupSpec: { cassandraDatacenter: 'dc1', backupType: 'differential' } });
    expect(scheduled('orders-dc1-backup-weekly')).toEqual({ cronSchedule: '0 5 * * 0', disabled: true, backupSpec: { cassandraDatacenter: 'dc1', backupType: 'full' } });
    expect(objects['K8ssandraCluster/orders'].object.spec.medusa).toMatchObject({ purgeBackups: false, storageProperties: { concurrentTransfers: 4 } });
  });

  test('backs up at the configured speed', () => {
    const { object: { spec: { medusa } } } = kubernetesObjects(deploy({ backup: { schedule: BackupSchedule.daily(), transferRate: Size.mebibytes(200) } }).synth())['K8ssandraCluster/orders'];
    expect(medusa.storageProperties.transferMaxBandwidth).toBe('200MB/s');
  });

  test('repairs by default, and not if told so', () => {
    const reaperOf = (options: Partial<CassandraClusterOptions>) => kubernetesObjects(deploy(options).synth())['K8ssandraCluster/orders'].object.spec.reaper;
    expect(reaperOf({})).toMatchObject({ autoScheduling: { enabled: true }, ServiceAccountName: 'orders-reaper' });
    expect(reaperOf({ repair: { enabled: false } })).toBeUndefined();
  });

  test('Reaper gets the values of repair', () => {
    const { object: { spec: { reaper } } } = kubernetesObjects(deploy({
      repair: {
        type: CassandraRepairType.FULL,
        interval: Duration.days(5),
        threads: 4,
        intensity: 0.5,
        segmentTimeout: Duration.hours(1),
        excludedKeyspaces: ['logs'],
        heap: Size.mebibytes(1536),
      },
    }).synth())['K8ssandraCluster/orders'];
    expect(reaper).toMatchObject({
      autoScheduling: { enabled: true, repairType: 'REGULAR', excludedKeyspaces: ['logs'] },
      heapSize: '1536Mi',
      resources: { requests: { memory: '2048Mi' }, limits: { memory: '2048Mi' } },
    });
    expect(reaper.additionalEnvVars.slice(3)).toEqual([
      { name: 'REAPER_SCHEDULE_DAYS_BETWEEN', value: '5' },
      { name: 'REAPER_REPAIR_RUN_THREADS', value: '4' },
      { name: 'REAPER_REPAIR_INTENSITY', value: '0.5' },
      { name: 'REAPER_HANGING_REPAIR_TIMEOUT_MINS', value: '60' },
    ]);
  });

  test('Reaper signs sessions with generated passwords, of the cluster\'s name in Cassandra', () => {
    const { object: { spec: { reaper } } } = kubernetesObjects(deploy({ clusterName: 'My Orders' }).synth())['K8ssandraCluster/orders'];
    const password = (name: string) => ({ secretKeyRef: { name, key: 'password' } });
    // The variables that the last one contains must come before it.
    expect(reaper.additionalEnvVars).toEqual([
      { name: 'SESSION_KEY_UI', valueFrom: password('myorders-reaper-ui') },
      { name: 'SESSION_KEY_CQL', valueFrom: password('myorders-reaper') },
      { name: 'JWT_SECRET', value: '$(SESSION_KEY_UI)$(SESSION_KEY_CQL)' },
    ]);
  });

  test('passes settings of cassandra.yaml through, the datacenter\'s beside the cluster\'s, tokens untouched', () => {
    const { object: { spec } } = kubernetesObjects(deploy({
      cassandraYaml: { concurrent_reads: 64, startup_checks: { deep: [null, { value: Token.asString({ Ref: 'AWS::StackName' }) }] } },
      datacenters: [{ ...DATACENTER, cassandraYaml: { concurrent_writes: 32 } }],
    }).synth())['K8ssandraCluster/orders'];
    expect(spec.cassandra.config.cassandraYaml).toEqual({ concurrent_reads: 64, startup_checks: { deep: [null, { value: '<Ref AWS::StackName>' }] } });
    expect(spec.cassandra.datacenters[0].config.cassandraYaml).toEqual({ concurrent_writes: 32 });
  });

  test('can be patched in invented fields, after it was made', () => {
    const { cluster, synth } = deploy();
    cluster.customResources[0].addJsonPatch(JsonPatch.add('/spec/fieldOfTomorrow', { nested: { empty: {}, nothing: null } }));
    expect(kubernetesObjects(synth())['K8ssandraCluster/orders'].object.spec.fieldOfTomorrow).toEqual({ nested: { empty: {}, nothing: null } });
  });

  test('names come from the id unless given', () => {
    expect(Object.keys(kubernetesObjects(deploy({}, 'UserProfiles').synth()))).toContain('K8ssandraCluster/user-profiles');
    const { cluster, synth } = deploy({ name: 'up', clusterName: 'User Profiles', namespace: 'profiles', superuserSecretName: 'root' });
    expect(cluster).toMatchObject({ name: 'up', clusterName: 'User Profiles', plan: { name: 'up', clusterName: 'User Profiles' } });
    expect(cluster.cqlServiceName('dc1')).toBe('userprofiles-dc1-service');
    const given = kubernetesObjects(synth());
    expect(given['K8ssandraCluster/up'].object).toMatchObject({
      metadata: { namespace: 'profiles' }, spec: { cassandra: { clusterName: 'User Profiles', superuserSecretRef: { name: 'root' } } },
    });
    // Labels of the operator's pods hold the name without what a label cannot hold.
    expect(given['NetworkPolicy/up-cassandra'].object.spec.podSelector.matchLabels).toEqual({ 'cassandra.datastax.com/cluster': 'UserProfiles' });
  });
});

describe('around it', () => {
  test('a schedule for each datacenter', () => {
    const objects = kubernetesObjects(deploy({ ...withBackup, datacenters: [DATACENTER, { ...DATACENTER, name: 'dc2' }] }).synth());
    expect(['orders-dc1-backup', 'orders-dc2-backup'].map((name) => objects[`MedusaBackupSchedule/${name}`].object.spec)).toEqual([
      { cronSchedule: '15 3 * * *', backupSpec: { cassandraDatacenter: 'dc1', backupType: 'differential' } },
      { cronSchedule: '15 3 * * *', backupSpec: { cassandraDatacenter: 'dc2', backupType: 'differential' } },
    ]);
  });

  test('a rack of workers for each rack, each with its nodes', () => {
    const template = deploy({ datacenters: [{ ...DATACENTER, nodes: 4 }] }).synth();
    const sizes = Object.values(template.findResources('AWS::AutoScaling::AutoScalingGroup')).map(({ Properties }) => Properties.MinSize);
    expect(sizes).toEqual(['2', '1', '1']);
  });

  test('one worker node per rack if the number of nodes is not given', () => {
    const { nodes: _, ...unsaid } = DATACENTER;
    const template = deploy({ datacenters: [unsaid] }).synth();
    expect(Object.values(template.findResources('AWS::AutoScaling::AutoScalingGroup')).map(({ Properties }) => Properties.MinSize)).toEqual(['1', '1', '1']);
    expect(kubernetesObjects(template)['K8ssandraCluster/orders'].object.spec.cassandra.datacenters[0].size).toBe(3);
  });

  test('fewer workers than nodes, if several nodes of a rack shall share each', () => {
    const large = { ...DATACENTER, nodes: 9, nodesPerWorker: 2, instanceType: new ec2.InstanceType('r8g.2xlarge') };
    const sizesOf = (props: Partial<typeof large> & { workerNodes?: number }) => {
      const template = deploy({ datacenters: [{ ...large, ...props }] }).synth();
      const [datacenter] = kubernetesObjects(template)['K8ssandraCluster/orders'].object.spec.cassandra.datacenters;
      return { sizes: Object.values(template.findResources('AWS::AutoScaling::AutoScalingGroup')).map(({ Properties }) => Properties.MinSize), datacenter };
    };
    const { sizes, datacenter } = sizesOf({});
    expect(sizes).toEqual(['2', '2', '2']);
    expect(datacenter).toMatchObject({ size: 9, softPodAntiAffinity: true });
    // Nodes leave before their workers do.
    expect(sizesOf({ nodes: 6, workerNodes: 9 }).sizes).toEqual(['2', '2', '2']);
    expect(sizesOf({ nodes: 6 }).sizes).toEqual(['1', '1', '1']);
    expect(sizesOf({ nodesPerWorker: 1 }).datacenter).not.toHaveProperty('softPodAntiAffinity');
  });

  test('a StorageClass of fixed name, unless one exists', () => {
    const objects = kubernetesObjects(deploy().synth());
    expect(objects['StorageClass/cassandra-orders-dc1'].object.reclaimPolicy).toBe('Retain');
    expect(objects['StorageClass/cassandra-orders-dc1'].object.parameters).toMatchObject({
      tagSpecification_1: 'cdk-eks-cassandra/cluster=orders', tagSpecification_2: 'cdk-eks-cassandra/datacenter=dc1',
    });
    const existing = kubernetesObjects(deploy({ datacenters: [{ ...DATACENTER, storage: CassandraStorage.existing(Size.gibibytes(10), 'fast') }] }).synth());
    expect(Object.keys(existing).filter((name) => name.startsWith('StorageClass/'))).toEqual([]);
    expect(existing['K8ssandraCluster/orders'].object.spec.cassandra.datacenters[0].storageConfig.cassandraDataVolumeClaimSpec.storageClassName).toBe('fast');
  });

  test('only the operators may speak to the management API and to Medusa, only nodes to each other', () => {
    const { ingress } = kubernetesObjects(deploy(withBackup).synth())['NetworkPolicy/orders-cassandra'].object.spec;
    const fromOf = (port: number) => ingress.filter(({ ports }: any) => ports.some((one: any) => one.port === port)).flatMap(({ from }: any) => from);
    const operators = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'k8ssandra-operator' } } };
    const reaper = { podSelector: { matchLabels: { 'k8ssandra.io/cluster-name': 'orders', 'app.kubernetes.io/component': 'reaper' } } };
    expect(fromOf(8080)).toEqual([operators, reaper]);
    expect(fromOf(50051)).toEqual([operators]);
    expect(fromOf(7000)).toEqual([{ podSelector: { matchLabels: { 'cassandra.datastax.com/cluster': 'orders' } } }]);
    expect(fromOf(9042)).toEqual([{ namespaceSelector: {} }, { ipBlock: { cidr: expect.stringContaining('CidrBlock') } }]);
    expect(fromOf(7199)).toEqual([]);
    // The encrypted port is as open as the plain one.
    expect(fromOf(9142)).toEqual(fromOf(9042));
  });

  test('only the operators may speak to Reaper, at both of its ports', () => {
    const { podSelector, ingress } = kubernetesObjects(deploy().synth())['NetworkPolicy/orders-reaper'].object.spec;
    expect(podSelector.matchLabels).toEqual({ 'k8ssandra.io/cluster-name': 'orders', 'app.kubernetes.io/component': 'reaper' });
    expect(ingress).toEqual([{
      from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'k8ssandra-operator' } } }],
      ports: [{ protocol: 'TCP', port: 8080 }, { protocol: 'TCP', port: 8081 }],
    }]);
  });

  test('CQL is open to the given ranges only', () => {
    const { ingress } = kubernetesObjects(deploy({ cqlClients: ['10.9.0.0/16'] }).synth())['NetworkPolicy/orders-cassandra'].object.spec;
    expect(JSON.stringify(ingress)).toContain('"cidr":"10.9.0.0/16"');
    expect(JSON.stringify(ingress)).not.toContain('CidrBlock');
  });

  test('the namespace can belong to someone else', () => {
    expect(Object.keys(kubernetesObjects(deploy({ createNamespace: false }).synth())).filter((name) => name === 'Namespace/cassandra-orders')).toEqual([]);
  });
});

describe('order', () => {
  const template = deploy(withBackup).synth();
  const objects = kubernetesObjects(template);
  const before = everythingBefore(template, objects['K8ssandraCluster/orders'].logicalId);
  const idsOf = (type: string) => Object.keys(template.findResources(type));

  test.each([
    ['AWS::EKS::Cluster'], ['AWS::EKS::Addon'], ['AWS::EKS::Nodegroup'], ['AWS::AutoScaling::AutoScalingGroup'], ['Custom::AWSCDK-EKS-HelmChart'],
    ['AWS::EKS::PodIdentityAssociation'], ['AWS::S3::Bucket'], ['AWS::S3::BucketPolicy'], ['AWS::EKS::AccessEntry'],
  ])('every %s comes before the custom resource', (type) => {
    expect(idsOf(type).length).toBeGreaterThan(0);
    expect(idsOf(type).filter((id) => !before.has(id))).toEqual([]);
  });

  test('its own objects come before it, its schedules after', () => {
    const missing = Object.entries(objects).filter(([, { logicalId }]) => !before.has(logicalId)).map(([name]) => name);
    // The operator's release is looked at when its chart changes, which has nothing to do with Cassandra.
    expect(missing.filter((name) => !name.endsWith('/k8ssandra-operator-helm-check'))).toEqual(['K8ssandraCluster/orders', 'MedusaBackupSchedule/orders-dc1-backup']);
    expect(everythingBefore(template, objects['MedusaBackupSchedule/orders-dc1-backup'].logicalId)).toContain(objects['K8ssandraCluster/orders'].logicalId);
  });

  test('the namespace comes before all that is in it', () => {
    const namespaced = Object.values(objects).filter(({ object }) => object.metadata.namespace === 'cassandra-orders');
    const late = namespaced.filter(({ logicalId }) => !everythingBefore(template, logicalId).has(objects['Namespace/cassandra-orders'].logicalId));
    expect(namespaced.length).toBe(10);
    expect(late).toEqual([]);
  });
});

describe('several clusters', () => {
  test('share an EKS cluster, an operator and a bucket', () => {
    const stack = testStack();
    const platform = testPlatform(stack);
    const bucket = new BackupBucket(stack, 'Backups');
    for (const id of ['Orders', 'Users']) {
      platform.addCassandraCluster(id, { ...CLUSTER, backup: { schedule: BackupSchedule.daily(), bucket } });
    }
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::EKS::Cluster', 1);
    template.resourceCountIs('AWS::S3::Bucket', 1);
    template.resourceCountIs('Custom::AWSCDK-EKS-HelmChart', 1);
    const prefixes = ['orders', 'users'].map((name) => kubernetesObjects(template)[`K8ssandraCluster/${name}`].object.spec.medusa.storageProperties.prefix);
    expect(prefixes).toEqual(['orders', 'users']);
  });

  test.each([
    ['name', { name: 'orders', namespace: 'other' }, /Cassandra cluster "orders".*already taken by Test\/Platform\/Orders/],
    ['namespace', { name: 'users', namespace: 'cassandra-orders' }, /namespace of Cassandra "cassandra-orders".*already taken/],
  ])('fails if they have one %s', (_, options, message) => {
    const { platform } = deploy();
    expect(refused(() => platform.addCassandraCluster('Second', { ...CLUSTER, ...options }))).toThrow(message);
  });
});

describe('what is wrong', () => {
  test('fails at synth with path, value, rule and way out, for all clusters at once, and renders nothing partially', () => {
    const stack = testStack();
    const platform = testPlatform(stack);
    platform.addCassandraCluster('Orders', { ...CLUSTER, datacenters: [{ ...DATACENTER, name: 'DC1', nodes: 2 }] });
    platform.addCassandraCluster('Users', { ...CLUSTER, datacenters: [DATACENTER, DATACENTER] });
    const failure = (() => {
      try {
        Template.fromStack(stack);
        return '';
      } catch (error) {
        return String(error);
      }
    })();
    expect(failure).toMatch(/\[Test\/Platform\/Orders\] the name of a datacenter.*got "DC1".*\[datacenter-names\]/);
    expect(failure).toMatch(/\[Test\/Platform\/Orders\] .*fewer nodes than its 3 racks: got 2, allowed: 3 or more; raise nodes to 3.*\[nodes-below-racks\]/);
    expect(failure).toMatch(/\[Test\/Platform\/Users\] two datacenters of one cluster have the same name.*\[datacenter-names\]/);
  });

  test('is a warning with an id if it is only risky', () => {
    const { stack } = deploy({ version: CassandraVersion.of('5.0.77'), datacenters: [{ ...DATACENTER, nodes: 4 }] });
    const annotations = Annotations.fromStack(stack);
    for (const rule of ['cassandra-version', 'nodes-per-rack', 'no-backup']) {
      annotations.hasWarning('/Test/Platform/Orders', Match.stringLikeRegexp(`.*\\[${rule}\\].*\\[ack: cdk-eks-cassandra:${rule}\\]`));
    }
  });

  test('tokens are not taken for values', () => {
    const { synth } = deploy({
      namespace: Token.asString({ Ref: 'AWS::StackName' }),
      datacenters: [{
        ...DATACENTER,
        instanceType: new ec2.InstanceType('r8g.xlarge'),
        storage: CassandraStorage.gp3(Size.gibibytes(Token.asNumber({ 'Fn::GetAtt': ['X', 'Size'] }))),
      }],
    });
    expect(() => synth()).not.toThrow();
  });

  test('fails for a Service of a datacenter that is not there', () => {
    const { cluster } = deploy();
    expect(cluster.cqlServiceName('dc1')).toBe('orders-dc1-service');
    expect(() => cluster.cqlServiceName('dc9')).toThrow(/no such datacenter: got "dc9", allowed: dc1/);
  });
});

test.each(['constructor', '__proto__'])('a datacenter with the name %s, which every object has, is made or refused by a rule', (name) => {
  const { stack } = deploy({ datacenters: [{ ...DATACENTER, name }] });
  expect(findings(stack).every((finding) => finding.endsWith('[datacenter-names]'))).toBe(true);
});

describe('a cluster that another app deploys', () => {
  const reference = (attrs: Partial<CassandraClusterAttributes> = {}) => {
    const stack = testStack();
    const cluster = CassandraCluster.fromCassandraClusterAttributes(stack, 'Orders', { name: 'orders', datacenters: ['dc1', 'dc2'], ...attrs });
    return { stack, cluster };
  };

  test('has the names that the same cluster has where it is deployed', () => {
    const { cluster: deployed } = deploy({ clusterName: 'My Orders' });
    const { cluster, stack } = reference({ clusterName: 'My Orders' });
    for (const name of ['name', 'clusterName', 'namespace', 'superuserSecretName'] as const) expect(cluster[name]).toBe(deployed[name]);
    expect(cluster.cqlServiceName('dc1')).toBe(deployed.cqlServiceName('dc1'));
    expect(Template.fromStack(stack).toJSON().Resources).toBeUndefined();
  });

  test('has the names that are given', () => {
    expect(reference({ namespace: 'shop', superuserSecretName: 'root' }).cluster).toMatchObject({ clusterName: 'orders', namespace: 'shop', superuserSecretName: 'root' });
  });

  test('fails for a Service of a datacenter that it does not have', () => {
    expect(() => reference().cluster.cqlServiceName('dc9')).toThrow(/Test\/Orders: .*no such datacenter: got "dc9", allowed: dc1, dc2/);
  });

  test.each(['name', 'clusterName', 'namespace', 'superuserSecretName'])('fails if the synth does not know %s: other names follow from it', (name) => {
    expect(() => reference({ [name]: Token.asString({ Ref: 'Param' }) })).toThrow(new RegExp(`Test/Orders: ${name} has an invalid value: .*a text that the synth knows.*\\[prop-value\\]`));
  });

  test('fails for an empty name, and for a datacenter whose name the synth does not know', () => {
    expect(() => reference({ name: '' })).toThrow(/name has an invalid value.*\[prop-value\]/);
    expect(() => reference({ datacenters: [Token.asString({ Ref: 'Param' })] })).toThrow(/datacenters\[0\] has an invalid value.*\[prop-value\]/);
  });

  test('can be referred to as often as somebody likes, also where it is deployed: nothing is made', () => {
    const { stack } = deploy();
    for (const id of ['One', 'Two']) CassandraCluster.fromCassandraClusterAttributes(stack, id, { name: 'orders', datacenters: ['dc1'] });
    expect(findings(stack)).toEqual([]);
  });

  test('fails without its datacenters', () => {
    expect(() => reference({ datacenters: undefined })).toThrow(/datacenters.*\[prop-missing\]/);
  });
});
