import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CHART, importHost, makeStack, nagFindings } from './fixture';
import { ChartSource, HostCluster, OperatorInstall, OperatorInstallProps, OperatorResource, OperatorResourceProps, PodSecurityLevel, ReadyWhen } from '../../lib';
import { judgeTransition } from '../../lib/backends/transitions';
import { kubernetesObjects, refused } from '../fixtures';

const KAFKA = { apiVersion: 'kafka.strimzi.io/v1', kind: 'Kafka', plural: 'kafkas' };
const RESOURCE = { kind: KAFKA, name: 'events', spec: { kafka: { listeners: [] } } };

function install(stack: Stack, host: HostCluster, overrides: Partial<OperatorInstallProps> = {}, id = 'Strimzi') {
  const source = ChartSource.repository('https://strimzi.io/charts/');
  return new OperatorInstall(stack, id, { host, chart: 'strimzi-kafka-operator', version: '1.2.0', source, namespace: 'kafka', ...overrides });
}

function made(overrides: Partial<OperatorInstallProps> = {}, resource?: Partial<OperatorResourceProps>) {
  const { app, stack } = makeStack();
  const operator = install(stack, importHost(stack), overrides);
  if (resource) new OperatorResource(stack, 'Events', { operator, ...RESOURCE, ...resource });
  return { app, stack, operator, template: () => Template.fromStack(stack) };
}

const one = (template: Template, type: string) => Object.entries<any>(template.findResources(type))[0];
const dependsOn = (template: Template, type: string): string[] => one(template, type)[1].DependsOn;

