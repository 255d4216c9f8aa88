import { Duration, Size, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { BackupBucket, BackupEncryption, BackupSchedule, CassandraBackupOptions, CassandraCluster } from '../../lib';
import { CLUSTER, DATACENTER, everythingBefore, flatten, kubernetesObjects, testPlatform, testStack } from '../fixtures';

const DAILY: CassandraBackupOptions = { schedule: BackupSchedule.daily(), retention: Duration.days(14) };

interface Made {
  readonly stack: Stack;
  readonly template: Template;
  readonly clusters: CassandraCluster[];
}

/** A platform with a cluster for each of these backups: orders, sessions. */
function made(...backups: (CassandraBackupOptions | ((stack: Stack) => CassandraBackupOptions))[]): Made {
  const stack = testStack();
  const platform = testPlatform(stack);
  const clusters = backups.map((backup, at) =>
    platform.addCassandraCluster(['Orders', 'Sessions'][at], { ...CLUSTER, backup: typeof backup === 'function' ? backup(stack) : backup }));
  return { stack, clusters, template: Template.fromStack(stack) };
}

/** The alarm's properties. */
function alarmOf(backup: CassandraBackupOptions): any {
  const [alarm] = Object.values(made(backup).template.findResources('AWS::CloudWatch::Alarm'));
  return alarm?.Properties;
}

function measurements(template: Template): any[] {
  const [rule] = Object.values(template.findResources('AWS::Events::Rule'));
  expect(rule.Properties).toMatchObject({ ScheduleExpression: 'rate(15 minutes)' });
  return JSON.parse(flatten(rule.Properties.Targets[0].Input)).clusters;
}

/** What the function may do. */
function rights(template: Template): any[] {
  const [role] = Object.entries(template.findResources('AWS::IAM::Role')).filter(([id]) => /BackupAgeMeasure/.test(id));
  return role[1].Properties.Policies[0].PolicyDocument.Statement;
}

describe('the alarm', () => {
  test('is there by default, goes off without numbers, and comes last', () => {
    const { template, clusters: [orders], stack } = made(DAILY);
    const id = stack.getLogicalId(orders.backupAgeAlarm!.node.defaultChild as never);
    template.hasResource('AWS::CloudWatch::Alarm', {
      Properties: {
        AlarmName: { 'Fn::Join': ['', [Match.anyValue(), '-orders-backup-age']] },
        AlarmDescription: Match.stringLikeRegexp('Cassandra cluster orders is older than 3 days.*namespace cassandra-orders.*docs/backups.md#'),
        Namespace: 'CdkEksCassandra/Backups',
        MetricName: 'NewestCompleteBackupAge',
        Dimensions: [{ Name: 'CassandraCluster', Value: 'orders' }, { Name: 'EksCluster', Value: Match.anyValue() }],
        Statistic: 'Maximum',
        Period: 3600,
        EvaluationPeriods: 2,
        Threshold: 72 * 3600,
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'breaching',
        AlarmActions: Match.absent(),
      },
    });
    const before = everythingBefore(template, id);
    expect([...before]).toEqual(expect.arrayContaining([
      kubernetesObjects(template)['MedusaBackupSchedule/orders-dc1-backup'].logicalId, ...Object.keys(template.findResources('AWS::Events::Rule')),
    ]));
  });

  test.each<[string, CassandraBackupOptions, number]>([
    ['three daily intervals', { schedule: BackupSchedule.daily() }, 72],
    ['half the retention, if that is less', { schedule: BackupSchedule.daily(), retention: Duration.days(4) }, 48],
    ['half of what maxBackups keeps', { schedule: BackupSchedule.daily(), maxBackups: 4 }, 48],
    ['never less than an interval, a full upload and two hours', { schedule: BackupSchedule.daily(), maxBackups: 2 }, 27],
    ['the same with ten times the upload', { schedule: BackupSchedule.daily(), maxBackups: 2, transferRate: Size.mebibytes(5) }, 34],
    ['the most frequent schedule counts', { schedule: BackupSchedule.weekly(), additionalSchedules: [{ name: 'daily', schedule: BackupSchedule.daily() }] }, 72],
    ['three weekly intervals', { schedule: BackupSchedule.weekly() }, 3 * 7 * 24],
    ['as asked for', { ...DAILY, ageAlarm: { threshold: Duration.hours(30) } }, 30],
  ])('threshold: %s', (_, backup, hours) => {
    expect(alarmOf(backup).Threshold / 3600).toBe(hours);
  });

  test.each<[string, CassandraBackupOptions]>([
    ['it is turned off', { ...DAILY, ageAlarm: { enabled: false } }],
    ['all schedules are paused', { ...DAILY, enabled: false }],
  ])('is not there, nor the function, if %s', (_, backup) => {
    const { template, clusters: [orders] } = made(backup);
    for (const type of ['AWS::CloudWatch::Alarm', 'AWS::Events::Rule']) template.resourceCountIs(type, 0);
    expect(orders.backupAgeAlarm).toBeUndefined();
    expect(orders.plan.backup).not.toHaveProperty('ageAlarmHours');
  });

  test('tells a topic', () => {
    const { template } = made((stack) => ({ ...DAILY, ageAlarm: { actions: [new SnsAction(new sns.Topic(stack, 'OnCall'))] } }));
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmActions: [{ Ref: Match.stringLikeRegexp('^OnCall') }] });
  });

  test('of two datacenters the one with the rarest backups decides, one that is paused is not looked at', () => {
    const stack = testStack();
    const weekly = { schedule: BackupSchedule.weekly() };
    testPlatform(stack).addCassandraCluster('Orders', {
      ...CLUSTER,
      datacenters: [DATACENTER, { ...DATACENTER, name: 'dc2', backup: weekly }, { ...DATACENTER, name: 'dc3', backup: { enabled: false } }],
      backup: { schedule: BackupSchedule.daily() },
    });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { Threshold: 3 * 7 * 24 * 3600 });
    expect(measurements(template)).toEqual([expect.objectContaining({ datacenters: [expect.objectContaining({ name: 'dc1' }), expect.objectContaining({ name: 'dc2' })] })]);
  });

  test('the plan says from when it goes off and what it costs', () => {
    const { clusters: [orders] } = made(DAILY);
    expect(orders.plan.backup).toMatchObject({ ageAlarmHours: 72, ageAlarmUsd: expect.closeTo(1.1, 1) });
  });
});

