import { Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { App, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { CassandraBackend, CassandraChart, CassandraChartProps, CassandraDatacenterOptions, CassandraPlacement, CassandraProfile, CassandraStorage, CassandraVersion, JvmGarbageCollector } from '../../lib';
import { validateDocuments } from '../../tools/crds-check/documents';
import { crdsFolder, loadOperatorVersions } from '../../tools/crds-check/schemas';
import { GOOD } from '../rules/rule-cases';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];

const placements = fc.constantFrom(
  undefined, CassandraPlacement.existingNodes({ labels: { pool: 'cassandra' }, taints: [{ key: 'cassandra' }] }),
);

function datacenter(name: string): fc.Arbitrary<CassandraDatacenterOptions> {
  return fc.record({
    name: fc.constant(name),
    nodes: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
    racks: fc.option(fc.integer({ min: 1, max: 3 }).map((count) => ZONES.slice(0, count).map((availabilityZone, at) => ({ name: `rack_${at}`, availabilityZone }))), { nil: undefined }),
    instanceType: fc.constantFrom('r8g.xlarge', 'r8g.2xlarge', 'm7i.2xlarge').map((type) => new ec2.InstanceType(type)),
    storage: fc.integer({ min: 10, max: 4000 }).map((gib) => CassandraStorage.gp3(Size.gibibytes(gib))),
    placement: placements,
    cassandraYaml: fc.constantFrom({}, { allocate_tokens_for_local_replication_factor: 1 }),
  });
}

const clusters: fc.Arbitrary<CassandraChartProps> = fc.record({
  version: fc.constantFrom(CassandraVersion.V4_0_17, CassandraVersion.V4_1_9, CassandraVersion.V5_0_6),
  availabilityZones: fc.constant(ZONES),
  datacenters: fc.integer({ min: 1, max: 4 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => datacenter(`dc${at + 1}`)))),
  backup: fc.constantFrom(undefined, GOOD.backup),
  profile: fc.constantFrom(undefined, CassandraProfile.DENSE, CassandraProfile.DEVELOPMENT),
  jvm: fc.constantFrom(undefined, { garbageCollector: JvmGarbageCollector.zgc() }, { options: ['-Da=b'] }),
  repair: fc.constantFrom(undefined, { enabled: false }),
  images: fc.constantFrom(undefined, { cassandra: 'own/cassandra:1' }),
  backend: fc.constantFrom(undefined, CassandraBackend.k8ssandra({ medusaImage: 'own/medusa:1', reaperImage: 'own/reaper:1' })),
});

/** What a chart draws, if the rules let it pass. */
function drawn(props: CassandraChartProps): any[] | undefined {
  const chart = new CassandraChart(new App(), 'Orders', props);
  return chart.node.validate().length === 0 ? Testing.synth(chart) : undefined;
}

test('rendering neither loses nor invents a node, a rack or a datacenter', () => {
  let passed = 0;
  fc.assert(fc.property(clusters, (props) => {
    const objects = drawn(props);
    if (!objects) return;
    passed++;
    const datacenters = objects.find(({ kind }) => kind === 'K8ssandraCluster').spec.cassandra.datacenters as any[];
    expect(datacenters.map(({ metadata, size, racks }) => [metadata.name, size, racks.length > 0]))
      .toEqual(props.datacenters.map(({ name, nodes }, at) => [name, nodes ?? datacenters[at].racks.length, true]));
    props.datacenters.forEach(({ racks }, at) => {
      const expected = racks?.length ?? (props.profile === CassandraProfile.DEVELOPMENT ? 1 : ZONES.length);
      const zones = datacenters[at].racks.map((rack: any) => rack.nodeAffinityLabels['topology.kubernetes.io/zone']);
      expect(zones).toEqual(ZONES.slice(0, expected));
    });
    expect(objects.filter(({ kind }) => kind === 'MedusaBackupSchedule')).toHaveLength(props.backup ? props.datacenters.length : 0);
  }), { numRuns: 60, seed: 7 });
  expect(passed).toBeGreaterThan(20);
});

test('what the rules pass, the operators\' schemas take', () => {
  const versions = loadOperatorVersions(crdsFolder());
  if (!versions) {
    console.log('skipped: there are no definitions of the operators here (CRDS_DIR)');
    return;
  }
  let checked = 0;
  fc.assert(fc.property(clusters, (props) => {
    const report = validateDocuments((drawn(props) ?? []).map((manifest) => ({ source: 'property', manifest })), versions);
    checked += report.checked;
    expect(report.invalid).toEqual([]);
  }), { numRuns: 15, seed: 11 });
  expect(checked).toBeGreaterThan(5);
});
