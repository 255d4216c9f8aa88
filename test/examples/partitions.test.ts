import { EXAMPLE_NAMES, exampleTemplates, RECOMMENDED_FLAGS } from './example';

const ACCOUNT = '111122223333';
const FLAGS: [string, Record<string, unknown>][] = [['no feature flag', {}], ['all recommended feature flags', RECOMMENDED_FLAGS]];
const PARTITIONS: [string, string][] = [['aws', 'eu-west-1'], ['aws-cn', 'cn-north-1'], ['aws-us-gov', 'us-gov-west-1']];

describe.each(FLAGS)('with %s', (_, context) => {
  // The environments of the pipeline are fixed.
  test.each(EXAMPLE_NAMES.filter((name) => name !== 'pipeline'))('%s names no partition while the region is unknown', (name) => {
    const text = JSON.stringify(exampleTemplates(name, { context }));
    expect(text).not.toMatch(/arn:aws/);
    expect(text).not.toMatch(/amazonaws\.com\.cn/);
  });

  test.each(PARTITIONS)('the quickstart names no partition but %s in %s', (partition, region) => {
    const text = JSON.stringify(exampleTemplates('quickstart', { context, env: { account: ACCOUNT, region } }));
    const named = [...text.matchAll(/arn:(aws[a-z-]*):/g)].map(([, name]) => name);
    expect(named.filter((name) => name !== partition)).toEqual([]);
  });

  // IAM takes these names in every partition (docs.aws.amazon.com/IAM: service principals); those with a region or with ".cn" are the old ones.
  test.each(PARTITIONS)('the services that the quickstart trusts have the name that holds in %s', (__, region) => {
    const [{ template }] = exampleTemplates('quickstart', { context, env: { account: ACCOUNT, region } });
    const trusted = Object.values(template.Resources)
      .filter(({ Type }) => Type === 'AWS::IAM::Role')
      .flatMap(({ Properties }) => Properties.AssumeRolePolicyDocument.Statement)
      .flatMap(({ Principal }) => Principal.Service ?? []);
    expect(trusted).toEqual(expect.arrayContaining(['ec2.amazonaws.com', 'eks.amazonaws.com', 'lambda.amazonaws.com', 'pods.eks.amazonaws.com']));
    expect(trusted.filter((service) => !/^[a-z0-9-]+(\.eks)?\.amazonaws\.com$/.test(service))).toEqual([]);
  });
});
