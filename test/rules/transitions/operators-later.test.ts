import { Size } from 'aws-cdk-lib';
import { dc, describeTransition, judgeChange, patched, Side } from './transition-cases';
import { CassandraVersion } from '../../../lib';
import { GuardedInstances } from '../../../lib/backends/backend';
import { GuardedResource, hostKey, UNKNOWN } from '../../../lib/model/guarded-cluster';

const instances = (of: GuardedInstances, side: Side = {}): Side => ({ ...side, around: { ...side.around, instances: new Map([['dc1', of]]) } });
const around = (of: Side['around']): Side => ({ around: of });
const DC = '/spec/cassandra/datacenters/0';

const EKS: GuardedResource = { Type: 'AWS::EKS::Cluster', path: 'Platform/Cluster/Resource', Properties: { Version: '1.35' } };
const named = (host: string, name: string): Side => ({ ...around({ host }), deployed: { [hostKey(host)]: name } });

describeTransition('host-kept', {
  never: {
    'another name': { from: around({ host: 'shop' }), to: around({ host: 'shop-2' }), says: /^Orders: the EKS cluster changes from shop to shop-2/ },
    'another construct of this stack': { from: around({ host: '<Ref:A>' }), to: { ...around({ host: '<Ref:B>' }), ground: { A: EKS, B: EKS } }, says: /from <Ref:A> to <Ref:B>/ },
    'another value of a parameter': { from: named('<Ref:P>', 'shop'), to: named('<Ref:P>', 'shop-2'), says: /from shop \(<Ref:P>\) to shop-2 \(<Ref:P>\)/ },
    'another name in place of a parameter': { from: named('<Ref:P>', 'shop'), to: around({ host: 'shop-2' }), says: /from shop \(<Ref:P>\) to shop-2/ },
  },
  refuses: {
    'a construct in place of a name': { from: around({ host: 'shop' }), to: around({ host: '<Ref:A>' }), says: /if both are the same EKS cluster/ },
    'another function': { from: around({ host: '<Ref:A>' }), to: around({ host: '<Fn::GetAtt:A,Name>' }), says: /if both are the same EKS cluster/ },
    'an export in place of a construct': { from: around({ host: '<Ref:A>' }), to: around({ host: '<Fn::ImportValue:shop>' }), says: /if both are the same EKS cluster/ },
    'two functions of which nothing is known': { from: around({ host: '<Ref:A>' }), to: around({ host: '<Ref:B>' }), says: /if both are the same EKS cluster/ },
  },
  passes: {
    'a parameter with the name that was written out': { from: around({ host: 'shop' }), to: named('<Ref:P>', 'shop') },
    'an export of the same name': { from: named('<Ref:P>', 'shop'), to: named('<Fn::ImportValue:shop>', 'shop') },
    'a parameter whose value the old template did not tell': { from: around({ host: '<Ref:P>' }), to: named('<Ref:P>', 'shop') },
    'the same': { from: around({ host: 'shop' }), to: around({ host: 'shop' }) },
    'a template that did not tell it': { to: around({ host: 'shop' }) },
  },
});

describeTransition('backend-kept', {
  never: { 'another operator': { to: { backend: 'plain' }, says: /^Orders: what runs the cluster changes from "k8ssandra" to "plain"/ } },
  passes: { 'as it was': {}, 'a template of the first releases, which did not tell it': { from: { backend: undefined } } },
});

test('rules of one backend are asked of its clusters only, and of those that older templates do not say it of', () => {
  const [old, now]: Side[] = [dc({ nodes: 3 }), dc({ nodes: 6, cassandraYaml: { concurrent_writes: 64 } })];
  const rules = (backend: string | undefined) => judgeChange({ from: { ...old, backend }, to: { ...now, backend } }).map((line) => /\[([-a-z]+)\]$/.exec(line)![1]);
  expect(rules('k8ssandra')).toEqual(['size-alone']);
  expect(rules(undefined)).toEqual(['size-alone']);
  expect(rules('plain')).toEqual([]);
});

