import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { backupsToMinio } from './documents/backups-to-minio';
import { datacenterOfDevelopment } from './documents/datacenter-of-development';
import { datacenterOfTheSample } from './documents/datacenter-of-the-sample';
import { datacenterWithAPodTemplate } from './documents/datacenter-with-a-pod-template';
import { dse } from './documents/dse';
import { eksProduction } from './documents/eks-production';
import { encrypted } from './documents/encrypted';
import { everyPodPart } from './documents/every-pod-part';
import { logsToCloudwatch } from './documents/logs-to-cloudwatch';
import { migration } from './documents/migration';
import { minimal } from './documents/minimal';
import { monitoredByPrometheus } from './documents/monitored-by-prometheus';
import { reaperElsewhere } from './documents/reaper-elsewhere';
import { twoDatacenters } from './documents/two-datacenters';
import { crds } from '../../lib';
import { manifestOf } from '../crds/manifest-of';

const FOLDER = join(__dirname, 'documents');

const CLUSTERS: Record<string, crds.K8ssandraClusterProps> = {
  'backups-to-minio': backupsToMinio,
  'dse': dse,
  'eks-production': eksProduction,
  'encrypted': encrypted,
  'every-pod-part': everyPodPart,
  'logs-to-cloudwatch': logsToCloudwatch,
  'migration': migration,
  'minimal': minimal,
  'monitored-by-prometheus': monitoredByPrometheus,
  'reaper-elsewhere': reaperElsewhere,
  'two-datacenters': twoDatacenters,
};

const DATACENTERS: Record<string, crds.CassandraDatacenterProps> = {
  'datacenter-of-development': datacenterOfDevelopment,
  'datacenter-of-the-sample': datacenterOfTheSample,
  'datacenter-with-a-pod-template': datacenterWithAPodTemplate,
};

function written(name: string): unknown {
  return parse(readFileSync(join(FOLDER, `${name}.yaml`), 'utf8'));
}

test.each(Object.keys(CLUSTERS))('the cluster %s, typed, is the same document', (name) => {
  expect(manifestOf((chart) => new crds.K8ssandraCluster(chart, 'Cluster', CLUSTERS[name]))).toStrictEqual(written(name));
});

test.each(Object.keys(DATACENTERS))('the %s, typed, is the same document', (name) => {
  expect(manifestOf((chart) => new crds.CassandraDatacenter(chart, 'Datacenter', DATACENTERS[name]))).toStrictEqual(written(name));
});

test('every document is compared', () => {
  const names = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml')).map((file) => file.replace('.yaml', ''));

  expect(names.sort()).toEqual([...Object.keys(CLUSTERS), ...Object.keys(DATACENTERS)].sort());
});
