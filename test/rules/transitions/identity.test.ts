import { Token } from 'aws-cdk-lib';
import { describeTransition, dc, patched } from './transition-cases';

const platform = { installations: { 'Platform/Operator': { kind: 'k8ssandra-operator' } } } as const;

describeTransition('cluster-moved', {
  never: {
    'another construct': { to: { at: 'Platform/Orders' }, says: /^Platform\/Orders: Cassandra cluster "orders" moves from construct Orders to Platform\/Orders/ },
    'a construct of an inherited name': { from: { at: 'valueOf' }, to: { at: 'toString' }, says: /moves from construct valueOf to toString/ },
  },
  passes: { 'the same construct': {}, 'another cluster elsewhere': { to: { at: 'Users', props: { name: 'users' } } } },
});

describeTransition('cluster-removed', {
  refuses: {
    'the last one of a platform': { from: platform, to: { ...platform, alone: true }, says: /^Orders: Cassandra cluster "orders" in namespace "cassandra-orders" is removed: .*restore/ },
    'another construct, and so another name': {
      from: platform, to: { ...platform, at: 'Users', props: { name: 'users' } }, says: /^Orders: .* is removed: .*if Users is meant to be it, put its old construct back/,
    },
    'another construct of the same name in another namespace': { from: platform, to: { ...platform, at: 'Shop', props: { namespace: 'shop' } }, says: /^Orders: .* is removed/ },
  },
  passes: { 'it stays': {}, 'it comes': { from: { alone: true } }, 'it moves, which another rule refuses': { to: { at: 'Shop' } } },
});

describeTransition('cluster-identity', {
  never: {
    'another name in Kubernetes': { to: { props: { name: 'shop', clusterName: 'orders', namespace: 'cassandra-orders' } }, says: /name changes from "orders" to "shop"/ },
    'another name of the ring': { to: { props: { clusterName: 'Shop' } }, says: /clusterName changes from "orders" to "Shop"/ },
    'another namespace': { to: { props: { namespace: 'shop' } }, says: /namespace changes from "cassandra-orders" to "shop"/ },
  },
  passes: {
    'nothing changed': {},
    'a namespace that only the deployment knows': { to: patched('/metadata/namespace', { Ref: Token.asString('x') }) },
  },
});

describeTransition('datacenter-identity', {
  never: {
    'another namespace': { to: patched('/spec/cassandra/datacenters/0/metadata/namespace', 'elsewhere'), says: /namespace of datacenter "dc1" changes from none to "elsewhere"/ },
    'a name of its own added later': { to: patched('/spec/cassandra/datacenters/0/datacenterName', 'DC_One'), says: /datacenterName of datacenter "dc1" changes from none to "DC_One"/ },
  },
  passes: { 'a second datacenter': { to: dc({}, { name: 'dc2' }) } },
});

describeTransition('datacenter-renamed', {
  never: {
    'another name': { to: dc({ name: 'dc2' }), says: /datacenter "dc1" goes and "dc2" comes/ },
    'one of two replaced': { from: dc({}, { name: 'dc2' }), to: dc({}, { name: 'dc3' }), says: /"dc2" goes and "dc3" comes/ },
    'the last one removed': { to: patched('/spec/cassandra/datacenters', []), says: /all datacenters are removed/ },
  },
  passes: {
    'one added': { to: dc({}, { name: 'dc2' }) },
    'one removed': { from: dc({}, { name: 'dc2' }), to: dc({}) },
  },
});

describeTransition('datacenter-removed', {
  refuses: { 'one of two removed': { from: dc({}, { name: 'dc2' }), to: dc({}), says: /datacenter "dc2" is removed/ } },
  passes: {
    'one added': { to: dc({}, { name: 'dc2' }) },
    'one that leaves first': { from: dc({}, { name: 'dc2' }), to: { ...dc({}), around: { leaving: [{ name: 'dc2', workers: 3 }] } } },
    'one replaced, which another rule refuses': { to: dc({ name: 'dc2' }) },
  },
});

describeTransition('superuser-secret', {
  never: {
    'another name': { to: { props: { superuserSecretName: 'root' } }, says: /from "orders-superuser" to "root"/ },
  },
  passes: { 'the same name, written out': { to: { props: { superuserSecretName: 'orders-superuser' } } } },
});

describeTransition('service-account', {
  refuses: { 'one that nobody here makes': { to: patched('/spec/cassandra/serviceAccount', 'mine'), says: /from "orders-cassandra" to "mine"/ } },
  passes: {
    'one that the stack makes': { from: patched('/spec/cassandra/serviceAccount', 'default') },
    'one that stays, whoever made it': { from: patched('/spec/cassandra/serviceAccount', 'mine'), to: patched('/spec/cassandra/serviceAccount', 'mine') },
  },
});

describeTransition('authentication', {
  refuses: { 'switched off': { to: patched('/spec/auth', false), says: /authentication is disabled/ } },
  passes: { 'switched on': { from: patched('/spec/auth', false) } },
});

describeTransition('reaper-keyspace', {
  never: { 'another one': { from: patched('/spec/reaper/keyspace', 'reaper_db'), to: patched('/spec/reaper/keyspace', 'repairs'), says: /from "reaper_db" to "repairs"/ } },
  passes: { 'Reaper switched off': { from: patched('/spec/reaper/keyspace', 'reaper_db'), to: { props: { repair: { enabled: false } } } } },
});
