import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { report } from '../host/report';

export const LONGEST_TIMEOUT = Duration.minutes(55);

/** A timeout in seconds. One that exceeds the limit of a custom resource is reported. */
export function timeoutSeconds(scope: Construct, given: Duration | undefined, usual: Duration): number {
  const timeout = given ?? usual;
  if (timeout.toSeconds() > LONGEST_TIMEOUT.toSeconds()) {
    report(scope, {
      rule: 'gate-timeout',
      what: 'the deployment would wait longer than a custom resource can',
      got: timeout.toHumanString(),
      allowed: `at most ${LONGEST_TIMEOUT.toHumanString()}`,
      fix: 'lower the timeout; a larger ring starts over several deployments, adding nodes in each',
    });
  }
  return timeout.toSeconds();
}
