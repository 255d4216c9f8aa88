import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IDependable } from 'constructs';
import { OwnFunction } from './function';
import { BACKUP_INDEXES } from '../backends/backup-index-table';
import { acknowledge } from '../host/acknowledge';
import { acknowledgeWildcard } from '../host/acknowledge-wildcard';
import { BACKUP_METRICS, WatchedBackups } from '../model/watched-backups';
import { MEASURED_EVERY_MINUTES } from '../sizing/backup-age-cost';

/** Backups that are measured, with what their role and their bucket are called in IAM. */
export interface MeasuredBackups extends WatchedBackups {
  readonly bucketArn: string;
  readonly keyArn?: string;
  /** Of all roles in it. */
  readonly roleArns: readonly string[];
}

/**
 * Measures, on a schedule, how old the newest complete backup of each Cassandra cluster is, from what is in the bucket. It runs outside the VPC: it
 * uses S3, CloudWatch and IAM only, and nothing in Kubernetes, whose objects may be there without the data and the reverse.
 */
export class BackupAge extends Construct {
  /** What must be there before the first measurement. */
  public readonly ready: IDependable;
  private readonly code: OwnFunction;
  private readonly clusters: WatchedBackups[] = [];
  // One statement for all clusters wherever the condition is the same: a role has room for 10,240 characters.
  private readonly readIndex = new iam.PolicyStatement({ actions: ['s3:GetObject'] });
  private readonly readRoles = new iam.PolicyStatement({ actions: ['iam:GetRole'] });
  private readonly decrypt = new Map<string, iam.PolicyStatement>();

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.code = new OwnFunction(this, 'Measure', {
      bundle: 'backup-age',
      description: 'Measures the age of the newest complete backups of Cassandra clusters',
      timeout: Duration.minutes(5),
      rights: [
        new iam.PolicyStatement({
          actions: ['cloudwatch:PutMetricData'],
          resources: ['*'],
          conditions: { StringEquals: { 'cloudwatch:namespace': BACKUP_METRICS.namespace } },
        }),
        this.readIndex,
        this.readRoles,
      ],
    });
    acknowledge(this.code.role, { 'AwsSolutions-IAM5[Resource::*]': 'IAM knows no resource for cloudwatch:PutMetricData; the condition limits it to the namespace' });
    const schedule = new events.CfnRule(this, 'Schedule', {
      description: 'Measures the age of Cassandra backups',
      scheduleExpression: `rate(${MEASURED_EVERY_MINUTES} minutes)`,
      targets: [{
        id: 'Measure',
        arn: this.code.function.functionArn,
        input: Lazy.string({ produce: () => Stack.of(this).toJsonString({ clusters: this.clusters }) }),
      }],
    });
    this.code.function.addPermission('OfSchedule', { principal: new iam.ServicePrincipal('events.amazonaws.com'), sourceArn: schedule.attrArn });
    this.ready = schedule;
  }

  /** Measures the backups of one more cluster. @returns the age of its newest complete backup, in seconds */
  public measure({ bucketArn, keyArn, roleArns, ...watched }: MeasuredBackups): cloudwatch.Metric {
    this.clusters.push(watched);
    const folder = `${watched.prefix}/${BACKUP_INDEXES[watched.backend].folder}*`;
    this.code.addRights(
      new iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucketArn], conditions: { StringLike: { 's3:prefix': folder } } }),
    );
    this.readIndex.addResources(`${bucketArn}/${folder}`);
    this.readRoles.addResources(...roleArns);
    if (keyArn !== undefined) this.decryptIn(watched.region).addResources(keyArn);
    acknowledgeWildcard(this.code.role, `${bucketArn}/${folder}`, 'The names of backups are not known before: the wildcard ends at the index of this one cluster');
    const { namespace, dimensions, age } = BACKUP_METRICS;
    return new cloudwatch.Metric({
      namespace,
      metricName: age,
      dimensionsMap: {
        [dimensions.eksCluster]: watched.eksCluster,
        // A name that is refused is shown with all findings: the class would throw for an empty one.
        [dimensions.cluster]: Lazy.string({ produce: () => watched.cluster }),
      },
      statistic: cloudwatch.Stats.MAXIMUM,
      period: Duration.hours(1),
    });
  }

  private decryptIn(region: string): iam.PolicyStatement {
    const found = this.decrypt.get(region);
    if (found) return found;
    const made = new iam.PolicyStatement({ actions: ['kms:Decrypt'], conditions: { StringLike: { 'kms:ViaService': `s3.${region}.*` } } });
    this.decrypt.set(region, made);
    this.code.addRights(made);
    return made;
  }
}