describe('an operator', () => {
  test('is a chart with its values, in a namespace with a Pod Security level', () => {
    const { template } = made({ values: { replicas: 2 }, release: 'strimzi' });
    template().hasResourceProperties(CHART, {
      Chart: 'strimzi-kafka-operator', Version: '1.2.0', Repository: 'https://strimzi.io/charts/', Release: 'strimzi', Namespace: 'kafka', Wait: true, Values: '{"replicas":2}',
    });
    const { object, logicalId } = (kubernetesObjects(template()) as any)['Namespace/kafka'];
    expect(object.metadata.labels['pod-security.kubernetes.io/enforce']).toBe('baseline');
    expect(dependsOn(template(), CHART)).toContain(logicalId);
  });

  test('can have another level, or a namespace of others', () => {
    const level = made({ podSecurity: PodSecurityLevel.RESTRICTED }).template();
    expect((kubernetesObjects(level) as any)['Namespace/kafka'].object.metadata.labels['pod-security.kubernetes.io/enforce']).toBe('restricted');
    expect((kubernetesObjects(made({ createNamespace: false }).template()) as any)['Namespace/kafka']).toBeUndefined();
  });

  test('is ready when its webhook accepts the samples; it may be asked for nothing else than dry runs', () => {
    const { template } = made({ samples: [{ kind: KAFKA, spec: { kafka: {} } }] });
    template().hasResourceProperties('Custom::CassandraAdmissionGate', {
      Probes: JSON.stringify([{ kind: { group: 'kafka.strimzi.io', version: 'v1', kind: 'Kafka', plural: 'kafkas' }, spec: { kafka: {} } }]),
    });
    made().template().resourceCountIs('Custom::CassandraAdmissionGate', 0);
  });

  test('is checked for an operation that Helm did not finish, unless the gate is off', () => {
    made().template().hasResourceProperties('Custom::CassandraHelmCheck', { Name: 'strimzi-kafka-operator', Namespace: 'kafka' });
    made({ webhookGate: { enabled: false } }).template().resourceCountIs('Custom::CassandraHelmCheck', 0);
  });

  test('gives a ServiceAccount a role before its pods start', () => {
    const { operator, template } = made();
    operator.addPodIdentity('strimzi-cluster-operator').addToPolicy(new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::b/k'] }));
    template().hasResourceProperties('AWS::EKS::PodIdentityAssociation', { Namespace: 'kafka', ServiceAccount: 'strimzi-cluster-operator' });
    const [association] = one(template(), 'AWS::EKS::PodIdentityAssociation');
    expect(dependsOn(template(), CHART)).toContain(association);
  });

  test('keeps its namespace, with which claims would go', () => {
    const { logicalId } = (kubernetesObjects(made().template()) as any)['Namespace/kafka'];
    expect(made().template().toJSON().Resources[logicalId]).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  });

  test.each(['*', '>=1.0.0', '1.2', 'latest'])('of version %s is refused', (version) => {
    expect(refused(() => made({ version }).stack)).toThrow(/not exact.*\[chart-version\]/);
  });

  test('gives a ServiceAccount one role', () => {
    const twice = () => {
      const { stack, operator } = made();
      operator.addPodIdentity('strimzi');
      operator.addPodIdentity('strimzi');
      return stack;
    };
    expect(refused(twice)).toThrow(/role of the ServiceAccount "kafka\/strimzi".*already taken.*\[name-collision\]/);
  });

  test('of a name that Kubernetes does not take, or a second one of its release, is refused', () => {
    expect(refused(() => made({ namespace: 'Kafka' }).stack)).toThrow(/namespace of the operator is not a valid name.*\[operator-namespace\]/);
    const twice = () => {
      const { stack } = makeStack();
      const host = importHost(stack);
      install(stack, host);
      install(stack, host, { createNamespace: false }, 'Again');
      return stack;
    };
    expect(refused(twice)).toThrow(/Helm release "kafka\/strimzi-kafka-operator" of this EKS cluster is already taken by Test\/Strimzi.*\[name-collision\]/);
  });

  test('has no finding of cdk-nag', () => expect(nagFindings(made({}, {}).app)).toEqual([]));

  describe('in the change guard', () => {
    const model = (overrides: Partial<OperatorInstallProps>) => JSON.parse(one(made(overrides).template(), 'Custom::CassandraChangeGuard')[1].Properties.Model);
    const rules = (before: Partial<OperatorInstallProps>, after: Partial<OperatorInstallProps>) => (
      judgeTransition(model(before), model(after)).map(({ rule }) => rule));

    test('may go up, and neither down nor into another namespace', () => {
      expect(rules({ version: '1.1.0' }, { version: '1.2.0' })).toEqual([]);
      expect(rules({ version: '1.10.0' }, { version: '1.9.3' })).toEqual(['installation-release']);
      expect(rules({}, { namespace: 'kafka2' })).toEqual(['operators-kept']);
    });

    test('may go down if that is accepted', () => {
      expect(rules({ version: '1.10.0' }, { version: '1.9.3', acceptedChanges: ['installation-release:strimzi-kafka-operator'] })).toEqual([]);
    });
  });
});

describe('a resource of an operator', () => {
  test('comes after its operator, between its barrier and its gate', () => {
    const template = made({ samples: [{ kind: KAFKA, spec: {} }] }, { labels: { team: 'a' }, annotations: { note: 'b' } }).template();
    const { object, logicalId } = (kubernetesObjects(template) as any)['Kafka/events'];
    expect(object).toEqual({
      apiVersion: 'kafka.strimzi.io/v1',
      kind: 'Kafka',
      metadata: { name: 'events', namespace: 'kafka', labels: { 'app.kubernetes.io/managed-by': 'cdk-eks-cassandra', 'team': 'a' }, annotations: { note: 'b' } },
      spec: { kafka: { listeners: [] } },
    });
    const [barrier] = one(template, 'Custom::OperatorResourceBarrier');
    const [gate] = one(template, 'Custom::CassandraAdmissionGate');
    expect(dependsOn(template, 'Custom::OperatorResourceReadiness')).toContain(logicalId);
    expect(template.toJSON().Resources[logicalId].DependsOn).toContain(barrier);
    expect(template.toJSON().Resources[barrier].DependsOn).toContain(gate);
  });

  test('may be read by the functions of the deployment, and no other of its kind', () => {
    const { object } = (kubernetesObjects(made({}, {}).template()) as any)['Role/kafkas-events-gates'];
    expect(object.rules).toEqual([{ apiGroups: ['kafka.strimzi.io'], resources: ['kafkas'], resourceNames: ['events'], verbs: ['get'] }]);
  });

  test('is ready by the condition Ready, by another one, by a field, or at once', () => {
    const when = (props: Partial<OperatorResourceProps>) => one(made({}, props).template(), 'Custom::OperatorResourceReadiness')?.[1].Properties.Ready;
    expect(when({})).toBe('{"condition":"Ready"}');
    expect(when({ readyWhen: ReadyWhen.condition('Available') })).toBe('{"condition":"Available"}');
    expect(when({ readyWhen: ReadyWhen.field('status.phase', 'Running') })).toBe('{"field":"status.phase","value":"Running"}');
    expect(when({ readiness: { enabled: false } })).toBeUndefined();
  });

  test('is waited for again when it changes', () => {
    const digest = (props: Partial<OperatorResourceProps>) => one(made({}, props).template(), 'Custom::OperatorResourceReadiness')[1].Properties.Digest;
    expect(digest({})).toBe(digest({}));
    expect(digest({ spec: { kafka: {} } })).not.toBe(digest({}));
  });

  test('with a name that Kubernetes does not take, or twice, is refused', () => {
    expect(refused(() => made({}, { name: 'My Kafka' }).stack)).toThrow(/name of the resource is not valid.*\[resource-name\]/);
    const twice = () => {
      const { stack, operator } = made({}, {});
      new OperatorResource(stack, 'Again', { operator, ...RESOURCE });
      return stack;
    };
    expect(refused(twice)).toThrow(/Kafka \(kafka\.strimzi\.io\/v1\) "kafka\/events".*already taken.*\[name-collision\]/);
  });
});