describeTransition('namespace-kept', {
  never: {
    'switched off': { from: around({ createsNamespace: true }), to: around({ createsNamespace: false }), says: /switched off, which deletes namespace "cassandra-orders"/ },
    'switched on': { from: around({ createsNamespace: false }), to: around({ createsNamespace: true }), says: /switched on, and namespace "cassandra-orders" is there/ },
  },
  passes: { 'as it was': { from: around({ createsNamespace: true }), to: around({ createsNamespace: true }) } },
});

describeTransition('placement-kept', {
  never: {
    'others make the instances': { from: instances({ foreignWorkers: false }), to: instances({ foreignWorkers: true }), says: /from dedicated instances to instances that others make/ },
    'and back': { from: instances({ foreignWorkers: true }), to: instances({ foreignWorkers: false }), says: /from instances that others make to dedicated/ },
  },
  passes: { 'as it was': { from: instances({ foreignWorkers: true }), to: instances({ foreignWorkers: true }) }, 'a template that did not tell': { to: instances({ foreignWorkers: true }) } },
});

const sized = (instanceType: string, room: number, memoryMib: number, foreignWorkers = false) => instances({
  foreignWorkers, instanceType, room: { cpuMillis: 7000, memoryMib: room }, requests: { cpuMillis: 6000, memoryMib },
});

describeTransition('instance-room', {
  refuses: { 'pods cut to a larger type': { from: sized('small', 60_000, 59_000), to: sized('large', 120_000, 118_000), says: /request 118000 MiB for "large", and run on "small"/ } },
  passes: {
    'a larger type, pods as they are': { from: sized('small', 60_000, 59_000), to: sized('large', 120_000, 59_000) },
    'a smaller type': { from: sized('large', 120_000, 118_000), to: sized('small', 60_000, 59_000) },
    'the room is used to the end': { from: sized('small', 60_000, 59_000), to: sized('large', 120_000, 60_000) },
    'pods that were above the estimate already': { from: sized('small', 60_000, 61_000), to: sized('large', 120_000, 61_000) },
    'instances that others make': { from: sized('small', 60_000, 59_000, true), to: sized('large', 120_000, 118_000, true) },
    'the same type': { from: sized('small', 60_000, 59_000), to: sized('small', 60_000, 61_000) },
  },
});

describeTransition('stopped', {
  never: {
    'with another size': { from: dc({ nodes: 3 }), to: dc({ nodes: 6, stopped: true }), says: /"dc1" stops and changes otherwise too/ },
    'changed while stopped': { from: dc({ stopped: true }), to: dc({ stopped: true, memory: Size.gibibytes(20) }), says: /is stopped and changes otherwise/ },
    'started with another release': { from: dc({ stopped: true }), to: { props: { version: CassandraVersion.V5_0_9, ...dc({}).props } }, says: /starts and changes otherwise/ },
    'added stopped': { to: dc({}, { name: 'dc2', stopped: true }), says: /"dc2" is added and is stopped/ },
    'removed while stopped': { from: dc({}, { name: 'dc2', stopped: true }), to: dc({}), says: /"dc2" is removed while it is stopped/ },
    'by patch, with another size': { to: { ...dc({ nodes: 6 }), ...patched(`${DC}/stopped`, true) }, says: /stops and changes/ },
  },
  refuses: { 'alone': { to: dc({ stopped: true }), says: /datacenter "dc1" is stopped/ }, 'by patch': { to: patched(`${DC}/stopped`, true), says: /is stopped/ } },
  passes: { 'started alone': { from: dc({ stopped: true }) }, 'it stays so': { from: dc({ stopped: true }), to: dc({ stopped: true }) } },
});

const annotation = (value: string) => patched(`${DC}/metadata/annotations/cassandra.datastax.com~1delete-pvc`, value);

describeTransition('volumes-kept', {
  refuses: { 'the annotation changed': { to: annotation('true'), says: /no longer retained/ }, 'all annotations gone': { to: patched(`${DC}/metadata/annotations`, {}), says: /no longer retained/ } },
  passes: { 'as it was': {}, 'kept from now on': { from: annotation('true') } },
});

const yaml = (cassandraYaml: Record<string, unknown>): Side => patched('/spec/cassandra/config', { cassandraYaml });

