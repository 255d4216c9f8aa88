import { Size } from 'aws-cdk-lib';
import { datacenter, modelOf } from './models';
import { CassandraStorage } from '../../lib';
import { clusterFacts, datacenterFacts } from '../../lib/plan/describe-plan';
import { clusterPlan } from '../../lib/plan/make-plan';
import { planMarkdown } from '../../lib/plan/plan-markdown';
import { planSvg } from '../../lib/plan/plan-svg';
import { words } from '../../lib/plan/words';

const three = clusterPlan(modelOf({
  clusterName: 'Orders & <Co>',
  datacenters: [datacenter({ nodes: 24 }), datacenter({ name: 'dc2', nodes: 6, type: 'r8g.large' }), datacenter({ name: 'dc3', memory: Size.gibibytes(60) })],
}));

describe('words', () => {
  test.each([
    [words.number(1234567.5), '1,234,567.5'],
    [words.number(999), '999'],
    [words.count(1, 'replica'), '1 replica'],
    [words.count(1200, 'node'), '1,200 nodes'],
    [words.mebibytes(500), '500 MiB'],
    [words.mebibytes(11008), '10.8 GiB'],
    [words.gibibytes(1536), '1.5 TiB'],
    [words.gibibytes(450.4), '450 GiB'],
    [words.duration(0.2), '1 min'],
    [words.duration(59.6), '1 h 00 min'],
    [words.duration(125), '2 h 05 min'],
    [words.duration(4320), '3 days'],
    [words.vcpus(3920), '3.92 vCPU'],
  ])('%s', (said, expected) => expect(said).toBe(expected));
});

describe('facts', () => {
  test('of a cluster', () => {
    expect(Object.fromEntries(clusterFacts(three))).toMatchObject({
      'first start': 'about 1 h 14 min: nodes start one after another',
      'lost zone': 'QUORUM over all datacenters is still answered',
      'backup': 'cron "0 2 * * *" UTC, kept for ever, to S3 under orders/',
      'addresses': 'eu-west-1a: 185 needed of 8,187 in the subnet',
    });
  });

  test('of a datacenter count replicas', () => {
    const facts = Object.fromEntries(datacenterFacts(three.datacenters[0], three));
    expect(facts.data).toMatch(/^about .* in 3 replicas; /);
    expect(facts['lost zone']).toMatch(/: 2 of 3 replicas and 16 of 24 nodes are left$/);
    expect(planSvg(three)).toMatch(/Room for data, kept in 3 replicas[^]*2 of 3 replicas, 16 of 24 nodes left/);
  });

  test('tell what an instance cannot do', () => {
    const plan = clusterPlan(modelOf({
      datacenters: [datacenter({ type: 'r8g.large', storage: CassandraStorage.gp3(Size.gibibytes(500), { iops: 6000, throughput: 500 }), memory: Size.gibibytes(16) })],
    }));
    const facts = Object.fromEntries(datacenterFacts(plan.datacenters[0], plan));
    expect(facts.volume).toBe('500 GiB a node, gp3, 6,000 IOPS and 500 MiB/s (the instance sustains 3,600 and 75), kept when the cluster goes');
    expect(facts.pod).toMatch(/MORE than is surely left/);
  });

  test('tell which keyspaces nobody repairs', () => {
    const facts = Object.fromEntries(clusterFacts(clusterPlan(modelOf({}))));
    expect(facts.repair).toBe('Reaper, every keyspace but those whose name begins with "system" (system_auth, system_distributed)');
    expect(Object.fromEntries(clusterFacts(clusterPlan(modelOf({ repair: { enabled: false } })))).repair).toBe('none');
  });

  test('tell that nodes share instances', () => {
    const plan = clusterPlan(modelOf({ datacenters: [datacenter({ nodes: 6, nodesPerWorker: 2 })] }));
    expect(planMarkdown(plan, 'x.svg')).toContain('2 nodes of one rack share each of 3 instances');
    expect(planSvg(plan)).toContain('6 nodes, 2 on each of 3 instances: r8g.2xlarge of 8 vCPU and 64 GiB');
    expect(planSvg(plan)).toContain('Memory of the 2 nodes of an instance, 64 GiB');
  });

  test('say what is not known', () => {
    const plan = clusterPlan(modelOf({
      datacenters: [datacenter({ type: '${Token[Type.1]}', storage: CassandraStorage.existing(Size.gibibytes(10), 'fast') })],
    }, { zones: ['${Token[A.1]}', '${Token[B.1]}', '${Token[C.1]}'] }));
    const facts = Object.fromEntries(datacenterFacts(plan.datacenters[0], plan));
    expect(facts.instance).toBe('a type known at deployment');
    expect(facts.volume).toBe('10 GiB a node, StorageClass fast, kept when the cluster goes');
    expect(facts.racks).toBe('r1 = zone 1 of the region (1 node)');
  });
});

describe('Markdown', () => {
  const text = planMarkdown(three, 'three.svg');

  test('shows the picture and what is in each zone', () => {
    expect(text).toContain('# Cassandra cluster Orders & \\<Co\\>\n');
    expect(text).toContain('](three.svg)');
    expect(text).toContain('| eu-west-1b | r2: 8 nodes, 1 seed | r2: 2 nodes, 1 seed | r2: 1 node, 1 seed |');
  });

  test('has tables whose rows are as long as their heads', () => {
    const tables = text.split('\n\n').filter((part) => part.startsWith('|'));
    expect(tables).toHaveLength(5);
    for (const table of tables) {
      expect(new Set(table.trim().split('\n').map((line) => line.split(/(?<!\\)\|/).length)).size).toBe(1);
    }
  });
});

describe('picture', () => {
  const picture = planSvg(three);

  test('shows every node in its rack', () => {
    expect(picture.match(/class="cassandra-node"/g)).toHaveLength(33);
    expect(picture.match(/class="rack"/g)).toHaveLength(9);
    expect(picture).toContain('<title>Rack r2 of datacenter dc1, 1 seed</title>');
  });

  test('is well-formed and escapes names', () => {
    expect(picture).toContain('Orders &amp; &lt;Co&gt;');
    const tags = picture.match(/<\/?[a-z]+/g)!.filter((tag) => !tag.startsWith('<rect'));
    const depth = tags.reduce((open, tag) => open + (tag.startsWith('</') ? -1 : 1), 0);
    expect(depth).toBe(0);
    expect(picture).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('knows light and dark', () => {
    const [light, dark] = picture.split('prefers-color-scheme:dark');
    for (const name of ['page', 'panel', 'card', 'ink', 'soft', 'good', 'bad', 'heap', 'a0.node', 'a2.tag']) {
      expect(light).toContain(`.${name}{`);
      expect(dark).toContain(`.${name}{`);
    }
  });

  test('warns of what does not fit, of a slow start and of a lost quorum', () => {
    expect(picture).toContain('more than is surely left beside the system');
    expect(picture).toMatch(/class="bad e">First start about 1 h 14 min/);
    expect(planSvg(clusterPlan(modelOf({ datacenters: [datacenter({ racks: [{ name: 'r1' }] })] })))).toMatch(/class="bad b">no LOCAL_QUORUM/);
  });

  test('numbers nodes as long as there is room', () => {
    const numbers = (nodes: number) => planSvg(clusterPlan(modelOf({ datacenters: [datacenter({ nodes })] }))).match(/class="a0 tag b m"/g)?.length;
    expect(numbers(24)).toBe(24);
    expect(numbers(72)).toBe(72);
    expect(numbers(90)).toBeUndefined();
  });
});
