import { Fn, Lazy, Stack, Token } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { JsonPatch, Lazy as Cdk8sLazy } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { manifestOf } from './manifest-of';
import { crds } from '../../lib';

// Of the fields that are invented here.
beforeEach(() => { jest.spyOn(console, 'warn').mockImplementation(() => undefined); });

const CLAIM = {
  storageClassName: 'gp3',
  accessModes: ['ReadWriteOnce'],
  resources: { requests: { storage: k8s.Quantity.fromString('500Gi') } },
};

function manifest(spec: crds.K8ssandraClusterSpec, ...patches: JsonPatch[]) {
  return manifestOf((chart) => new crds.K8ssandraCluster(chart, 'Cluster', { metadata: { name: 'orders' }, spec }).addJsonPatch(...patches));
}

test('is a custom resource of k8ssandra-operator', () => {
  expect(manifest({
    cassandra: {
      serverVersion: '5.0.6',
      storageConfig: { cassandraDataVolumeClaimSpec: CLAIM },
      datacenters: [{ metadata: { name: 'dc1' }, size: 3 }],
    },
  })).toEqual({
    apiVersion: 'k8ssandra.io/v1alpha1',
    kind: 'K8ssandraCluster',
    metadata: { name: 'orders' },
    spec: {
      cassandra: {
        serverVersion: '5.0.6',
        storageConfig: {
          cassandraDataVolumeClaimSpec: {
            storageClassName: 'gp3',
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: '500Gi' } },
          },
        },
        datacenters: [{ metadata: { name: 'dc1' }, size: 3 }],
      },
    },
  });
});

test('names that jsii does not allow get their JSON names', () => {
  const heap = k8s.Quantity.fromString('8Gi');
  const { spec } = manifest({
    cassandra: {
      mgmtApiHeap: k8s.Quantity.fromString('128Mi'),
      networking: { nodePort: { native: 30042, nativeSsl: 30142, internode: 30000, internodeSsl: 30001 } },
      config: { jvmOptions: { heapInitialSize: heap, heapMaxSize: heap, gc: crds.GarbageCollector.ZGC, cassandraForce30ProtocolVersion: true } },
      telemetry: { cassandra: { endpoint: { tls: { caCrt: '/ca', tlsCrt: '/crt', tlsKey: '/key' } } } },
      datacenters: [{ metadata: { name: 'dc1' }, size: 3, config: { jvmOptions: { vmUseNuma: false } } }],
    },
    reaper: { serviceAccountName: 'reaper' },
  });

  expect(spec.cassandra).toEqual({
    mgmtAPIHeap: '128Mi',
    networking: { nodePort: { native: 30042, nativeSSL: 30142, internode: 30000, internodeSSL: 30001 } },
    config: { jvmOptions: { heap_initial_size: '8Gi', heap_max_size: '8Gi', gc: 'ZGC', cassandra_force_3_0_protocol_version: true } },
    telemetry: { cassandra: { endpoint: { tls: { 'ca.crt': '/ca', 'tls.crt': '/crt', 'tls.key': '/key' } } } },
    datacenters: [{ metadata: { name: 'dc1' }, size: 3, config: { jvmOptions: { vm_use_numa: false } } }],
  });
  expect(spec.reaper).toEqual({ ServiceAccountName: 'reaper' });
});

test('names in free-form settings, labels and annotations are data', () => {
  const data = { hostIp: 'a', heapMaxSize: 'b', serviceAccountName: 'c', valueOf: 'd' };

  const cassandra = { config: { cassandraYaml: { ...data, nested: data } }, metadata: { labels: data, pods: { annotations: data } } };

  expect(manifest({ cassandra }).spec).toEqual({ cassandra });
});

test('embedded Kubernetes types keep their fields and get their JSON names, invented ones do not', () => {
  const { spec } = manifest({
    cassandra: {
      containers: [{ name: 'cassandra', ports: [{ containerPort: 9042, hostIp: '10.0.0.1' }] }],
      extraVolumes: {
        volumes: [{ name: 'info', downwardApi: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } }],
        pvcs: [{ name: 'extra', mountPath: '/extra', volumeSource: { azureDisk: { diskName: 'd', diskUri: 'u' } } }],
      },
      containerless: { ports: [{ hostIp: '10.0.0.1' }] },
    } as crds.CassandraClusterTemplate,
  });

  expect(spec.cassandra).toEqual({
    containers: [{ name: 'cassandra', ports: [{ containerPort: 9042, hostIP: '10.0.0.1' }] }],
    extraVolumes: {
      volumes: [{ name: 'info', downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } }],
      pvcs: [{ name: 'extra', mountPath: '/extra', volumeSource: { azureDisk: { diskName: 'd', diskURI: 'u' } } }],
    },
    containerless: { ports: [{ hostIp: '10.0.0.1' }] },
  });
});

