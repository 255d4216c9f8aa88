import { KubectlV35Layer } from '@aws-cdk/lambda-layer-kubectl-v35';
import { Duration, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { chartValues, CHART, importHost, makeStack, nagFindings } from './fixture';
import { CertManager, CertManagerInstallation, ChartSource, GateOptions } from '../../lib';
import { kubernetesObjects, refused } from '../fixtures';

function made(installation?: CertManagerInstallation, webhookGate?: GateOptions) {
  const { app, stack } = makeStack();
  const host = importHost(stack);
  const certManager = new CertManager(stack, 'CertManager', { host, installation, webhookGate });
  return { app, stack, host, certManager, template: Template.fromStack(stack) };
}

describe('as an EKS add-on', () => {
  test('is the default, with two replicas of everything', () => {
    const { template, certManager } = made();
    template.hasResourceProperties('AWS::EKS::Addon', {
      AddonName: 'cert-manager',
      ClusterName: 'shop',
      AddonVersion: Match.absent(),
      ResolveConflicts: 'OVERWRITE',
      ConfigurationValues: Match.serializedJson({ replicaCount: 2, webhook: { replicaCount: 2 }, cainjector: { replicaCount: 2 } }),
    });
    expect(certManager.node.defaultChild).toBeDefined();
    template.resourceCountIs(CHART, 0);
  });

  test('takes a version and any configuration', () => {
    const { template } = made(CertManagerInstallation.eksAddon({
      version: 'v1.19.1-eksbuild.1',
      configuration: { replicaCount: 3, webhook: { invented: Token.asString({ Ref: 'AWS::Region' }) } },
    }));
    template.hasResourceProperties('AWS::EKS::Addon', {
      AddonVersion: 'v1.19.1-eksbuild.1',
      ConfigurationValues: {
        'Fn::Join': ['', ['{"replicaCount":3,"webhook":{"replicaCount":2,"invented":"', { Ref: 'AWS::Region' }, '"},"cainjector":{"replicaCount":2}}']],
      },
    });
  });

  test('comes after what pods need', () => {
    const { stack } = makeStack();
    const host = importHost(stack);
    new CertManager(stack, 'CertManager', { host });
    host._addPodPrerequisite(new KubectlV35Layer(stack, 'StandsForTheNodes'));
    Template.fromStack(stack).hasResource('AWS::EKS::Addon', { DependsOn: Match.arrayWith([Match.stringLikeRegexp('StandsForTheNodes')]) });
  });

  test('has no finding of cdk-nag', () => {
    expect(nagFindings(made().app)).toEqual([]);
  });
});

describe('as a chart', () => {
  test('has the version of the defaults, its definitions, two replicas of everything and a high priority', () => {
    const { template } = made(CertManagerInstallation.helmChart());
    template.hasResourceProperties(CHART, {
      Chart: 'cert-manager',
      Repository: 'https://charts.jetstack.io',
      Version: 'v1.21.2',
      Release: 'cert-manager',
      Namespace: 'cert-manager',
      Wait: true,
      Timeout: '600s',
    });
    const values = chartValues(template);
    expect(values).toMatchObject({
      crds: { enabled: true, keep: true },
      global: { priorityClassName: 'system-cluster-critical' },
      replicaCount: 2,
      webhook: { replicaCount: 2, podDisruptionBudget: { enabled: true, minAvailable: 1 } },
      cainjector: { replicaCount: 2 },
    });
    expect(values).not.toHaveProperty('imageRegistry');
    expect(values.global).not.toHaveProperty('nodeSelector');
    template.resourceCountIs('AWS::EKS::Addon', 0);
  });

  test('takes everything from elsewhere, and any value', () => {
    const { template } = made(CertManagerInstallation.helmChart({
      version: 'v1.20.2',
      source: ChartSource.repository('oci://111122223333.dkr.ecr.eu-west-1.amazonaws.com/charts/cert-manager'),
      imageRegistry: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/quay',
      nodeSelector: { pool: 'system' },
      timeout: Duration.minutes(5),
      values: { replicaCount: 1, webhook: { invented: { field: true } } },
    }));
    template.hasResourceProperties(CHART, {
      Repository: 'oci://111122223333.dkr.ecr.eu-west-1.amazonaws.com/charts/cert-manager', Version: 'v1.20.2', Timeout: '300s',
    });
    expect(chartValues(template)).toMatchObject({
      imageRegistry: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/quay',
      global: { nodeSelector: { pool: 'system' }, priorityClassName: 'system-cluster-critical' },
      replicaCount: 1,
      webhook: { replicaCount: 2, invented: { field: true } },
    });
  });

  test('fails when it would wait longer than the function may run', () => {
    expect(() => made(CertManagerInstallation.helmChart({ timeout: Duration.minutes(14) }))).toThrow(/chart-timeout/);
  });

  test('has no finding of cdk-nag', () => {
    expect(nagFindings(made(CertManagerInstallation.helmChart()).app)).toEqual([]);
  });
});

describe('that exists', () => {
  function existing(webhookGate?: GateOptions) {
    const { stack } = makeStack();
    const host = importHost(stack);
    CertManager.fromCertManagerAttributes(stack, 'CertManager', { host, webhookGate });
    return { stack, host, template: Template.fromStack(stack) };
  }

  test('is not touched, but its webhook is tried', () => {
    const { template } = existing();
    const [{ Properties }] = Object.values(template.findResources('Custom::CassandraAdmissionGate'));
    expect(JSON.parse(Properties.Probes).map((probe: any) => probe.kind.kind)).toEqual(['Issuer']);
    expect(Properties.TimeoutSeconds).toBe(600);
    for (const type of ['AWS::EKS::Addon', CHART, 'Custom::CassandraHelmCheck', 'Custom::CassandraChangeGuard']) template.resourceCountIs(type, 0);
  });

  test('makes nothing if that is switched off', () => {
    expect(existing({ enabled: false }).template.toJSON().Resources).toBeUndefined();
  });

  test('fails beside one that is installed', () => {
    const { stack, host } = existing();
    expect(refused(() => new CertManager(stack, 'Second', { host }))).toThrow(/^Test\/Second: .*Test\/CertManager.*name-collision/);
  });
});

describe('the look at the Helm release', () => {
  const check = (template: Template) => template.findResources('Custom::CassandraHelmCheck');

  test('comes before a chart, with the time that the chart has', () => {
    const { template } = made(CertManagerInstallation.helmChart({ timeout: Duration.minutes(5) }));
    const [[id, { Properties }]] = Object.entries(check(template));
    expect(Properties).toMatchObject({ Wait: 'HelmRelease', Namespace: 'cert-manager', Name: 'cert-manager', ChartSeconds: 300 });
    template.hasResource(CHART, { DependsOn: Match.arrayWith([id]) });
    expect(kubernetesObjects(template)['Role/cert-manager-helm-check'].object).toMatchObject({ metadata: { namespace: 'cert-manager' } });
  });

  test('is repeated when the chart changes', () => {
    const digest = (options = {}) => Object.values(check(made(CertManagerInstallation.helmChart(options)).template))[0].Properties.Digest;
    expect(digest({ timeout: Duration.minutes(5) })).toBe(digest());
    expect(new Set([digest(), digest({ version: 'v1.22.0' }), digest({ values: { a: 1 } })]).size).toBe(3);
  });

  test('is neither for the add-on nor when gates are off', () => {
    expect(check(made().template)).toEqual({});
    expect(check(made(CertManagerInstallation.helmChart(), { enabled: false }).template)).toEqual({});
  });
});

test('fails for a second one on the cluster', () => {
  const { stack, host } = made();
  expect(refused(() => new CertManager(stack, 'Second', { host }))).toThrow(/^Test\/Second: .*Test\/CertManager.*name-collision/);
});
