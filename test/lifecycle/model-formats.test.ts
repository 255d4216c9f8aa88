import * as fs from 'fs';
import * as path from 'path';
import { compare } from '../../lib/cli/diff/compare';
import { DiffStack } from '../../lib/cli/diff/stack';
import { guard } from '../../lib/lifecycle/handlers/guard';
import { MODEL_FORMAT } from '../../lib/model/guarded-cluster';
import { GOOD_DATACENTER, judge } from '../rules/rule-cases';

/** What the guard says of an update from one model to another. */
async function verdict(before: object, after: object): Promise<string> {
  const [old, now] = [before, after].map((model) => ({ Model: JSON.stringify(model) }));
  const event = { ResponseURL: '', StackId: 'stack', RequestId: '1', LogicalResourceId: 'Guard' };
  const { PhysicalResourceId } = await guard({ ...event, RequestType: 'Create', ResourceProperties: old }, async () => '');
  const update = { ...event, RequestType: 'Update' as const, PhysicalResourceId, ResourceProperties: now, OldResourceProperties: old };
  return guard(update, async () => 'UPDATE_IN_PROGRESS').then(() => 'accepted', (error) => error.message);
}

const sample = (format: number) => JSON.parse(fs.readFileSync(path.join(__dirname, 'models', `format-${format}.json`), 'utf8'));
const ORDERS = 'Platform/Orders';
type Change = (model: any) => void;
function changed(format: number, change: Change): any {
  const model = { ...sample(format), format: MODEL_FORMAT };
  change(model);
  return model;
}

test('there is a frozen sample of each format: add one with a new format', () => {
  const formats = Array.from({ length: MODEL_FORMAT }, (_, at) => at + 1);
  expect(fs.readdirSync(path.join(__dirname, 'models')).sort()).toEqual(formats.map((format) => `format-${format}.json`));
  for (const format of formats) expect(sample(format).format).toBe(format);
});

describe.each([1, 2])('a template of format %i', (format) => {
  test.each<[string, Change]>([
    ['as it is', () => undefined],
    ['with more nodes', ({ clusters }) => { Object.assign(clusters[ORDERS].datacenters[0], { nodes: 9, workers: 9 }); }],
    ['with a newer release', ({ clusters }) => { clusters[ORDERS].version = '5.0.9'; }],
    ['with fields of today', ({ clusters }) => {
      clusters[ORDERS].host ??= '<Ref:Cluster>';
      Object.assign(clusters[ORDERS].datacenters[0], { foreignWorkers: false, rackInstances: [{ rack: 'r1', instances: 2, needed: 2 }], stopped: false, deletesVolumes: false, client: 'none' });
    }],
  ])('is read: %s', async (_, change) => {
    expect(await verdict(sample(format), changed(format, change))).toBe('accepted');
  });

  test.each<[string, string, Change]>([
    ['a cluster that is gone', 'cluster-removed', ({ clusters }) => { delete clusters['Platform/Sessions']; }],
    ['a datacenter that is gone', 'datacenter-removed', ({ clusters }) => { clusters[ORDERS].datacenters.pop(); }],
    ['another name', 'cluster-identity', ({ clusters }) => { clusters[ORDERS].clusterName = 'shop'; }],
    ['a rack in another zone', 'rack-zone-kept', ({ clusters }) => { clusters[ORDERS].datacenters[0].racks[0].zone = 'eu-west-1d'; }],
    ['smaller volumes', 'volume-size', ({ clusters }) => { clusters[ORDERS].datacenters[0].volumeBytes = 1; }],
    ['fewer workers', 'fewer-nodes', ({ clusters }) => { Object.assign(clusters[ORDERS].datacenters[0], { nodes: 3, workers: 3 }); }],
    ['an older line', 'cassandra-release', ({ clusters }) => { clusters[ORDERS].version = '4.1.9'; }],
    ['an older operator', 'operator-release', ({ installations }) => { installations['Platform/Operator'].version = '1.32.4'; }],
  ])('is judged: %s', async (_, rule, change) => {
    expect(await verdict(sample(format), changed(format, change))).toMatch(new RegExp(`\\[${rule}\\]`));
  });
});

test('acceptances of the first format, which were names of rules, are spent', async () => {
  const old = changed(1, ({ clusters }) => { clusters[ORDERS].accepted = ['datacenter-removed']; });
  const now = changed(1, ({ clusters }) => { clusters[ORDERS].datacenters.pop(); clusters[ORDERS].accepted = ['datacenter-removed']; });
  expect(await verdict({ ...old, format: 1 }, now)).toMatch(/\[datacenter-removed\]/);
});

