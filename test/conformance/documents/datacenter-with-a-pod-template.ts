import { k8s } from 'cdk8s-plus-27';
import { crds } from '../../../lib';

export const datacenterWithAPodTemplate: crds.CassandraDatacenterProps = {
  metadata: { name: 'analytics' },
  spec: {
    clusterName: 'analytics',
    serverType: crds.ServerType.DSE,
    serverVersion: '6.9.1',
    size: 4,
    maxUnavailable: k8s.IntOrString.fromString('50%'),
    minReadySeconds: 30,
    serviceAccount: 'old-name',
    rollingRestartRequested: false,
    replaceNodes: [],
    storageConfig: {
      cassandraDataVolumeClaimSpec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: k8s.Quantity.fromString('1Ti') } },
        volumeMode: 'Filesystem',
      },
      additionalVolumes: [
        {
          name: 'models',
          mountPath: '/models',
          volumeSource: { image: { reference: 'registry.example/models:1', pullPolicy: crds.PullPolicy.ALWAYS } },
        },
        {
          name: 'info',
          mountPath: '/info',
          volumeSource: { downwardApi: { items: [{ path: 'ns', fieldRef: { fieldPath: 'metadata.namespace' } }] } },
        },
      ],
    },
    podTemplateSpec: {
      metadata: { labels: { workload: 'analytics' } },
      spec: {
        hostIpc: false,
        hostPid: true,
        setHostnameAsFqdn: true,
        terminationGracePeriodSeconds: 600,
        shareProcessNamespace: true,
        dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
        topologySpreadConstraints: [{
          maxSkew: 1,
          topologyKey: 'topology.kubernetes.io/zone',
          whenUnsatisfiable: 'DoNotSchedule',
          labelSelector: { matchLabels: { workload: 'analytics' } },
        }],
        containers: [{
          name: 'cassandra',
          env: [
            { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
            {
              name: 'LIMIT',
              valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: k8s.Quantity.fromString('1Mi') } },
            },
          ],
          ports: [{ name: 'jmx', containerPort: 7199, hostPort: 7199, hostIp: '127.0.0.1' }],
          readinessProbe: {
            httpGet: { path: '/api/v0/probes/readiness', port: k8s.IntOrString.fromString('mgmt-api-http') },
            failureThreshold: 5,
          },
          lifecycle: { preStop: { httpGet: { path: '/', port: k8s.IntOrString.fromNumber(8080) } } },
        }],
        volumes: [
          { name: 'disk', azureDisk: { diskName: 'd', diskUri: '/disk' } },
          { name: 'ebs', awsElasticBlockStore: { volumeId: 'vol-1', fsType: 'xfs' } },
          { name: 'fc', fc: { targetWwNs: ['50060e801049cfd1'], lun: 2 } },
        ],
      },
    },
  },
};
