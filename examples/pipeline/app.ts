/**
 * A pipeline that deploys one Cassandra platform to three environments of different sizes. Before each deployment, `cdk-eks-cassandra diff` compares
 * what is deployed with what would be, and stops the pipeline if something would be refused or lost.
 */
import { KubectlV35Layer } from '@aws-cdk/lambda-layer-kubectl-v35';
import { App, Duration, Environment, Size, Stack, Stage, StageProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as pipelines from 'aws-cdk-lib/pipelines';
import { Construct } from 'constructs';
import {
  BackupSchedule, CassandraNetwork, CassandraPlatform, CassandraStorage, CassandraVersion, PlatformDefaults,
} from 'cdk-eks-cassandra';

/** What differs between environments. Everything else is the same, so that the first one is a rehearsal for the last one. */
interface Sizes {
  readonly nodes: number;
  readonly instanceType: string;
  readonly volume: Size;
  /** Changes that this deployment may make although the change guard refuses them. Take them out again after it: an acceptance is spent once. */
  readonly acceptedChanges?: string[];
}

const IRELAND: Environment = { region: 'eu-west-1' };
const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
const DEV: Sizes = { nodes: 3, instanceType: 'm8g.xlarge', volume: Size.gibibytes(100) };
const STAGING: Sizes = { nodes: 3, instanceType: 'r8g.2xlarge', volume: Size.gibibytes(500) };
const PROD: Sizes = { nodes: 6, instanceType: 'r8g.2xlarge', volume: Size.gibibytes(500) };

/** The whole platform, as one stack of one environment. */
class CassandraStage extends Stage {
  /** Its name in CloudFormation. */
  public readonly stackName: string;

  constructor(scope: Construct, id: string, { size, ...props }: StageProps & { readonly size: Sizes }) {
    super(scope, id, props);
    const stack = new Stack(this, 'Cassandra', { terminationProtection: true });
    this.stackName = stack.stackName;
    const platform = new CassandraPlatform(stack, 'Platform', {
      kubernetesVersion: eks.KubernetesVersion.V1_35,
      kubectlLayer: new KubectlV35Layer(stack, 'Kubectl'),
      admins: [new iam.Role(stack, 'Admin', { assumedBy: new iam.AccountRootPrincipal() })],
      network: new CassandraNetwork(stack, 'Network', { availabilityZones: ZONES }),
      defaults: PlatformDefaults.V1,
    });
    platform.addCassandraCluster('Orders', {
      version: CassandraVersion.V5_0_6,
      datacenters: [{
        name: 'dc1', nodes: size.nodes, instanceType: new ec2.InstanceType(size.instanceType), storage: CassandraStorage.gp3(size.volume),
      }],
      backup: { schedule: BackupSchedule.daily(), retention: Duration.days(14) },
      acceptedChanges: size.acceptedChanges,
    });
  }
}

const app = new App();
const stack = new Stack(app, 'CassandraPipeline', { env: IRELAND });
const source = pipelines.CodePipelineSource.connection('example/cassandra', 'main', {
  connectionArn: 'arn:aws:codestar-connections:eu-west-1:111122223333:connection/00000000-0000-0000-0000-000000000000',
});
const pipeline = new pipelines.CodePipeline(stack, 'Pipeline', {
  crossAccountKeys: true,
  synth: new pipelines.ShellStep('Synth', { input: source, commands: ['npm ci', 'npx cdk synth --quiet'] }),
});

add(new CassandraStage(app, 'Dev', { env: IRELAND, size: DEV }));
add(new CassandraStage(app, 'Staging', { env: IRELAND, size: STAGING }));
add(new CassandraStage(app, 'Prod', { env: IRELAND, size: PROD }), new pipelines.ManualApprovalStep('Approve'));

/** A wave is compared, approved and deployed, in this order. */
function add(stage: CassandraStage, approval?: pipelines.ManualApprovalStep): void {
  const diff = compare(stage);
  if (approval) approval.addStepDependency(diff);
  pipeline.addStage(stage, { pre: [diff, ...(approval ? [approval] : [])] });
}

/** With the permissions to read this one stack. In another account, let the step assume the look-up role of the CDK bootstrap there. */
function compare({ node, stackName }: CassandraStage): pipelines.CodeBuildStep {
  return new pipelines.CodeBuildStep(`Compare-${node.id}`, {
    input: source,
    additionalInputs: { 'cdk.out': pipeline.cloudAssemblyFileSet },
    installCommands: ['npm ci', 'npm install --no-save @aws-sdk/client-cloudformation'],
    commands: [`npx cdk-eks-cassandra diff --deployed cdk.out --stack ${stackName} --region ${IRELAND.region}`],
    rolePolicyStatements: [new iam.PolicyStatement({
      actions: ['cloudformation:GetTemplate', 'cloudformation:DescribeStackResource'],
      resources: [Stack.of(stack).formatArn({ service: 'cloudformation', resource: 'stack', resourceName: `${stackName}/*` })],
    })],
  });
}
