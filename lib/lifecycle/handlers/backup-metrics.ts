/* eslint-disable @typescript-eslint/no-require-imports, import/no-unresolved, import/no-extraneous-dependencies */
import { ask, CLIENT } from './aws';
import { BACKUP_METRICS, BackupNumbers, WatchedBackups } from '../../model/watched-backups';

/** When a role was created, in seconds since 1970. */
export async function roleCreatedAt(role: string): Promise<number> {
  const { IAMClient, GetRoleCommand } = require('@aws-sdk/client-iam');
  return ask('iam:GetRole', (options) => new IAMClient(CLIENT).send(new GetRoleCommand({ RoleName: role }), options),
    ({ Role }) => Role.CreateDate.getTime() / 1000);
}

/** All numbers of a cluster in one call, so that they belong to one moment. */
export async function publish(watched: WatchedBackups, { ageSeconds, missingNodes, completeBackups }: BackupNumbers): Promise<void> {
  const { CloudWatchClient, PutMetricDataCommand } = require('@aws-sdk/client-cloudwatch');
  const { namespace, dimensions, age, missing, complete } = BACKUP_METRICS;
  const Dimensions = [{ Name: dimensions.eksCluster, Value: watched.eksCluster }, { Name: dimensions.cluster, Value: watched.cluster }];
  const command = new PutMetricDataCommand({
    Namespace: namespace,
    MetricData: [
      { MetricName: age, Dimensions, Value: ageSeconds, Unit: 'Seconds' },
      { MetricName: missing, Dimensions, Value: missingNodes, Unit: 'Count' },
      { MetricName: complete, Dimensions, Value: completeBackups, Unit: 'Count' },
    ],
  });
  await ask('cloudwatch:PutMetricData', (options) => new CloudWatchClient(CLIENT).send(command, options), () => undefined);
}
