import { k8s } from 'cdk8s-plus-27';
import { crds } from '../../../lib';

export const datacenterOfTheSample: crds.CassandraDatacenterProps = {
  metadata: {
    name: 'example-dc',
    namespace: 'cass-operator',
    annotations: { 'cassandra.datastax.com/autoupdate-spec': 'once', 'cassandra.datastax.com/delete-pvc': 'true' },
  },
  spec: {
    size: 9,
    serverVersion: '5.0.2',
    serverImage: 'k8ssandra/cass-management-api:5.0.6',
    serverType: crds.ServerType.CASSANDRA,
    config: {
      'jvm-server-options': { initial_heap_size: '512m', max_heap_size: '512m' },
      'cassandra-yaml': { num_tokens: 16, authenticator: 'PasswordAuthenticator', authorizer: 'CassandraAuthorizer' },
    },
    configSecret: 'cassandra-config-secret',
    managementApiAuth: {
      manual: { clientSecretName: 'mgmt-api-client', serverSecretName: 'mgmt-api-server', skipSecretValidation: false },
    },
    nodeAffinityLabels: { 'topology.kubernetes.io/zone': 'zone-a' },
    resources: {
      requests: { cpu: k8s.Quantity.fromString('2'), memory: k8s.Quantity.fromString('8Gi') },
      limits: { cpu: k8s.Quantity.fromString('4'), memory: k8s.Quantity.fromString('16Gi') },
    },
    systemLoggerResources: { requests: { cpu: k8s.Quantity.fromString('100m'), memory: k8s.Quantity.fromString('128Mi') } },
    configBuilderResources: { requests: { cpu: k8s.Quantity.fromString('200m'), memory: k8s.Quantity.fromString('256Mi') } },
    racks: [
      { name: 'rack1', nodeAffinityLabels: { 'topology.kubernetes.io/zone': 'zone-a' }, affinity: {} },
      { name: 'rack2', nodeAffinityLabels: { 'topology.kubernetes.io/zone': 'zone-b' } },
    ],
    storageConfig: {
      cassandraDataVolumeClaimSpec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: k8s.Quantity.fromString('500Gi') } },
        storageClassName: 'fast-disks',
      },
      additionalVolumes: [
        {
          name: 'metrics-config',
          mountPath: '/opt/management-api/configs',
          volumeSource: { configMap: { name: 'my-metrics-config' } },
        },
        {
          name: 'logs',
          mountPath: '/var/log/cassandra',
          pvcSpec: {
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: k8s.Quantity.fromString('100Gi') } },
            storageClassName: 'standard',
          },
        },
      ],
    },
    clusterName: 'demoCluster',
    stopped: false,
    configBuilderImage: 'ghcr.io/k8ssandra/config-builder:v1.0.0',
    canaryUpgrade: true,
    canaryUpgradeCount: 2,
    allowMultipleNodesPerWorker: false,
    superuserSecretName: 'cassandra-superuser',
    serviceAccountName: 'cassandra-node',
    nodeSelector: { 'node-type': 'cassandra' },
    forceUpgradeRacks: ['rack1'],
    dseWorkloads: { analyticsEnabled: false, graphEnabled: false, searchEnabled: false },
    podTemplateSpec: {
      metadata: { annotations: { 'example.com/pod-annotation': 'demo' } },
      spec: { containers: [{ name: 'cassandra' }] },
    },
    users: [{ secretName: 'app-user-secret', superuser: false }],
    networking: { hostNetwork: false, nodePort: { native: 30001, nativeSsl: 30443, internode: 30002, internodeSsl: 30003 } },
    additionalSeeds: ['192.168.1.100'],
    disableSystemLoggerSidecar: false,
    systemLoggerImage: 'ghcr.io/k8ssandra/system-logger:latest',
    additionalServiceConfig: {
      dcService: {
        additionalLabels: { monitor: 'true' },
        additionalAnnotations: { 'external-dns.alpha.kubernetes.io/hostname': 'cassandra.example.com' },
      },
      seedService: { additionalLabels: { type: 'seed' } },
      allpodsService: { additionalAnnotations: { 'service.beta.kubernetes.io/aws-load-balancer-internal': 'true' } },
    },
    tolerations: [{ key: 'node-role.kubernetes.io/storage', operator: 'Exists', effect: 'NoSchedule' }],
    additionalLabels: { 'business-unit': 'analytics' },
    additionalAnnotations: { owner: 'data-team' },
    datacenterName: 'dc1',
    minReadySeconds: 5,
    readOnlyRootFilesystem: true,
  },
};
