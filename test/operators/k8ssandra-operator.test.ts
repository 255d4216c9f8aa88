import * as path from 'path';
import { CfnResource, Duration, Size, Token } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { chartValues, CHART, importHost, makeStack, nagFindings } from './fixture';
import {
  CertManager, ChartSource, GateOptions, HostClusterAttributes,
  K8ssandraOperator, K8ssandraOperatorProps, K8ssandraOperatorVersion, TaintEffect,
} from '../../lib';
import { refused } from '../fixtures';

const LOCAL_CHART = path.join(__dirname, 'chart');

function made(overrides: Partial<K8ssandraOperatorProps> = {}, attributes?: Partial<HostClusterAttributes>) {
  const { app, stack } = makeStack();
  const host = importHost(stack, 'Host', attributes);
  const certManager = new CertManager(stack, 'CertManager', { host });
  const operator = new K8ssandraOperator(stack, 'Operator', { host, certManager, ...overrides });
  return { app, stack, host, certManager, operator };
}

const valuesOf = (overrides?: Partial<K8ssandraOperatorProps>) => chartValues(Template.fromStack(made(overrides).stack));

describe('the release', () => {
  test('is pinned, waits, and comes after cert-manager', () => {
    const { stack, operator } = made();
    Template.fromStack(stack).hasResource(CHART, {
      Properties: {
        Chart: 'k8ssandra-operator',
        Repository: 'https://helm.k8ssandra.io/stable',
        Version: '1.32.5',
        Release: 'k8ssandra-operator',
        Namespace: 'k8ssandra-operator',
        CreateNamespace: true,
        Wait: true,
        Timeout: '600s',
        ServiceTimeout: '960',
      },
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^CertManager')]),
    });
    expect(operator.node.defaultChild).toBeDefined();
    expect(operator).toMatchObject({ namespace: 'k8ssandra-operator', version: K8ssandraOperatorVersion.V1_32_5 });
  });

  test('its name does not depend on the construct, the namespace or the version', () => {
    const { stack } = made({ namespace: 'elsewhere', version: K8ssandraOperatorVersion.V1_32_4 });
    const template = Template.fromStack(stack);
    template.hasResourceProperties(CHART, { Release: 'k8ssandra-operator', Namespace: 'elsewhere', Version: '1.32.4' });
    expect(chartValues(template)).toMatchObject({
      'fullnameOverride': 'k8ssandra-operator',
      'image': { tag: 'v1.32.4' },
      'cass-operator': { fullnameOverride: 'k8ssandra-operator-cass-operator', image: { tag: 'v1.30.3' } },
    });
  });

  test('fails when it would wait longer than the function may run', () => {
    expect(refused(() => made({ timeout: Duration.minutes(15) }))).toThrow(/chart-timeout/);
  });

  test('fails for a namespace that is not a valid name, but not for one known only at deployment', () => {
    expect(refused(() => made({ namespace: 'Not_A_Name' }))).toThrow(/^Test\/Operator: .*operator-namespace/);
    expect(() => made({ namespace: Token.asString({ Ref: 'Namespace' }) })).not.toThrow();
  });
});

describe('its values', () => {
  test('watch all namespaces, with one replica and requests of each operator', () => {
    const pods = { replicaCount: 1, resources: { requests: { cpu: '100m', memory: '256Mi' } }, nodeSelector: {}, tolerations: [] };
    expect(valuesOf()).toEqual({
      'global': { clusterScoped: true, clusterScopedResources: true },
      'fullnameOverride': 'k8ssandra-operator',
      'controlPlane': true,
      'image': { tag: 'v1.32.5' },
      'disableCrdUpgraderJob': false,
      ...pods,
      'cass-operator': { ...pods, fullnameOverride: 'k8ssandra-operator-cass-operator', image: { tag: 'v1.30.3' } },
    });
  });

  test('a mirror serves every image: operators, upgrader, and what they deploy', () => {
    const registry = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/hub';
    expect(valuesOf({ imageRegistry: registry })).toMatchObject({
      'global': { imageConfig: { defaults: { registry } } },
      'image': { registry, registryOverride: registry },
      'client': { image: { registry } },
      'cass-operator': { image: { registry } },
    });
  });

  test('both operators go where they are sent, with what they need', () => {
    const values = valuesOf({
      nodeSelector: { 'cdk-eks-cassandra/system': 'true' },
      tolerations: [{ key: 'system', effect: TaintEffect.NO_SCHEDULE }, { key: 'team', value: 'data' }],
      resources: { cpuMillis: 250, memory: Size.gibibytes(1), memoryLimit: Size.gibibytes(2) },
    });
    const pods = {
      nodeSelector: { 'cdk-eks-cassandra/system': 'true' },
      tolerations: [{ key: 'system', operator: 'Exists', effect: 'NoSchedule' }, { key: 'team', operator: 'Equal', value: 'data' }],
      resources: { requests: { cpu: '250m', memory: '1024Mi' }, limits: { memory: '2048Mi' } },
    };
    expect(values).toMatchObject({ ...pods, 'cass-operator': pods });
  });

  test('any value of the chart reaches it unchanged and wins', () => {
    expect(valuesOf({ values: { 'global': { invented: [1] }, 'cass-operator': { replicaCount: 0 }, 'image': { tag: 'mine' } } })).toMatchObject({
      'global': { clusterScoped: true, invented: [1] },
      'image': { tag: 'mine' },
      'cass-operator': { replicaCount: 0, image: { tag: 'v1.30.3' } },
    });
  });
});

