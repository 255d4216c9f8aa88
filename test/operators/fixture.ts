import { App, Environment, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { AwsSolutionsChecks } from 'cdk-nag';
import { Construct } from 'constructs';
import { HostCluster, HostClusterAttributes } from '../../lib';

/** A stack; `context` as on the command line. */
export function makeStack(context?: Record<string, unknown>, env?: Environment) {
  const app = new App({ context });
  return { app, stack: new Stack(app, 'Test', { env }) };
}

/** An EKS cluster that was made elsewhere, with its kubectl provider: brings no resources of its own. */
export function importHost(scope: Construct, id = 'Host', overrides: Partial<HostClusterAttributes> = {}): HostCluster {
  return HostCluster.fromHostClusterAttributes(scope, id, {
    clusterName: 'shop',
    kubernetesVersion: eks.KubernetesVersion.V1_35,
    kubectlProvider: eks.KubectlProvider.fromKubectlProviderAttributes(scope, `${id}Kubectl`, {
      serviceToken: 'arn:aws:lambda:eu-west-1:111122223333:function:kubectl',
      role: iam.Role.fromRoleArn(scope, `${id}Role`, 'arn:aws:iam::111122223333:role/kubectl', { mutable: false }),
    }),
    ...overrides,
  });
}

export const CHART = 'Custom::AWSCDK-EKS-HelmChart';

/** Values of the only chart of a template. */
export function chartValues(template: Template): Record<string, unknown> {
  const [chart] = Object.values(template.findResources(CHART));
  return JSON.parse(chart.Properties.Values);
}

/** What cdk-nag finds and nobody acknowledged, as "rule at path". */
export function nagFindings(app: App): string[] {
  app.synth();
  return new AwsSolutionsChecks(app).validateScope(app).violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}`));
}
