import { strict as assert } from 'assert';
import { physicalId, roleArn } from './quickstart-stack';
import { Environment } from '../harness/environment';

const INDEX = 'orders/index/backup_index';
const HOUR = 3600;

/** What the function of the stack publishes about the backups of `orders`. */
export interface Published {
  readonly ageSeconds: number;
  readonly missingNodes: number;
  readonly completeBackups: number;
}

/** Runs the function as its schedule does, with the same input, and reads the line that it logs beside the metrics. */
export async function measure(environment: Environment): Promise<Published> {
  const { aws } = environment;
  const { Targets: [target] } = await aws.call('eventbridge', 'ListTargetsByRule', { Rule: await physicalId(environment, 'AWS::Events::Rule') });
  const { FunctionError, Payload } = await aws.call('lambda', 'Invoke', { FunctionName: target.Arn, Payload: Buffer.from(target.Input) });
  assert.equal(FunctionError, undefined, Buffer.from(Payload ?? []).toString());
  const [ageSeconds, missingNodes, completeBackups] = await Promise.all(
    ['NewestCompleteBackupAge', 'NodesMissingInNewestBackup', 'CompleteBackups'].map((name) => newest(environment, name)));
  return { ageSeconds, missingNodes, completeBackups };
}

async function newest(environment: Environment, MetricName: string): Promise<number> {
  const { Metrics: [metric, ...others] } = await environment.aws.call('cloudwatch', 'ListMetrics', { Namespace: 'CdkEksCassandra/Backups', MetricName });
  assert.deepEqual(others, []);
  const alarms = await environment.aws.call('cloudwatch', 'DescribeAlarms', { AlarmNames: [await physicalId(environment, 'AWS::CloudWatch::Alarm')] });
  const byName = (dimensions: any[]) => Object.fromEntries(dimensions.map(({ Name, Value }) => [Name, Value]));
  assert.deepEqual(byName(metric.Dimensions), byName(alarms.MetricAlarms[0].Dimensions), 'the alarm looks at what is published');
  const now = Date.now();
  const { MetricDataResults: [{ Timestamps, Values }] } = await environment.aws.call('cloudwatch', 'GetMetricData', {
    StartTime: new Date(now - HOUR * 1000),
    EndTime: new Date(now + 60_000),
    MetricDataQueries: [{ Id: 'one', MetricStat: { Metric: metric, Period: 1, Stat: 'Maximum' } }],
  });
  const last = Math.max(...Timestamps.map((time: Date) => time.getTime()));
  return Values[Timestamps.findIndex((time: Date) => time.getTime() === last)];
}

/**
 * While something works, there is a backup that is newer than all others, as Medusa leaves it if not all nodes finish, and a file of somebody else.
 * They go afterwards: with that file in its index, Medusa restores nothing.
 */
export async function whileHalfDone(
  environment: Environment, nodes: readonly string[], finished: readonly string[], work: () => Promise<unknown>,
): Promise<void> {
  const Bucket = await physicalId(environment, 'AWS::S3::Bucket');
  const at = Math.floor(Date.now() / 1000);
  const tokenMap = JSON.stringify(Object.fromEntries(nodes.map((node) => [node, { tokens: [at], is_up: true, rack: 'r1', dc: 'dc1' }])));
  const planted: string[] = [];
  const put = async (file: string, Body = '\n') => {
    const Key = `${INDEX}/half-done-${at}/${file}`;
    await environment.aws.call('s3', 'PutObject', { Bucket, Key, Body });
    planted.push(Key);
  };
  await put('README');
  for (const [position, node] of nodes.entries()) {
    await put(`tokenmap_${node}.json`, position === 0 ? '' : tokenMap);
    await put(`started_${node}_${at}.timestamp`);
    if (finished.includes(node)) await put(`finished_${node}_${at + 1}.timestamp`);
  }
  await work();
  for (const Key of planted) await environment.aws.call('s3', 'DeleteObject', { Bucket, Key });
}

/** The role of the function can do nothing beyond its task. */
export async function onlyMeasures(environment: Environment): Promise<void> {
  const Bucket = await physicalId(environment, 'AWS::S3::Bucket');
  const role = await environment.aws.as(await roleArn(environment, /BackupAgeMeasureRole/));
  const metric = { MetricData: [{ MetricName: 'NewestCompleteBackupAge', Value: 0 }] };
  const refused: [service: string, operation: string, input: object][] = [
    ['s3', 'ListObjectsV2', { Bucket }],
    ['s3', 'ListObjectsV2', { Bucket, Prefix: 'orders/' }],
    ['s3', 'ListObjectsV2', { Bucket, Prefix: 'sessions/index/backup_index/' }],
    ['s3', 'GetObject', { Bucket, Key: 'orders/node/data' }],
    ['s3', 'PutObject', { Bucket, Key: `${INDEX}/x`, Body: 'x' }],
    ['s3', 'DeleteObject', { Bucket, Key: `${INDEX}/x` }],
    ['cloudwatch', 'PutMetricData', { Namespace: 'Others', ...metric }],
    ['iam', 'GetRole', { RoleName: (await roleArn(environment, /BackupAgeMeasureRole/)).split('/').at(-1) }],
    ['kms', 'ListKeys', {}],
  ];
  for (const [service, operation, input] of refused) {
    assert.match(await role.refusal(service, operation, input) ?? 'allowed', /^AccessDenied/, `${operation} ${JSON.stringify(input)}`);
  }
  await role.call('cloudwatch', 'PutMetricData', { Namespace: 'CdkEksCassandra/Backups', MetricData: [{ MetricName: 'Check', Value: 0 }] });
}