describe('the function', () => {
  test('one measures all clusters, a further cluster adds an alarm only', () => {
    const { template } = made(DAILY, DAILY);
    template.resourceCountIs('AWS::CloudWatch::Alarm', 2);
    template.resourceCountIs('AWS::Events::Rule', 1);
    const [orders, sessions] = measurements(template);
    expect(orders).toEqual({
      backend: 'k8ssandra',
      eksCluster: expect.stringMatching(/^<Ref Platform/),
      cluster: 'orders',
      bucket: expect.stringMatching(/^<Ref PlatformOrdersBackup/),
      region: '<Ref AWS::Region>',
      prefix: 'orders',
      datacenters: [{ name: 'dc1', role: expect.stringMatching(/^<Ref PlatformOrdersWorkersdc1Role/) }],
      role: expect.stringMatching(/^<Ref PlatformOrdersBackupIdentityRole/),
    });
    expect(sessions).toMatchObject({ cluster: 'sessions', prefix: 'sessions' });
  });

  test('may read the index of its clusters, ask when their role was created, and publish in one namespace', () => {
    const statements = rights(made(DAILY).template);
    expect(statements.map(({ Action, Resource, Condition }) => [Action, [Resource].flat().map(flatten).join(' '), Condition])).toEqual([
      [['logs:CreateLogStream', 'logs:PutLogEvents'], expect.stringMatching(/Log\w+\.Arn>$/), undefined],
      ['cloudwatch:PutMetricData', '*', { StringEquals: { 'cloudwatch:namespace': 'CdkEksCassandra/Backups' } }],
      ['s3:GetObject', expect.stringMatching(/^<GetAtt PlatformOrdersBackup\w+\.Arn>\/orders\/index\/backup_index\/\*$/), undefined],
      ['iam:GetRole', expect.stringMatching(/^<GetAtt PlatformOrdersBackupIdentityRole\w+\.Arn> <GetAtt PlatformOrdersWorkersdc1Role\w+\.Arn>$/), undefined],
      ['s3:ListBucket', expect.stringMatching(/^<GetAtt PlatformOrdersBackup\w+\.Arn>$/), { StringLike: { 's3:prefix': 'orders/index/backup_index/*' } }],
      ['kms:Decrypt', expect.stringMatching(/Key\w+\.Arn>$/), { StringLike: { 'kms:ViaService': expect.anything() } }],
    ]);
  });

  test('has room for the rights on as many clusters as fit into a stack', () => {
    const stack = testStack();
    const platform = testPlatform(stack);
    for (let at = 1; at <= 11; at += 1) platform.addCassandraCluster(`Cluster${at}`, { ...CLUSTER, backup: DAILY });
    const [role] = Object.entries(Template.fromStack(stack).findResources('AWS::IAM::Role')).filter(([id]) => /BackupAgeMeasure/.test(id));
    // As long as the longest ARNs of roles, keys and buckets.
    const text = JSON.stringify(role[1].Properties.Policies[0].PolicyDocument).replace(/\{"Fn::GetAtt":\[[^\]]*\]\}/g, `"${'x'.repeat(110)}"`);
    expect(text.length).toBeLessThan(10_240);
  });

  test('without a key there is nothing to decrypt', () => {
    const { template } = made((stack) => ({ ...DAILY, bucket: new BackupBucket(stack, 'Plain', { encryption: BackupEncryption.s3Managed() }) }));
    expect(rights(template).map(({ Action }) => Action)).not.toContain('kms:Decrypt');
  });

  test('runs outside the VPC, as EventBridge asks it to', () => {
    const { template } = made(DAILY);
    const [id] = Object.entries(template.findResources('AWS::Lambda::Function', { Properties: { Description: Match.stringLikeRegexp('backups') } }))
      .map(([found, { Properties }]) => (Properties.VpcConfig ? 'in a VPC' : found));
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      Principal: 'events.amazonaws.com',
      FunctionName: { 'Fn::GetAtt': [id, 'Arn'] },
      SourceArn: { 'Fn::GetAtt': [Object.keys(template.findResources('AWS::Events::Rule'))[0], 'Arn'] },
    });
  });

  test('finds a bucket of another region', () => {
    const { template } = made((stack) => ({
      ...DAILY,
      prefix: 'old',
      bucket: BackupBucket.fromBackupBucketAttributes(stack, 'Theirs', { bucket: s3.Bucket.fromBucketName(stack, 'Their', 'theirs'), region: 'eu-north-1' }),
    }));
    expect(measurements(template)).toEqual([expect.objectContaining({ bucket: 'theirs', region: 'eu-north-1', prefix: 'old' })]);
    expect(rights(template)).toEqual(expect.arrayContaining([expect.objectContaining({ Condition: { StringLike: { 's3:prefix': 'old/index/backup_index/*' } } })]));
  });
});
