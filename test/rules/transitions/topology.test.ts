import { describeTransition, dc, patched } from './transition-cases';

const racks = (...names: string[]) => names.map((name) => ({ name }));
const ZONES = { availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c', 'eu-west-1d'] };

describeTransition('racks-kept', {
  never: {
    'one removed': { to: dc({ racks: racks('r1', 'r2') }), says: /change from r1, r2, r3 to r1, r2:/ },
    'one renamed': { to: dc({ racks: racks('r1', 'rx', 'r3') }), says: /to r1, rx, r3/ },
    'reordered': { to: dc({ racks: racks('r2', 'r1', 'r3') }), says: /to r2, r1, r3/ },
    'one put before the others': { to: dc({ racks: racks('r0', 'r1', 'r2', 'r3') }), says: /to r0, r1, r2, r3/ },
    'some for a datacenter without any': { from: patched('/spec/cassandra/datacenters/0/racks', []), says: /was created without racks/ },
  },
  passes: {
    'one appended': { from: { props: ZONES }, to: { props: { ...ZONES, ...dc({ nodes: 4, racks: racks('r1', 'r2', 'r3', 'r4') }).props } } },
    'racks of a new datacenter': { to: dc({}, { name: 'dc2', racks: racks('a1', 'a2', 'a3') }) },
  },
});

const zoned = (...zones: string[]) => dc({ racks: zones.map((availabilityZone, at) => ({ name: `r${at + 1}`, availabilityZone })) });

describeTransition('rack-zone-kept', {
  never: {
    'a rack moved': { from: { props: { ...ZONES, ...zoned('eu-west-1a', 'eu-west-1b', 'eu-west-1c').props } }, to: { props: { ...ZONES, ...zoned('eu-west-1a', 'eu-west-1d', 'eu-west-1c').props } }, says: /rack "r2".*from "eu-west-1b" to "eu-west-1d"/ },
    'another list of zones': { to: { props: { availabilityZones: ['eu-west-1d', 'eu-west-1b', 'eu-west-1c'] } }, says: /rack "r1".*from "eu-west-1a" to "eu-west-1d"/ },
  },
  passes: {
    'the same zones, written out': { to: zoned('eu-west-1a', 'eu-west-1b', 'eu-west-1c') },
    'zones that only the deployment knows': { to: patched('/spec/cassandra/datacenters/0/racks/0/nodeAffinityLabels', { 'topology.kubernetes.io/zone': { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] } }) },
  },
});

describeTransition('racks-added-with-nodes', {
  never: {
    'no node more': { from: dc({ nodes: 6, racks: racks('r1', 'r2') }), to: dc({ nodes: 6, racks: racks('r1', 'r2', 'r3') }), says: /gets 1 more rack and goes from 6 to 6 nodes.*raise nodes to 9/ },
    'too few': { from: dc({ nodes: 4, racks: racks('r1', 'r2') }), to: dc({ nodes: 5, racks: racks('r1', 'r2', 'r3') }), says: /raise nodes to 6/ },
  },
  passes: {
    'as many as the smallest rack has': { from: dc({ nodes: 5, racks: racks('r1', 'r2') }), to: dc({ nodes: 7, racks: racks('r1', 'r2', 'r3') }) },
    'more nodes in the same racks': { to: dc({ nodes: 6 }) },
  },
});

const rackPatch = (...names: string[]) => patched('/spec/cassandra/datacenters/0/racks', names.map((name) => ({ name })));

describeTransition('racks-distinct', {
  never: {
    'a rack like another one when cleaned': {
      from: rackPatch('rack-a', 'rack-b'), to: rackPatch('rack-a', 'rack-b', 'rack_a'), says: /rack "rack_a" of datacenter "dc1" has the same normalized name as rack "rack-a"/,
    },
    'one of the same name': { from: rackPatch('r1'), to: rackPatch('r1', 'r1'), says: /rack "r1" of datacenter "dc1" has the same normalized name as rack "r1"/ },
  },
  passes: {
    'a rack with a name of its own': { from: rackPatch('rack-a', 'rack-b'), to: rackPatch('rack-a', 'rack-b', 'rack_c') },
    'twins that were there': { from: rackPatch('rack-a', 'rack_a'), to: rackPatch('rack-a', 'rack_a') },
  },
});

const size = (nodes: unknown) => patched('/spec/cassandra/datacenters/0/size', nodes);