describeTransition('directories-kept', {
  never: {
    'other data': { to: yaml({ data_file_directories: ['/var/lib/cassandra/data2'] }), says: /data_file_directories of datacenter "dc1" changes from "\/var\/lib\/cassandra\/data" to "\/var\/lib\/cassandra\/data2"/ },
    'other data, by a detour': { to: yaml({ data_file_directories: ['/var/lib/cassandra/../../tmp/x'] }), says: /to "\/var\/tmp\/x"/ },
  },
  refuses: { 'another commit log': { to: yaml({ commitlog_directory: '/var/lib/cassandra/log2' }), says: /commitlog_directory/ } },
  passes: {
    'the same, written out': { to: yaml({ data_file_directories: ['/var/lib/cassandra/./data/'], commitlog_directory: '/var/lib/cassandra/commitlog' }) },
    'caches can be lost': { to: yaml({ saved_caches_directory: '/var/lib/cassandra/caches' }) },
    'one that only the deployment knows': { to: yaml({ commitlog_directory: { Ref: 'X' } }) },
  },
});

const options = (...additionalOptions: string[]): Side => patched(`${DC}/config/jvmOptions/additionalOptions`, additionalOptions);

describeTransition('node-identity', {
  refuses: {
    'another partitioner': { to: options('-Dcassandra.partitioner=org.apache.cassandra.dht.RandomPartitioner'), says: / get -Dcassandra\.partitioner(?!=)/ },
    'checks off': { to: options('-Dcassandra.ignore_dc=true', '-Dcassandra.ignore_rack'), says: /ignore_dc, -Dcassandra\.ignore_rack/ },
    'for all nodes of the cluster': { to: patched('/spec/cassandra/config', { jvmOptions: { additionalOptions: ['-Dcassandra.replace_address_first_boot=10.0.0.1'] } }), says: /replace_address_first_boot/ },
    'whatever is unsafe': { to: options('-Dcassandra.allow_unsafe_join=true'), says: /allow_unsafe_join/ },
    'a password, which is not shown': {
      to: options('-Dcassandra.settings.client_encryption_options.keystore_password=hunter2'), says: /^(?!.*hunter2).*keystore_password/s,
    },
  },
  passes: { 'an option of the JVM': { to: options('-XX:+AlwaysPreTouch', '-Dcassandra.available_processors=8') }, 'one that goes': { from: options('-Dcassandra.ignore_dc=true') } },
});

const tokens = (num_tokens: number) => ({ cassandraYaml: { num_tokens } });

describeTransition('few-tokens', {
  refuses: { 'a second datacenter with few tokens': { from: dc(tokens(8)), to: dc(tokens(8), { name: 'dc2', ...tokens(8) }), says: /"dc2" joins with fewer than 16 tokens/ } },
  passes: {
    'a second one with 16': { from: dc(tokens(8)), to: dc(tokens(8), { name: 'dc2' }) },
    'a second one of a cluster with 16': { to: dc({}, { name: 'dc2', ...tokens(8) }) },
  },
});

describeTransition('backups-purge', {
  never: { 'switched off with their purge': { to: { props: { backup: undefined } }, says: /while their nightly purge is enabled/ } },
  passes: {
    'switched off after it': { from: patched('/spec/medusa/purgeBackups', false), to: { props: { backup: undefined } } },
    'switched on': { from: { props: { backup: undefined } } },
  },
});

const image = (helper: string, tag: string) => patched(`/spec/${helper}/containerImage`, { repository: 'k8ssandra', name: helper, tag });

describeTransition('image-release', {
  refuses: { 'an older Reaper': { from: image('reaper', '4.0.1'), to: image('reaper', '3.8.0'), says: /image of reaper goes from 4\.0\.1 to 3\.8\.0/ } },
  passes: { 'a newer one': { from: image('medusa', '0.25.1'), to: image('medusa', '0.26.0') }, 'the operator\'s own again': { from: image('reaper', '4.0.1') } },
});

