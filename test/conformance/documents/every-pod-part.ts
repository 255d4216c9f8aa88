import { k8s } from 'cdk8s-plus-27';
import { crds } from '../../../lib';

export const everyPodPart: crds.K8ssandraClusterProps = {
  metadata: { name: 'test' },
  spec: {
    cassandra: {
      clusterName: 'Weird Cluster Name',
      metadata: {
        commonLabels: { aLabelKeyClusterLevel: 'aLabelValueClusterLevel' },
        pods: { labels: { sidecar: 'busybox' } },
        services: {
          dcService: { annotations: { 'external-dns.alpha.kubernetes.io/hostname': 'cassandra.example.com' } },
          allPodsService: { labels: { scrape: 'true' } },
        },
      },
      telemetry: {
        mcac: { enabled: false },
        vector: {
          enabled: true,
          scrapeInterval: '30s',
          components: { sinks: [{ name: 'void', type: 'blackhole', inputs: ['cassandra_metrics'] }] },
        },
      },
      datacenters: [{
        metadata: { name: 'dc1', commonAnnotations: { anAnnotationKeyDcLevel: 'anAnnotationValueDCLevel' } },
        size: 3,
        serverVersion: '4.0.17',
        storageConfig: {
          cassandraDataVolumeClaimSpec: {
            storageClassName: 'standard',
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: k8s.Quantity.fromString('5Gi') } },
          },
        },
        initContainers: [
          { name: 'server-config-init' },
          {
            name: 'init-busybox',
            image: 'busybox:stable',
            command: ['sleep', '10'],
            volumeMounts: [{ name: 'busybox-vol', mountPath: '/var/lib/busybox' }],
          },
        ],
        containers: [
          {
            name: 'cassandra',
            ports: [{ name: 'debug', containerPort: 1414, hostIp: '127.0.0.1', protocol: 'TCP' }],
          },
          { name: 'server-system-logger' },
          {
            name: 'busybox',
            image: 'busybox:stable',
            command: ['sleep', '3600'],
            env: [{ name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
            volumeMounts: [{ name: 'busybox-vol', mountPath: '/var/lib/busybox' }],
            lifecycle: { preStop: { exec: { command: ['sh', '-c', 'sleep 180'] } } },
            securityContext: { runAsNonRoot: true, capabilities: { drop: ['ALL'] } },
            livenessProbe: { tcpSocket: { port: k8s.IntOrString.fromNumber(1414) }, periodSeconds: 10 },
          },
        ],
        extraVolumes: {
          volumes: [
            { name: 'busybox-vol', emptyDir: {} },
            {
              name: 'pod-facts',
              downwardApi: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] },
            },
            {
              name: 'all',
              projected: { sources: [{ configMap: { name: 'settings' } }, { downwardApi: { items: [] } }] },
            },
          ],
          pvcs: [
            {
              name: 'sts-extra-vol',
              mountPath: '/var/lib/extra',
              pvcSpec: {
                storageClassName: 'standard',
                accessModes: ['ReadWriteOnce'],
                resources: { requests: { storage: k8s.Quantity.fromString('1Gi') } },
              },
            },
            {
              name: 'trust',
              mountPath: '/var/lib/trust',
              volumeSource: { secret: { secretName: 'trust', optional: true } },
            },
          ],
        },
        config: {
          cassandraYaml: {
            data_file_directories: ['/var/lib/cassandra/data', '/var/lib/extra/data'],
            commitlog_directory: '/var/lib/cassandra/commitlog2',
          },
          jvmOptions: {
            heapInitialSize: k8s.Quantity.fromString('512Mi'),
            heapMaxSize: k8s.Quantity.fromString('512Mi'),
            vmEnableAssertions: false,
            vmPerThreadStackSize: k8s.Quantity.fromString('256Ki'),
            vmStringTableSize: k8s.Quantity.fromString('1Mi'),
            vmPreferIpv4: true,
            cassandraAvailableProcessors: 2,
            cassandraForce30ProtocolVersion: false,
            gc: crds.GarbageCollector.G1GC,
            gcG1RsetUpdatingPauseTimePercent: 5,
            gcG1MaxGcPauseMs: 500,
            gcPrintLogFileSize: k8s.Quantity.fromString('1Mi'),
            jmxPort: 7199,
            jmxConnectionType: crds.JmxConnectionType.LOCAL_NO_AUTH,
            additionalOptions: ['-Dfoo=true', '-Dbar'],
          },
        },
      }],
      mgmtApiHeap: k8s.Quantity.fromString('64Mi'),
    },
  },
};
