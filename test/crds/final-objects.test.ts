import { Annotations, App as CdkApp, Fn, Stack, Token } from 'aws-cdk-lib';
import { App, Chart, JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { CassandraChart, crds, K8ssandraOperatorVersion } from '../../lib';
import { schemaTable } from '../../lib/crds/schema/schema-table';
import type { Schema } from '../../tools/crds-check/schemas';
import { makeTable } from '../../tools/crds-check/table';
import { CLUSTER, findings, testPlatform, testStack } from '../fixtures';
import { GOOD } from '../rules/rule-cases';

const SPEC: crds.K8ssandraClusterSpec = { cassandra: { serverVersion: '5.0.6', datacenters: [{ metadata: { name: 'dc1' }, size: 3 }] } };

const make = (scope: Construct, spec: object = SPEC) => new crds.K8ssandraCluster(scope, 'Orders', { metadata: { name: 'orders' }, spec: spec as crds.K8ssandraClusterSpec });

/** What a synth refuses in a custom resource that is patched. */
function refused(...patches: JsonPatch[]): string[] {
  const cluster = make(new Chart(new App(), 'Chart'));
  cluster.addJsonPatch(...patches);
  return cluster.node.validate();
}

let printed: jest.SpyInstance;
beforeEach(() => { printed = jest.spyOn(console, 'warn').mockImplementation(() => undefined); });
const warnings = () => printed.mock.calls.map(([text]) => text as string);

const DC = '/spec/cassandra/datacenters/0';

test.each<[string, JsonPatch, RegExp]>([
  ['a text for a number', JsonPatch.add(`${DC}/size`, '3'), /K8ssandraCluster "orders": the API server does not take spec\.cassandra\.datacenters\[0\]\.size: got "3", allowed: a whole number; correct what sets it, .* \[custom-resource-value\]/],
  ['a fraction for a whole number', JsonPatch.add(`${DC}/size`, 1.5), /size: got 1\.5, allowed: a whole number/],
  ['a number below the least', JsonPatch.add(`${DC}/size`, 0), /size: got 0, allowed: at least 1/],
  ['a number beyond 32 bits', JsonPatch.add(`${DC}/size`, 2 ** 31), /size: got 2147483648, allowed: .*at most 2147483647/],
  ['an object for a list', JsonPatch.add('/spec/cassandra/datacenters', { dc1: {} }), /spec\.cassandra\.datacenters: got "an object", allowed: a list/],
  ['a list for an object', JsonPatch.add('/spec/medusa', []), /spec\.medusa: got "a list", allowed: an object/],
  ['a text for true or false', JsonPatch.add('/spec/auth', 'yes'), /spec\.auth: got "yes", allowed: true or false/],
  ['a value that is none of the known', JsonPatch.add('/spec/secretsProvider', 'externl'), /spec\.secretsProvider: got "externl", allowed: did you mean "external"\? internal, external/],
  ['a text of another form', JsonPatch.add('/spec/cassandra/serverVersion', 'five'), /spec\.cassandra\.serverVersion: got "five", allowed: a text that matches/],
  ['a quantity that is none', JsonPatch.add('/spec/cassandra/resources', { requests: { memory: 'much' } }), /spec\.cassandra\.resources\.requests\.memory: got "much", allowed: a text that matches/],
  ['what is required left out', JsonPatch.add('/spec/cassandra/racks', [{}]), /K8ssandraCluster "orders" lacks spec\.cassandra\.racks\[0\]\.name, allowed: a text; give it/],
])('fails: %s', (_, patch, says) => {
  expect(refused(patch)).toEqual([expect.stringMatching(says)]);
});

test.each<[string, JsonPatch, RegExp]>([
  ['a password', JsonPatch.add('/spec/cassandra/superuserSecretRef', { name: 42_424_242 }), /superuserSecretRef\.name: got "a number", allowed: a text/],
  ['the value of an environment variable',
    JsonPatch.add('/spec/cassandra/containers', [{ name: 'x', env: [{ name: 'PGPASSWORD', value: 42_424_242 }] }]), /env\[0\]\.value: got "a number", allowed: a text/],
])('fails without the value: %s', (_, patch, says) => {
  expect(refused(patch)).toEqual([expect.stringMatching(says)]);
});

test.each<[string, JsonPatch]>([
  ['nothing more', JsonPatch.test('/kind', 'K8ssandraCluster')],
  ['any settings of cassandra.yaml', JsonPatch.add('/spec/cassandra/config', { cassandraYaml: { concurrent_reads: 'x', any: [null, {}] } })],
  ['quantities as numbers or texts', JsonPatch.add('/spec/cassandra/resources', { requests: { memory: '4Gi', cpu: 2 }, limits: { memory: 1073741824 } })],
  ['maps with names of users', JsonPatch.add('/spec/cassandra/racks', [{ name: 'r1', nodeAffinityLabels: { constructor: 'x', any: 'y' } }])],
  ['a value that only the deployment knows', JsonPatch.add(`${DC}/size`, { 'Fn::ImportValue': 'Nodes' })],
  ['null, which the API server takes for nothing', JsonPatch.add('/spec/auth', null)],
  ['a token of CDK', JsonPatch.add('/spec/cassandra/serverVersion', Token.asString({ Ref: 'Version' }))],
])('passes: %s', (_, patch) => {
  expect(refused(patch)).toEqual([]);
  expect(warnings()).toEqual([]);
});

test('props of the typed resources are checked alike, and a choice of a newer operator that is named on purpose passes', () => {
  const chart = new Chart(new App(), 'Chart');
  const task = new crds.CassandraTask(chart, 'Task', { spec: { datacenter: { name: 'dc1' }, jobs: [{ name: 'x', command: crds.CassandraCommand.of('dance') }] } });
  const bad = new crds.MedusaTask(chart, 'Medusa', { metadata: { name: 'm' }, spec: { operation: 7 as never, cassandraDatacenter: 'dc1' } });
  const named = make(chart, { ...SPEC, secretsProvider: crds.SecretsProvider.of('vault') });
  expect(task.node.validate()).toEqual([]);
  expect(named.node.validate()).toEqual([]);
  expect(bad.node.validate()).toEqual([expect.stringMatching(/MedusaTask "m": the API server does not take spec\.operation: got 7/)]);
});

describe('an unknown field', () => {
  const patch = JsonPatch.add('/spec/cassandra/datacenters/0/sizes', 3);

  test('is a warning with the name that was meant, once, and can be acknowledged', () => {
    expect(refused(patch)).toEqual([]);
    expect(warnings()).toEqual([expect.stringMatching(
      /^\[Warning at \/Chart\/Orders\] K8ssandraCluster "orders" has a field that no version .*, spec\.cassandra\.datacenters\[0\]\.sizes; did you mean "size"\? correct its name.*\[custom-resource-field\]\. In an app of cdk8s: node\.addMetadata/,
    )]);
    const cluster = make(new Chart(new App(), 'Chart'));
    cluster.addJsonPatch(patch);
    cluster.node.addMetadata('cdk-eks-cassandra/acknowledge', 'custom-resource-field');
    expect([cluster.node.validate(), cluster.node.validate(), warnings().length]).toEqual([[], [], 1]);
  });

  test('of a cluster of CDK is an annotation of its construct', () => {
    const said = (acknowledge: boolean) => {
      const stack = testStack();
      const orders = testPlatform(stack).addCassandraCluster('Orders', CLUSTER);
      orders.customResources[0].addJsonPatch(patch);
      if (acknowledge) Annotations.of(orders).acknowledgeWarning('cdk-eks-cassandra:custom-resource-field');
      expect(findings(stack)).toEqual([]);
      return orders.node.metadata.filter(({ data }) => String(data).includes('datacenters[0].sizes')).length;
    };
    expect(said(false)).toBe(1);
    expect(said(true)).toBe(0);
    expect(warnings()).toEqual([]);
  });

  test('of a chart is among its warnings', () => {
    const warned = (props = {}) => {
      const chart = new CassandraChart(new App(), 'Orders', { ...GOOD, ...props });
      chart.customResources[0].addJsonPatch(patch);
      return { errors: chart.node.validate(), warnings: chart.warnings };
    };
    expect(warned()).toEqual({ errors: [], warnings: [expect.stringMatching(/did you mean "size"\?.*\[custom-resource-field\]/)] });
    expect(warned({ acknowledgedWarnings: ['custom-resource-field'] })).toEqual({ errors: [], warnings: [] });
    expect(warnings()).toHaveLength(1);
  });
});

test('of a cluster of CDK the last form is judged, whatever patch made it', () => {
  const stack = testStack();
  const orders = testPlatform(stack).addCassandraCluster('Orders', CLUSTER);
  expect(findings(stack)).toEqual([]);
  orders.customResources[0].addJsonPatch(JsonPatch.add('/spec/cassandra/datacenters/0/size', 'three'));
  expect(findings(stack)).toEqual([expect.stringMatching(/^Test\/Platform\/Orders: K8ssandraCluster "orders": .*size: got "three", allowed: a whole number/)]);
});

test('what rules refuse is not told twice', () => {
  const chart = new CassandraChart(new App(), 'Orders', { ...GOOD, datacenters: [{ ...GOOD.datacenters[0], nodes: 0 }] });
  expect(chart.node.validate().filter((message) => message.includes('custom-resource-value'))).toEqual([]);
});

describe('a fault is reported once', () => {
  const bad = (scope: Construct) => new crds.MedusaTask(scope, 'Medusa', { metadata: { name: 'm' }, spec: { operation: 7 as never, cassandraDatacenter: 'dc1' } });
  const told = (root: Construct) => root.node.findAll().flatMap(({ node }) => node.validate()).filter((message) => message.includes('MedusaTask "m"'));

  test('of a typed resource in a CassandraChart', () => {
    const chart = new CassandraChart(new App(), 'Orders', GOOD);
    bad(chart).addJsonPatch(JsonPatch.add('/spec/operations', 'x'));
    expect(told(chart)).toHaveLength(1);
    expect([chart.warnings.length, warnings().length]).toEqual([0, 1]);
  });

  test('of a typed resource in the chart of a cluster of CDK', () => {
    const stack = testStack();
    const { chart } = testPlatform(stack).addCassandraCluster('Orders', CLUSTER);
    bad(chart);
    expect([...told(chart), ...findings(stack)]).toHaveLength(1);
  });
});

describe('an operator whose definitions are not known', () => {
  const patch = JsonPatch.add('/spec/cassandra/datacenters/0/size', 'three');

  test('of a cluster of CDK makes a warning of what the known ones refuse', () => {
    const said = (version: string) => {
      const stack = testStack();
      const operatorVersion = K8ssandraOperatorVersion.of(version, K8ssandraOperatorVersion.V1_32_5.release);
      const orders = testPlatform(stack, { operatorVersion }).addCassandraCluster('Orders', CLUSTER);
      orders.customResources[0].addJsonPatch(patch);
      return { errors: findings(stack), warnings: orders.node.metadata.map(({ data }) => String(data)).filter((data) => data.includes('[custom-resource-value]')) };
    };
    expect(said('1.33.0')).toEqual({
      errors: [],
      warnings: [expect.stringMatching(/size: got "three", .*acknowledge this if version 1\.33\.0 of the operator takes it: .*k8ssandra-operator 1\.32\.5.*\[custom-resource-value\]/)],
    });
    expect(said('1.32.4')).toEqual({ errors: [expect.stringMatching(/size: got "three"/)], warnings: [] });
  });

  test('of a chart can be said: the refusal tells how', () => {
    const errors = (props = {}) => {
      const chart = new CassandraChart(new App(), 'Orders', { ...GOOD, ...props });
      chart.customResources[0].addJsonPatch(patch);
      return chart.node.validate();
    };
    expect(errors()).toEqual([expect.stringMatching(/if your operator is newer than .* and takes it, .*acknowledgedWarnings.*\[custom-resource-value\]/)]);
    expect(errors({ acknowledgedWarnings: ['custom-resource-value'] })).toEqual([]);
  });

  test('of a typed resource can be said: the refusal tells how', () => {
    expect(refused(patch)).toEqual([expect.stringMatching(/if your operator is newer than .* node\.addMetadata\('cdk-eks-cassandra\/acknowledge', 'custom-resource-value'\)/)]);
    const cluster = make(new Chart(new App(), 'Chart'));
    cluster.addJsonPatch(patch);
    cluster.node.addMetadata('cdk-eks-cassandra/acknowledge', 'custom-resource-value');
    expect(cluster.node.validate()).toEqual([]);
  });
});

test('what the definitions fill in by themselves is not required', () => {
  const schema: Schema = {
    type: 'object', required: ['a', 'b', 'c'], properties: { a: { type: 'string', default: 'x' }, b: { type: 'string' }, c: { type: 'string' } },
  };
  const definition = (spec: Schema) => ({ name: 'op-1.0.0', definitions: [{ apiVersion: 'x/v1', kind: 'X', schema: { properties: { spec } } }] });
  const required = (...specs: Schema[]) => {
    const table = makeTable(specs.map(definition));
    return table.nodes[table.kinds['x/v1/X']].q;
  };
  expect(required(schema)).toEqual(['b', 'c']);
  // What one version fills in, one version takes.
  expect(required(schema, { ...schema, properties: { ...schema.properties, b: { type: 'string', default: 'y' } } })).toEqual(['c']);
});

test('resources in a chart that CDK applies are checked too', () => {
  const stack = new Stack(new CdkApp(), 'Stack');
  const chart = new Chart(new App(), 'Chart');
  make(chart, { ...SPEC, cassandra: { ...SPEC.cassandra, datacenters: [{ metadata: { name: 'dc1' }, size: Token.asNumber(Fn.importValue('Nodes')) }] } });
  expect(stack.resolve(chart.toJson())[0].spec.cassandra.datacenters[0].size).toEqual({ 'Fn::ImportValue': 'Nodes' });
  const other = new Chart(new App(), 'Other');
  make(other, { ...SPEC, cassandra: { ...SPEC.cassandra, resources: { requests: { memory: k8s.Quantity.fromString('lots') } } } });
  expect(() => other.toJson()).toThrow(/memory: got "lots"/);
});

test('every pattern of the definitions is one that JavaScript reads', () => {
  const patterns = schemaTable().nodes.flatMap(({ p: pattern }) => (pattern === undefined ? [] : [pattern]));
  expect(patterns.length).toBeGreaterThan(1);
  expect(() => patterns.map((pattern) => new RegExp(pattern))).not.toThrow();
});