describe('the release that runs is that of the image', () => {
  describeTransition('cassandra-release', {
    never: { 'an older line': { to: { props: { images: { cassandra: 'k8ssandra/cass-management-api:4.1.9-ubi' } } }, says: /goes from "5\.0\.6" to "4\.1\.9"/ } },
    refuses: { 'an older release': { to: { props: { images: { cassandra: 'k8ssandra/cass-management-api:5.0.2-ubi' } } }, says: /goes from "5\.0\.6" to "5\.0\.2"/ } },
    passes: { 'numbers of somebody else': { to: { props: { images: { cassandra: 'mine/cassandra:2026.1.1' } } } } },
  });
});

describe('upgrades', () => {
  const operator = (version: string, more: Side = {}): Side => ({
    ...more, around: { operator: 'Operator', ...more.around }, installations: { Operator: { kind: 'k8ssandra-operator', version } },
  });
  const OLD = operator('1.32.4');

  describeTransition('operator-alone', {
    refuses: {
      'with a setting': { from: OLD, to: operator('1.32.5', dc({ cassandraYaml: { concurrent_reads: 64 } })), says: /^Operator: .*"1.32.4" to "1.32.5", and Orders changes in the same deployment/ },
      'with more nodes': { from: OLD, to: operator('1.32.5', dc({ nodes: 6 })), says: /Orders changes/ },
      'with a datacenter': { from: OLD, to: operator('1.32.5', dc({}, { name: 'dc2' })), says: /Orders changes/ },
      'with other instances': {
        from: operator('1.32.4', { around: { instances: new Map([['dc1', { instanceType: 'a' }]]) } }),
        to: operator('1.32.5', { around: { instances: new Map([['dc1', { instanceType: 'b' }]]) } }),
        says: /Orders changes/,
      },
    },
    passes: {
      'alone': { from: OLD, to: operator('1.32.5') },
      'with a new Cassandra cluster': { from: { ...OLD, alone: true }, to: operator('1.32.5') },
      'a setting alone': { from: OLD, to: operator('1.32.4', dc({ cassandraYaml: { concurrent_reads: 64 } })) },
      'with instances of a type that only the deployment knows': {
        from: operator('1.32.4', { around: { instances: new Map([['dc1', { instanceType: 'a' }]]) } }),
        to: operator('1.32.5', { around: { instances: new Map([['dc1', { instanceType: UNKNOWN }]]) } }),
      },
      'with what a new release of this library tells of instances': {
        from: OLD, to: operator('1.32.5', { around: { instances: new Map([['dc1', { rackInstances: [{ rack: 'r1', instances: 1, needed: 1 }] }]]) } }),
      },
    },
  });

  const kubernetes = (Version: string, side: Side = {}): Side => ({ ...side, ground: { Cluster: { ...EKS, Properties: { Version } } } });
  const classic = (version: string, side: Side = {}): Side => ({ ...side, ground: { Cluster: { ...EKS, Type: 'Custom::AWSCDK-EKS-Cluster', Properties: { Config: { version } } } } });

  describeTransition('kubernetes-alone', {
    refuses: {
      'with a setting': { from: kubernetes('1.34'), to: kubernetes('1.35', dc({ cassandraYaml: { concurrent_reads: 64 } })), says: /^Platform\/Cluster\/Resource: Kubernetes goes from "1.34" to "1.35", and Orders changes/ },
      'with more nodes, of the classic module': { from: classic('1.34'), to: classic('1.35', dc({ nodes: 6 })), says: /from "1.34" to "1.35", and Orders changes/ },
      'with the operator': { from: kubernetes('1.34', OLD), to: kubernetes('1.35', operator('1.32.5')), says: /and k8ssandra-operator goes from "1.32.4" to "1.32.5"/ },
      'with a new Cassandra cluster': { from: kubernetes('1.34', { ...OLD, alone: true }), to: kubernetes('1.35', operator('1.32.4')), says: /Orders is added/, isNew: true },
    },
    passes: { 'alone': { from: kubernetes('1.34'), to: kubernetes('1.35') }, 'a setting alone': { from: kubernetes('1.35'), to: kubernetes('1.35', dc({ nodes: 6 })) } },
  });
});