test.each<['before' | 'after']>([['before'], ['after']])('fails for a newer format: %s', async (where) => {
  const newer = { ...sample(2), format: MODEL_FORMAT + 1, readableFrom: '9.9.0' };
  const [old, now] = where === 'before' ? [newer, sample(2)] : [sample(2), newer];
  expect(await verdict(old, now)).toMatch(/format 3.*reads formats up to 2.*deploy with version >= 9\.9\.0 \[model-format\]/);
});

describe.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])('the id %s', (id) => {
  /** Everything that has a name is called so. Spread and JSON keep even "__proto__" as a name. */
  const named = (change: Change = () => undefined) => {
    const model = sample(2);
    const cluster = { ...model.clusters[ORDERS], operator: id, leaving: [{ name: `${id}-leaves`, workers: 3 }] };
    Object.assign(cluster.datacenters[0], { name: id, rackInstances: [{ rack: id, instances: 2, needed: 2 }] });
    cluster.datacenters[0].racks[0].name = id;
    const all = {
      ...model,
      clusters: Object.fromEntries([[id, cluster]]),
      installations: Object.fromEntries([[id, model.installations['Platform/Operator']]]),
      ground: Object.fromEntries([[id, { Type: 'AWS::EKS::Cluster', path: id, Properties: { Version: '1.35' } }]]),
    };
    change(all);
    return all;
  };
  const of = <T>(record: Record<string, T>): T => Object.values(record)[0];

  test('is one like others', async () => {
    expect(await verdict(named(), named(({ clusters }) => { of<any>(clusters).version = '5.0.9'; }))).toBe('accepted');
    // It was not there before, nor is it found in an empty model.
    expect(await verdict({ ...sample(2), clusters: {}, installations: {}, ground: {} }, named())).toBe('accepted');
  });

  test.each<[string, Change]>([
    ['cluster-removed', (model) => { model.clusters = {}; }],
    ['datacenter-removed', ({ clusters }) => { of<any>(clusters).datacenters.shift(); }],
    ['rack-zone-kept', ({ clusters }) => { of<any>(clusters).datacenters[0].racks[0].zone = 'eu-west-1d'; }],
    ['racks-kept', ({ clusters }) => { of<any>(clusters).datacenters[0].racks[0].name = 'r1'; }],
    ['fewer-nodes', ({ clusters }) => { of<any>(clusters).datacenters[0].rackInstances = [{ rack: id, instances: 1, needed: 1 }]; }],
    ['leaving-back', ({ clusters }) => { of<any>(clusters).datacenters.push({ ...of<any>(clusters).datacenters[0], name: `${id}-leaves` }); of<any>(clusters).leaving = []; }],
    ['operator-release', ({ installations }) => { of<any>(installations).version = '1.32.4'; }],
    ['ground-kept', (model) => { model.ground = Object.fromEntries([[id, { Type: 'AWS::EKS::Cluster', path: id, Properties: { Version: '1.34' } }]]); }],
  ])('is judged like others: %s', async (rule, change) => {
    expect(await verdict(named(), named(change))).toMatch(new RegExp(`\\[${rule}\\]`));
  });

  test('is one like others in diff', () => {
    const stack = (model: object): DiffStack => ({ name: 'Shop', template: { Resources: { Guard: { Type: 'Custom::CassandraChangeGuard', Properties: { Model: JSON.stringify(model) } } } } });
    const found = (change?: Change) => compare([{ before: stack(named()), after: stack(named(change)) }], [])[0].findings.map(({ rule }) => rule);
    expect(found()).toEqual([]);
    expect(found(({ clusters }) => { of<any>(clusters).datacenters.shift(); })).toEqual(['datacenter-removed']);
  });

  test('is one like others for rules, where it can be a name at all', () => {
    const racks = [{ name: id }, { name: 'r2' }, { name: 'r3' }];
    const { errors } = judge({ datacenters: [{ ...GOOD_DATACENTER, name: id, racks }] });
    // Names of Kubernetes are lower case, without underscores.
    expect(errors.filter((message) => !/\[(datacenter-names|rack-names|names)\]$/.test(message))).toEqual([]);
    if (id === 'constructor') expect(errors.filter((message) => /-names\]$/.test(message))).toEqual([]);
    if (id === '__proto__') expect(errors.join('\n')).toMatch(/__proto__/);
  });

  test('can be accepted like others', async () => {
    const removed = (accepted: string[]) => named(({ clusters }) => {
      of<any>(clusters).datacenters.shift();
      of<any>(clusters).accepted = accepted;
    });
    expect(await verdict(named(), removed([`datacenter-removed:${id}`]))).toBe('accepted');
    expect(await verdict(named(), removed(['datacenter-removed:isPrototypeOf']))).toMatch(/\[accepted-changes\].*\[datacenter-removed\]/s);
  });
});
