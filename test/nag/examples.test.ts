import { AwsSolutionsChecks } from 'cdk-nag';
import { EXAMPLE_NAMES, exampleApp, exampleTemplates, RECOMMENDED_FLAGS } from '../examples/example';

interface Finding {
  readonly rule: string;
  readonly path: string;
}

/**
 * Findings on what the examples make with plain CDK, to stand for what a user already has. Everything of this library must explain itself where it
 * is made; only these parts are explained here.
 */
const NOT_OURS: { readonly part: RegExp; readonly rules: RegExp; readonly reason: string }[] = [{
  part: /^CassandraOn\w+\/Vpc\//,
  rules: /^AwsSolutions-VPC7$/,
  reason: 'stands for a VPC that is there already; whether its traffic is logged is its owner\'s decision (CassandraNetwork does log)',
}, {
  part: /^CassandraOn\w+\/Cluster\/Role\//,
  rules: /^AwsSolutions-IAM4\[.*\/AmazonEKSClusterPolicy\]$/,
  reason: 'CDK gives the control plane the policy that EKS asks for',
}, {
  part: /^CassandraOnAutoMode\/Cluster\/Role\//,
  rules: /^AwsSolutions-IAM4\[.*\/AmazonEKS(Compute|BlockStorage|LoadBalancing|Networking)Policy\]$/,
  reason: 'CDK gives the control plane of Auto Mode, which makes instances and volumes, the policies that EKS asks for',
}, {
  part: /^CassandraOn\w+\/Cluster\/(Nodegroup[\w-]+\/NodeGroupRole|ClusternodePoolRole)\//,
  rules: /^AwsSolutions-IAM4\[.*\/(AmazonEC2ContainerRegistryReadOnly|AmazonEKSWorkerNodePolicy|AmazonEKS_CNI_Policy)\]$/,
  reason: 'CDK gives the nodes of a cluster the policies that EKS asks for',
}, {
  part: /^CassandraOn\w+\/Cluster\/KubectlProvider\//,
  rules: /^AwsSolutions-(L1|IAM4\[.*(AWSLambdaBasicExecutionRole|AWSLambdaVPCAccessExecutionRole|AmazonEC2ContainerRegistryReadOnly|AmazonElasticContainerRegistryPublicReadOnly).*\]|IAM5\[Resource::<ClusterKubectlProviderHandler\w+\.Arn>:\*\])$/,
  reason: 'functions of CDK itself, whose runtimes and policies come with its releases',
}, {
  part: /^CassandraPipeline\/Pipeline\//,
  rules: /^AwsSolutions-/,
  reason: 'CDK Pipelines makes the projects, roles and buckets of a pipeline',
}, {
  part: /^CassandraOnClassic\/(@aws-cdk--aws-eks\.\w+|Cluster\/(KubectlHandlerRole|Resource\/CreationRole))\//,
  rules: /^AwsSolutions-(L1|SF[12]|IAM4\[.*\]|IAM5\[Resource::(\*|<\w+\.Arn>:\*)\])$/,
  reason: 'the classic module makes a cluster, and its own manifests, by functions of CDK itself',
}];

const explains = ({ rule, path }: Finding) => NOT_OURS.find((known) => known.part.test(path) && known.rules.test(rule));

/** What cdk-nag finds and nobody acknowledged where it is made. */
function findings(name: string, context: Record<string, unknown>): Finding[] {
  const app = exampleApp(name, { context });
  app.synth(); // some reasons are only known then
  return new AwsSolutionsChecks(app).validateScope(app).violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => ({ rule: ruleName, path: constructPath ?? '' })));
}

describe.each([['no feature flag', {}], ['all recommended feature flags', RECOMMENDED_FLAGS]])('with %s', (_, context) => {
  test.each(EXAMPLE_NAMES)('cdk-nag finds nothing unexplained in %s', (name) => {
    expect(findings(name, context).filter((finding) => !explains(finding))).toEqual([]);
  });
});

test('each explanation answers a finding', () => {
  const used = new Set(EXAMPLE_NAMES.flatMap((name) => findings(name, {})).map(explains));
  expect(NOT_OURS.filter((known) => !used.has(known))).toEqual([]);
});

// cdk-nag's rules EKS1 and EKS2 look for the custom resource of the old EKS module and do not see these clusters.
describe.each(EXAMPLE_NAMES)('EKS clusters of %s', (name) => {
  const templates = exampleTemplates(name);
  const clusters = templates.flatMap(({ template }) => Object.values(template.Resources)).filter(({ Type }) => Type === 'AWS::EKS::Cluster');

  test('are there, unless the example imports them', () => {
    expect(clusters.length).toBeGreaterThan(0);
  });

  test('answer nobody outside of the VPC', () => {
    for (const { Properties } of clusters) {
      expect(Properties.ResourcesVpcConfig).toMatchObject({ EndpointPrivateAccess: true, EndpointPublicAccess: false });
    }
  });

  test('log everything that the control plane can log', () => {
    for (const { Properties } of clusters) {
      const types = Properties.Logging.ClusterLogging.EnabledTypes.map(({ Type }: { Type: string }) => Type);
      expect(types.sort()).toEqual(['api', 'audit', 'authenticator', 'controllerManager', 'scheduler']);
    }
  });
});

test('the cluster that the platform makes encrypts Secrets with a key of its own and knows access entries only', () => {
  const [{ template }] = exampleTemplates('quickstart');
  const [cluster] = Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::EKS::Cluster');
  expect(cluster.Properties.EncryptionConfig).toEqual([expect.objectContaining({ Resources: ['secrets'] })]);
  expect(cluster.Properties.AccessConfig.AuthenticationMode).toBe('API');
});
