import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { CassandraClusterOptions, CassandraSuperuser } from '../../lib';
import { CLUSTER, everythingBefore, flatten, kubernetesObjects, testPlatform, testStack } from '../fixtures';

const COPY = 'Custom::CassandraSuperuser';
const SECRET = 'AWS::SecretsManager::Secret';

function deploy(options: Partial<CassandraClusterOptions> = {}, stack: Stack = testStack()) {
  const cluster = testPlatform(stack).addCassandraCluster('Orders', { ...CLUSTER, ...options });
  return { cluster, template: Template.fromStack(stack) };
}
const only = (template: Template, type: string) => Object.entries(template.findResources(type))[0];

describe('by default', () => {
  const { template, cluster } = deploy();
  const [copyId, copy] = only(template, COPY);

  test('a password is generated, and kept when the stack goes', () => {
    template.hasResource(SECRET, {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: { GenerateSecretString: { SecretStringTemplate: '{"username":"orders-superuser"}', GenerateStringKey: 'password', PasswordLength: 32, ExcludePunctuation: true } },
    });
  });

  test('the template only says where it is', () => {
    const [secretId] = only(template, SECRET);
    expect(copy.Properties).toMatchObject({ SecretId: { Ref: secretId }, Namespace: 'cassandra-orders', Name: 'orders-superuser' });
    expect(JSON.stringify(template.toJSON())).not.toContain('resolve:secretsmanager');
  });

  test('namespace, rights of both kinds and the way to the API come before the copy', () => {
    const before = everythingBefore(template, copyId);
    const objects = kubernetesObjects(template);
    expect(before).toContain(objects['Namespace/cassandra-orders'].logicalId);
    expect(before).toContain(objects['RoleBinding/orders-superuser-copy'].logicalId);
    expect(before).toContain(only(template, 'AWS::EC2::SecurityGroupIngress')[0]);
    const policies = template.findResources('AWS::IAM::Policy', { Properties: { PolicyDocument: { Statement: [{ Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'] }] } } });
    expect(Object.keys(policies)).toHaveLength(1);
    expect(before).toContain(Object.keys(policies)[0]);
    const entries = Object.entries(template.findResources('AWS::EKS::AccessEntry', { Properties: { KubernetesGroups: ['cdk-eks-cassandra:superuser'] } }));
    expect(entries).toHaveLength(1);
    expect(before).toContain(entries[0][0]);
  });

  test('the copy comes before the custom resource, and so goes after it', () => {
    expect(everythingBefore(template, kubernetesObjects(template)['K8ssandraCluster/orders'].logicalId)).toContain(copyId);
  });

  test('the function may touch this one Secret', () => {
    const { object } = kubernetesObjects(template)['Role/orders-superuser-copy'];
    expect(object.metadata.namespace).toBe('cassandra-orders');
    expect(object.rules).toEqual([
      { apiGroups: [''], resources: ['secrets'], verbs: ['create'] },
      { apiGroups: [''], resources: ['secrets'], resourceNames: ['orders-superuser'], verbs: ['get', 'patch'] },
      { apiGroups: ['cassandra.datastax.com'], resources: ['cassandradatacenters'], verbs: ['list'] },
      { apiGroups: ['replication.k8ssandra.io'], resources: ['replicatedsecrets'], verbs: ['list'] },
    ]);
    expect(kubernetesObjects(template)['RoleBinding/orders-superuser-copy'].object.subjects).toEqual([
      { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'cdk-eks-cassandra:superuser' },
    ]);
  });

  test('the function runs in the private subnets, with a security group of its own', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Description: Match.stringLikeRegexp('Copies the superusers'),
      VpcConfig: { SubnetIds: Match.anyValue(), SecurityGroupIds: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^CassandraFunctions[0-9a-f]{8}SecurityGroup'), 'GroupId'] }] },
      Environment: { Variables: { CLUSTER_NAME: { Ref: Match.stringLikeRegexp('^PlatformCluster') }, URL_SUFFIX: { Ref: 'AWS::URLSuffix' } } },
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroup', { SecurityGroupEgress: [{ CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443, ToPort: 443, Description: 'HTTPS' }] });
  });

  test('a command takes a changed password over', () => {
    const command = flatten(Stack.of(cluster).resolve(cluster.superuserCopyCommand));
    const payload = /--payload '([^']+)'/.exec(command)![1];
    expect(JSON.parse(payload)).toEqual({ Copy: { SecretId: expect.stringMatching(/^<Ref PlatformOrders/), Namespace: 'cassandra-orders', Name: 'orders-superuser', Cluster: 'orders', Backend: 'k8ssandra' } });
  });
});

describe('a revision of the password', () => {
  const copyOf = (superuser?: CassandraSuperuser) => {
    const { template, cluster } = deploy({ superuser });
    return { template, cluster, properties: only(template, COPY)[1].Properties };
  };

  test('makes the next deployment copy the secret again, and nothing else', () => {
    const [none, first, second] = [undefined, '1', '2'].map((passwordRevision) => copyOf(CassandraSuperuser.generated({ passwordRevision })));
    expect('PasswordRevision' in none.properties).toBe(false);
    expect([first, second].map(({ properties }) => properties.PasswordRevision)).toEqual(['1', '2']);
    // The secret stays as it is: CloudFormation would make it a new password, and another one in a rollback.
    expect(second.template.findResources(SECRET)).toEqual(none.template.findResources(SECRET));
  });

  test('has an output that tells how far it came; without one there may be nothing to tell', () => {
    const { template, cluster } = copyOf(CassandraSuperuser.generated({ passwordRevision: '2' }));
    const [copyId] = only(template, COPY);
    expect(Stack.of(cluster).resolve(cluster.superuserStatus)).toEqual({ 'Fn::GetAtt': [copyId, 'Status'] });
    template.hasOutput('*', { Value: { 'Fn::GetAtt': [copyId, 'Status'] } });
    expect(copyOf().cluster.superuserStatus).toBeUndefined();
    expect(JSON.stringify(copyOf().template.toJSON().Outputs)).not.toContain('Status"]},"Description":"How far');
  });

  test('goes with a secret that exists, too', () => {
    const stack = testStack();
    const secret = secretsmanager.Secret.fromSecretNameV2(stack, 'Theirs', 'theirs');
    const { template } = deploy({ superuser: CassandraSuperuser.fromSecret(secret, { passwordRevision: '2026-11' }) }, stack);
    expect(only(template, COPY)[1].Properties.PasswordRevision).toBe('2026-11');
  });

  test.each(['correct horse', 'pass!word', '', 'x'.repeat(33)])('fails for %j, which may be the password, without showing it', (passwordRevision) => {
    const make = () => CassandraSuperuser.generated({ passwordRevision });
    expect(make).toThrow(/the revision of the password is not a short name.*superuser-password-revision/);
    if (passwordRevision) expect(make).not.toThrow(new RegExp(passwordRevision));
  });
});

test('several clusters share the function, each with a secret and rights of its own', () => {
  const stack = testStack();
  const platform = testPlatform(stack);
  for (const id of ['Orders', 'Users']) platform.addCassandraCluster(id, CLUSTER);
  const template = Template.fromStack(stack);
  template.resourceCountIs(COPY, 2);
  template.resourceCountIs(SECRET, 2);
  expect(new Set(Object.values(template.findResources(COPY)).map(({ Properties }) => JSON.stringify(Properties.ServiceToken))).size).toBe(1);
  expect(Object.keys(template.findResources('AWS::EKS::AccessEntry', { Properties: { KubernetesGroups: ['cdk-eks-cassandra:superuser'] } }))).toHaveLength(1);
});

test('a secret that exists is used, and may be read with its key', () => {
  const stack = testStack();
  const encryptionKey = new kms.Key(stack, 'Key');
  const secret = new secretsmanager.Secret(stack, 'Theirs', { encryptionKey });
  const { template, cluster } = deploy({ superuser: CassandraSuperuser.fromSecret(secret) }, stack);
  template.resourceCountIs(SECRET, 1);
  expect(cluster.superuserSecret).toBe(secret);
  const [keyId] = only(template, 'AWS::KMS::Key').concat();
  expect(JSON.stringify(template.findResources('AWS::KMS::Key'))).toContain('kms:Decrypt');
  expect(keyId).toBeDefined();
});

test('a Secret of the namespace needs nothing of ours', () => {
  const { template, cluster } = deploy({ superuser: CassandraSuperuser.existing() });
  template.resourceCountIs(COPY, 0);
  template.resourceCountIs(SECRET, 0);
  expect([cluster.superuserSecret, cluster.superuserCopyCommand]).toEqual([undefined, undefined]);
});
