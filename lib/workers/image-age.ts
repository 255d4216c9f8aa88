import { Annotations, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { DAY_MS, today } from '../private/today';

/** AWS publishes releases about every week; a quarter is what most patch policies allow. */
const OLD_DAYS = 90;

/** A pinned image gets no security updates. The pins of `PlatformDefaults` are not warned about: users cannot change them, only leave them. */
export function warnOfAge(workers: IConstruct, amiRelease: string | undefined): void {
  if (amiRelease === undefined || Token.isUnresolved(amiRelease)) return;
  const [, year, month, day] = /^v(\d{4})(\d{2})(\d{2})$/.exec(amiRelease) ?? [];
  const days = Math.floor((today() - Date.UTC(Number(year), Number(month) - 1, Number(day))) / DAY_MS);
  if (!(days > OLD_DAYS)) return;
  Annotations.of(workers).addWarningV2('cdk-eks-cassandra:ami-release-age',
    `the machine image ${amiRelease} of the workers is ${days} days old and has no later security updates: `
    + 'choose a newer one from https://github.com/awslabs/amazon-eks-ami/releases, deploy, and replace the instances with "roll" (docs/nodes.md) [ami-release-age]');
}
