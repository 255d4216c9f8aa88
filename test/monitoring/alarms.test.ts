import * as fs from 'fs';
import * as path from 'path';
import { Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cdk8s from 'cdk8s';
import { CassandraChart, CassandraMonitoring, CassandraVersion, PrometheusOperatorOptions } from '../../lib';
import { CLUSTER, testPlatform, testStack } from '../fixtures';
import { GOOD, GOOD_DATACENTER } from '../rules/rule-cases';

const COLLECTOR = { namespace: 'monitoring', labels: { app: 'prometheus' } };
const objects = (options?: Partial<PrometheusOperatorOptions>, props: object = {}): any[] => new CassandraChart(new cdk8s.App(), 'Orders', {
  ...GOOD,
  ...(options && { monitoring: CassandraMonitoring.prometheusOperator({ collector: COLLECTOR, ...options }) }),
  ...props,
}).toJson();
const ofKind = (all: any[], kind: string) => all.filter((object) => object.kind === kind);
const rulesOf = (all: any[]) => ofKind(all, 'PrometheusRule').flatMap(({ spec }) => spec.groups).flatMap(({ rules }) => rules);
const metricsPeers = (all: any[]) => ofKind(all, 'NetworkPolicy').flatMap(({ spec }) => spec.ingress)
  .filter(({ ports }) => ports.some(({ port }: { port: number }) => port === 9000)).flatMap(({ from }) => from);

describe('without monitoring', () => {
  test.each([undefined, CassandraMonitoring.none()])('nothing is created, and a collector of yours may come from any pod', (monitoring) => {
    const all = objects(undefined, { monitoring });
    expect(all.filter(({ apiVersion }) => apiVersion.startsWith('monitoring.coreos.com'))).toEqual([]);
    expect(metricsPeers(all)).toEqual([{ namespaceSelector: {} }]);
  });
});

describe('with a Prometheus of its operator', () => {
  test('only its pods reach the metrics', () => {
    expect(metricsPeers(objects({}))).toEqual([{
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
      podSelector: { matchLabels: { app: 'prometheus' } },
    }]);
  });

  test('its objects have the labels by which it selects them', () => {
    const all = objects({ labels: { release: 'prom' } });
    const made = [...ofKind(all, 'PodMonitor'), ...ofKind(all, 'PrometheusRule')];
    expect(made.map(({ metadata }) => metadata.labels.release)).toEqual(['prom', 'prom']);
  });

  test('what the rules use is collected', () => {
    const all = objects({});
    const [{ params, metricRelabelings: [keep] }] = ofKind(all, 'PodMonitor')[0].spec.podMetricsEndpoints;
    const used = new Set(rulesOf(all).flatMap(({ expr }) => expr.match(/\b(org_apache_cassandra|jvm)_\w+/g) ?? [])) as Set<string>;
    expect(used.size).toBeGreaterThan(6);
    for (const name of used) {
      expect(name).toMatch(new RegExp(`^(${keep.regex})$`));
      expect(params.name.some((family: string) => name.startsWith(family))).toBe(true);
    }
  });

  test('the label of up is the one that the rules select by', () => {
    const all = objects({});
    const [{ relabelings }] = ofKind(all, 'PodMonitor')[0].spec.podMetricsEndpoints;
    const { replacement } = relabelings.find(({ targetLabel }: { targetLabel: string }) => targetLabel === 'job');
    expect(rulesOf(all).filter(({ expr }) => expr.includes('up{')).every(({ expr }) => expr.includes(`up{job="${replacement}"`))).toBe(true);
  });

  test('thresholds are props', () => {
    const [rule] = rulesOf(objects({ alarms: { volumeFull: 0.5 } })).filter(({ alert }) => alert === 'CassandraVolumeFull');
    expect(rule.expr).toMatch(/ > 0.5$/);
  });

  test('without alarms, metrics are collected all the same', () => {
    const all = objects({ alarms: { enabled: false } });
    expect([ofKind(all, 'PodMonitor').length, ofKind(all, 'PrometheusRule').length]).toEqual([1, 0]);
  });

  test('a datacenter that is stopped has no alarms', () => {
    const rules = rulesOf(objects({}, { version: CassandraVersion.V5_0_6, datacenters: [GOOD_DATACENTER, { ...GOOD_DATACENTER, name: 'dc2', stopped: true }] }));
    expect(new Set(rules.map(({ labels }) => labels.datacenter))).toEqual(new Set([GOOD_DATACENTER.name]));
  });
});

test('each alarm links a section that exists, and each section has an alarm', () => {
  const sections = fs.readFileSync(path.join(__dirname, '../../docs/runbooks/alarms.md'), 'utf8').match(/^## .+$/gm)!.map((line) => line.slice(3).toLowerCase());
  const links = rulesOf(objects({})).map(({ annotations }) => annotations.runbook_url.split('docs/runbooks/alarms.md#')[1]);
  expect(links.sort()).toEqual(sections.sort());
});

test('a stack creates both once Cassandra serves, in a namespace that only the deployment knows', () => {
  const stack = testStack();
  testPlatform(stack).addCassandraCluster('Orders', {
    ...CLUSTER,
    namespace: Token.asString({ Ref: 'Namespace' }),
    createNamespace: false,
    monitoring: CassandraMonitoring.prometheusOperator({ collector: COLLECTOR }),
  });
  const manifests = Object.entries(Template.fromStack(stack).findResources('Custom::AWSCDK-EKS-KubernetesResource'));
  const made = manifests.filter(([, { Properties }]) => JSON.stringify(Properties.Manifest).includes('monitoring.coreos.com'));
  expect(made.map(([id]) => id)).toEqual([expect.stringContaining('PodMonitor'), expect.stringContaining('PrometheusRule')]);
  for (const [, { Properties }] of made) expect(JSON.stringify(Properties.Manifest)).toContain('{"Ref":"Namespace"}');
  expect(made[0][1].DependsOn).toEqual(expect.arrayContaining([expect.stringMatching(/Ready|Readiness/)]));
});
