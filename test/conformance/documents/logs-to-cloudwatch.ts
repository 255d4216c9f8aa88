import { k8s } from 'cdk8s-plus-27';
import { crds } from '../../../lib';

export const logsToCloudwatch: crds.K8ssandraClusterProps = {
  metadata: { name: 'logged' },
  spec: {
    cassandra: {
      serverType: crds.ServerType.HCD,
      serverVersion: '1.0.0',
      telemetry: {
        vector: {
          enabled: true,
          image: 'timberio/vector:0.48.0-distroless-libc',
          config: '[api]\nenabled = true\n',
          components: {
            sources: [{ name: 'host', type: 'host_metrics', config: 'scrape_interval_secs = 30' }],
            transforms: [{
              name: 'slim',
              type: 'filter',
              inputs: ['parse_cassandra_log'],
              config: 'condition = ".level != \\"DEBUG\\""',
            }],
            sinks: [{
              name: 'logs',
              type: 'aws_cloudwatch_logs',
              inputs: ['slim'],
              config: 'region = "eu-central-1"\ngroup_name = "/cassandra/logged"\nstream_name = "{{ host }}"\n',
            }],
          },
        },
      },
      storageConfig: {
        cassandraDataVolumeClaimSpec: {
          storageClassName: 'gp3',
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: k8s.Quantity.fromString('20Gi') } },
        },
      },
      datacenters: [{
        metadata: { name: 'dc1' },
        size: 3,
        config: { jvmOptions: { additionalJvm11ServerOptions: [], gc: crds.GarbageCollector.CUSTOM } },
        tolerations: [{ operator: 'Exists', tolerationSeconds: 60, effect: 'NoExecute' }],
      }],
    },
    reaper: {
      storageType: crds.ReaperStorageType.LOCAL,
      deploymentMode: crds.DeploymentMode.SINGLE,
      storageConfig: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: k8s.Quantity.fromString('1Gi') } } },
      autoScheduling: {
        enabled: true,
        repairType: crds.RepairType.INCREMENTAL,
        percentUnrepairedThreshold: 5,
        periodBetweenPolls: 'PT5M',
        initialDelayPeriod: 'PT30S',
      },
      affinity: {
        nodeAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: { matchFields: [{ key: 'metadata.name', operator: 'NotIn', values: ['a'] }] } }],
        },
      },
      initContainerResources: { requests: { cpu: k8s.Quantity.fromString('50m') } },
      skipSchemaMigration: true,
    },
  },
};