test('undefined disappears; null (an invented one), empty objects and empty lists stay', () => {
  expect(manifest({
    auth: undefined,
    medusa: {},
    externalDatacenters: [],
    cassandra: { clusterName: null, serverVersion: undefined, racks: [], config: { cassandraYaml: { a: null, b: [null, undefined, {}] } } } as never,
  }).spec).toEqual({
    medusa: {},
    externalDatacenters: [],
    cassandra: { clusterName: null, racks: [], config: { cassandraYaml: { a: null, b: [null, {}] } } },
  });
});

test('values that are known later are rendered when they are known', () => {
  const heap = { heapMaxSize: k8s.Quantity.fromString('8Gi') };

  expect(manifest({
    cassandra: {
      clusterName: Cdk8sLazy.any({ produce: () => 'later' }),
      config: { jvmOptions: Cdk8sLazy.any({ produce: () => heap }), cassandraYaml: Cdk8sLazy.any({ produce: () => ({ a: null }) }) },
    },
  }).spec).toEqual({ cassandra: { clusterName: 'later', config: { jvmOptions: { heap_max_size: '8Gi' }, cassandraYaml: { a: null } } } });
});

test('tokens of CDK are resolved by the deployment', () => {
  const stack = new Stack();
  const bucket = new s3.Bucket(stack, 'Bucket');
  const spec = {
    auth: Lazy.any({ produce: () => false }),
    cassandra: {
      additionalSeeds: Lazy.list({ produce: () => ['10.0.0.1'] }),
      config: { jvmOptions: Lazy.any({ produce: () => ({ heapMaxSize: '8Gi' }) }) },
      datacenters: [{ metadata: { name: 'dc1' }, size: Lazy.number({ produce: () => 6 }) }],
    },
    medusa: { storageProperties: { bucketName: bucket.bucketName, maxBackupCount: Token.asNumber(Fn.importValue('Count')) } },
  };

  const json = stack.resolve(stack.toJsonString(manifest(spec as unknown as crds.K8ssandraClusterSpec)));

  expect(json['Fn::Join'][1]).toEqual([
    '{"apiVersion":"k8ssandra.io/v1alpha1","kind":"K8ssandraCluster","metadata":{"name":"orders"},"spec":{"auth":false,'
    + '"cassandra":{"additionalSeeds":["10.0.0.1"],"config":{"jvmOptions":{"heap_max_size":"8Gi"}},"datacenters":[{"metadata":{"name":"dc1"},"size":6}]},'
    + '"medusa":{"storageProperties":{"bucketName":"',
    { Ref: 'Bucket83908E77' },
    '","maxBackupCount":',
    { 'Fn::ImportValue': 'Count' },
    '}}}}',
  ]);
});

test('a JSON patch adds an invented field, and sees the manifest as it is sent', () => {
  const { spec } = manifest({ cassandra: { config: { jvmOptions: { heapMaxSize: k8s.Quantity.fromString('8Gi') } }, datacenters: [{ size: 1 }] } },
    JsonPatch.add('/spec/invented', { deep: { hostIp: 1, nothing: null } }),
    JsonPatch.replace('/spec/cassandra/config/jvmOptions/heap_max_size', '4Gi'),
    JsonPatch.add('/spec/cassandra/datacenters/0/invented', true),
  );

  expect(spec).toEqual({
    invented: { deep: { hostIp: 1, nothing: null } },
    cassandra: { config: { jvmOptions: { heap_max_size: '4Gi' } }, datacenters: [{ size: 1, invented: true }] },
  });
});

test('an invented field of a cast literal passes through unchanged at any depth', () => {
  const invented = { serviceAccountName: 'x', list: [{ hostPid: true }], nothing: null, empty: {} };
  const { spec } = manifest({
    invented,
    cassandra: {
      invented,
      racks: [{ name: 'r1', invented, affinity: { nodeAffinity: { invented } } }],
      tolerations: [{ key: 'k', invented }],
      containers: [{ name: 'c', invented, restartPolicy: 'Always', ports: [{ containerPort: 1, invented }] }],
      config: { jvmOptions: { heap_max_size: '1Gi', invented } },
    },
  } as object as crds.K8ssandraClusterSpec);

  expect(spec).toEqual({
    invented,
    cassandra: {
      invented,
      racks: [{ name: 'r1', invented, affinity: { nodeAffinity: { invented } } }],
      tolerations: [{ key: 'k', invented }],
      containers: [{ name: 'c', invented, restartPolicy: 'Always', ports: [{ containerPort: 1, invented }] }],
      config: { jvmOptions: { heap_max_size: '1Gi', invented } },
    },
  });
});

test('an invented choice, of a newer operator, can be named', () => {
  expect(manifest({ secretsProvider: crds.SecretsProvider.of('vault'), cassandra: { serverType: crds.ServerType.HCD } }).spec)
    .toEqual({ secretsProvider: 'vault', cassandra: { serverType: 'hcd' } });
  expect(`${crds.SecretsProvider.EXTERNAL}`).toBe('external');
});

test('fails when what is given is no data', () => {
  expect(() => manifestOf((chart) => new crds.K8ssandraCluster(chart, 'Cluster', { spec: { cassandra: { config: { cassandraYaml: { chart } } } } })))
    .toThrow(/at path 'test\/Cluster'.*can't render non-simple object of type 'Chart'/);
});