describe('the chart', () => {
  test('of a file is deployed with the app, without a repository and without the job that downloads', () => {
    const { stack } = made({ chart: ChartSource.fromPath(LOCAL_CHART) });
    const template = Template.fromStack(stack);
    template.hasResourceProperties(CHART, {
      ChartAssetURL: Match.anyValue(), Chart: Match.absent(), Repository: Match.absent(), Version: Match.absent(), Release: 'k8ssandra-operator',
    });
    expect(chartValues(template)).toMatchObject({ disableCrdUpgraderJob: true });
  });

  test('fails for a file when nothing can be allowed to read it', () => {
    const { stack } = makeStack();
    const kubectlProvider = eks.KubectlProvider.fromKubectlProviderAttributes(stack, 'Kubectl', {
      serviceToken: 'arn:aws:lambda:eu-west-1:111122223333:function:kubectl',
    });
    const host = importHost(stack, 'Host', { kubectlProvider });
    const certManager = new CertManager(stack, 'CertManager', { host });
    expect(refused(() => new K8ssandraOperator(stack, 'Operator', { host, certManager, chart: ChartSource.fromPath(LOCAL_CHART) })))
      .toThrow(/^Test\/Operator: .*chart-asset-role/);
  });

  test('of an asset is used as it is', () => {
    const { stack } = makeStack();
    const host = importHost(stack);
    const certManager = new CertManager(stack, 'CertManager', { host });
    const asset = new Asset(stack, 'Asset', { path: LOCAL_CHART });
    new K8ssandraOperator(stack, 'Operator', { host, certManager, chart: ChartSource.asset(asset) });
    const [chart] = Object.values(Template.fromStack(stack).findResources(CHART));
    expect(chart.Properties.ChartAssetURL).toEqual(stack.resolve(asset.s3ObjectUrl));
  });

  test('of a repository of your own keeps its version', () => {
    const { stack } = made({ chart: ChartSource.repository('https://charts.example.com') });
    const template = Template.fromStack(stack);
    template.hasResourceProperties(CHART, { Repository: 'https://charts.example.com', Version: '1.32.5' });
    expect(chartValues(template)).toMatchObject({ disableCrdUpgraderJob: true });
  });
});

describe('the cluster', () => {
  test('is warned about when its Kubernetes version is not known to work', () => {
    const { stack } = made({}, { kubernetesVersion: eks.KubernetesVersion.of('1.37') });
    Annotations.fromStack(stack).hasWarning('/Test/Operator', Match.stringLikeRegexp('1.31 to 1.36, but the cluster runs 1.37.*operator-kubernetes'));
  });

  test.each([undefined, '1.31', '1.36'])('is not warned about with version %s', (version) => {
    const { stack } = made({}, { kubernetesVersion: version === undefined ? undefined : eks.KubernetesVersion.of(version) });
    Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('operator-kubernetes'));
  });

  test('fails for a second operator, made or existing', () => {
    const { stack, host, certManager } = made();
    expect(refused(() => new K8ssandraOperator(stack, 'Second', { host, certManager }))).toThrow(/^Test\/Second: .*Test\/Operator.*name-collision/);
    expect(refused(() => K8ssandraOperator.fromK8ssandraOperatorAttributes(stack, 'Third', { host, namespace: 'ops', version: K8ssandraOperatorVersion.V1_32_5 })))
      .toThrow(/Test\/Third: .*name-collision/);
  });
});

describe('an operator that exists', () => {
  function existing(webhookGate?: GateOptions) {
    const { stack } = makeStack();
    const host = importHost(stack);
    const attrs = { host, namespace: 'ops', version: K8ssandraOperatorVersion.V1_32_4 };
    const operator = K8ssandraOperator.fromK8ssandraOperatorAttributes(stack, 'Theirs', { ...attrs, webhookGate });
    new CfnResource(stack, 'Follows', { type: 'Test::Follows' }).node.addDependency(operator._ready);
    return { attrs, operator, template: Template.fromStack(stack) };
  }

  test('is what it was told to be, and is not touched', () => {
    const { attrs, operator, template } = existing();
    expect(operator.host).toBe(attrs.host);
    expect([operator.namespace, operator.version]).toEqual([attrs.namespace, attrs.version]);
    template.resourceCountIs(CHART, 0);
    template.resourceCountIs('Custom::CassandraHelmCheck', 0);
  });

  test('has its webhooks tried before what needs it', () => {
    const { template } = existing({ timeout: Duration.minutes(3) });
    const [[gate, { Properties }]] = Object.entries(template.findResources('Custom::CassandraAdmissionGate'));
    expect(JSON.parse(Properties.Probes).map((probe: any) => probe.kind.kind)).toEqual(['K8ssandraCluster', 'CassandraDatacenter', 'MedusaBackupSchedule']);
    expect(Properties.TimeoutSeconds).toBe(180);
    template.hasResource('Test::Follows', { DependsOn: Match.arrayWith([gate]) });
  });

  test('is not even looked at if that is switched off: nothing but the change guard, which judges the removal of its last cluster', () => {
    const { Resources } = existing({ enabled: false }).template.toJSON();
    expect(Object.keys(Resources).filter((id) => !id.startsWith('CassandraChangeGuard'))).toEqual(['Follows']);
  });
});

test('with a cert-manager that exists nothing else is made if nothing is tried, the change guard aside', () => {
  const { stack } = makeStack();
  const host = importHost(stack);
  const certManager = CertManager.fromCertManagerAttributes(stack, 'CertManager', { host, webhookGate: { enabled: false } });
  new K8ssandraOperator(stack, 'Operator', { host, certManager, webhookGate: { enabled: false } });
  expect(Object.keys(Template.fromStack(stack).toJSON().Resources).filter((id) => !id.startsWith('CassandraChangeGuard'))).toHaveLength(1);
});

test('cdk-nag has no finding', () => {
  expect(nagFindings(made().app)).toEqual([]);
});