describeTransition('size-below-racks', {
  never: {
    'fewer nodes than racks': { to: size(2), says: /datacenter "dc1" gets 2 nodes for its 3 racks: .*keep 3 or more/ },
    'a rack without a node for it': { from: rackPatch('r1', 'r2', 'r3'), to: rackPatch('r1', 'r2', 'r3', 'r4'), says: /gets 3 nodes for its 4 racks/ },
  },
  passes: {
    'one node a rack': { from: dc({ nodes: 6 }), to: dc({ nodes: 3 }) },
    'as few as there were': { from: size(2), to: size(2) },
    'a number that only the deployment knows': { to: size({ Ref: 'Nodes' }) },
  },
});

const kept = (workers: number) => ({ around: { instances: new Map([['dc1', { workers }]]) } });
const foreign = { around: { instances: new Map([['dc1', { foreignWorkers: true }]]) } };

const counted = ([instances, needed]: [number, number]) => ({ around: { instances: new Map([['dc1', { rackInstances: [{ rack: 'r1', instances, needed }] }]]) } });

describeTransition('fewer-nodes', {
  never: {
    'nodes and workers in one step': { from: dc({ nodes: 6 }), to: dc({ nodes: 3 }), says: /has 6 nodes but keeps only 3 workers.*workerNodes: 6/ },
    'fewer instances for as many nodes': { from: counted([2, 2]), to: counted([1, 1]), says: /rack "r1" of datacenter "dc1" has nodes on 2 instances but keeps only 1: .*leave nodesPerWorker/ },
    'too few workers kept': { from: dc({ nodes: 6 }), to: { ...dc({ nodes: 3 }), ...kept(5) }, says: /keeps only 5 workers/ },
  },
  passes: {
    'workers kept': { from: dc({ nodes: 6 }), to: { ...dc({ nodes: 3 }), ...kept(6) } },
    'workers that have no node any more': { from: { ...dc({ nodes: 3 }), ...kept(6) }, to: dc({ nodes: 3 }) },
    'instances that no node needs': { from: counted([2, 1]), to: counted([1, 1]) },
    'more nodes': { to: dc({ nodes: 6 }) },
    'instances that others make': { from: dc({ nodes: 6 }), to: { ...dc({ nodes: 3 }), ...foreign } },
  },
});

describeTransition('size-alone', {
  refuses: {
    'more nodes with a new setting': { to: dc({ nodes: 6, cassandraYaml: { concurrent_reads: 64 } }), says: /goes from 3 to 6 nodes and changes its settings too/ },
    'more nodes with a new release': { to: { props: { ...dc({ nodes: 6 }).props, cassandraYaml: { concurrent_reads: 64 } } }, says: /changes its settings too/ },
  },
  passes: {
    'more nodes': { to: dc({ nodes: 6 }) },
    'more nodes with a new rack': { from: dc({ nodes: 4, racks: racks('r1', 'r2') }), to: dc({ nodes: 6, racks: racks('r1', 'r2', 'r3') }) },
    'a new setting': { to: dc({ cassandraYaml: { concurrent_reads: 64 } }) },
    'more nodes beside a new datacenter': { to: dc({ nodes: 6 }, { name: 'dc2' }) },
  },
});

describeTransition('several-nodes-on-one-worker', {
  never: { 'switched on': { to: patched('/spec/cassandra/softPodAntiAffinity', true), says: /from false to true/ } },
  passes: { 'said as it was': { to: patched('/spec/cassandra/datacenters/0/softPodAntiAffinity', false) } },
});

describeTransition('partitioner', {
  never: {
    'another one': { to: dc({ cassandraYaml: { partitioner: 'org.apache.cassandra.dht.RandomPartitioner' } }), says: /changes from "Murmur3Partitioner" to "RandomPartitioner": .*; revert the change/ },
  },
  passes: {
    'the default, spelled out': { to: dc({ cassandraYaml: { partitioner: 'org.apache.cassandra.dht.Murmur3Partitioner' } }) },
  },
});

describeTransition('num-tokens', {
  never: {
    'another number': { to: { props: { cassandraYaml: { num_tokens: 32 } } }, says: /from 16 to 32/ },
    'another number in the datacenter': { from: { props: { cassandraYaml: { num_tokens: 8 } } }, to: { props: { cassandraYaml: { num_tokens: 8 }, ...dc({ cassandraYaml: { num_tokens: 4 } }).props } }, says: /from 8 to 4/ },
  },
  passes: { 'the operator\'s default, written out': { to: { props: { cassandraYaml: { num_tokens: 16 } } } } },
});
