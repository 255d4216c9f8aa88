import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { TaintEffect } from './cassandra-placement';
import { isKnownSetting } from './configuration/to-settings';
import { Check, is, optional, wrong } from './prop-checks';
import { ConfigurationError } from '../private/errors';
import { RULES } from '../rules';

const RACK = is.object({ name: is.text, availabilityZone: optional(is.filled) });

const VERSION = is.made('a CassandraVersion, as in CassandraVersion.V5_0_6', 'isPublished');

const FACTS = is.object({
  vcpus: is.whole(1),
  memory: is.size(1),
  architecture: optional(is.oneOf(...Object.values(ec2.InstanceArchitecture))),
  ebs: optional(is.object({
    mbps: is.positive, iops: is.positive, burstMbps: optional(is.positive), burstIops: optional(is.positive), volumes: optional(is.whole(1)),
  })),
  network: optional(is.object({
    interfaces: is.whole(1), addressesPerInterface: is.whole(2), gbps: optional(is.positive), burstGbps: optional(is.positive),
  })),
});

const NODES = is.object({
  labels: is.map(is.anyText),
  taints: optional(is.list(is.object({ key: is.anyText, value: optional(is.anyText), effect: optional(is.oneOf(...Object.values(TaintEffect))) }))),
  maxPods: optional(is.whole(1)),
  addressesPerNode: optional(is.whole(1)),
  exactInstanceType: optional(is.flag),
});

const PLACEMENT: Check = (value, at) => {
  const problems = is.made('a CassandraPlacement', '_existing')(value, at);
  return problems.length > 0 ? problems : optional(NODES)(value._existing, at);
};

/** Names only: what a setting may be, its rules say. A name that nothing reads would be a setting that nobody makes. */
const CONFIGURATION = is.map(optional(is.map((value, at) => {
  const [group, name] = at.split('.').slice(-2);
  return isKnownSetting(group, name) ? knownAmount(value, at) : [{
    rule: 'prop-value', what: `there is no setting ${at}`, fix: 'correct its name, or give it to cassandraYaml by the name that it has in cassandra.yaml',
  }];
})));

/** Sizes and times are written with a unit, which a placeholder cannot have. */
const knownAmount: Check = (value, at) => (typeof value?.isUnresolved === 'function' && value.isUnresolved() ? is.text(value, at) : []);

const JVM = is.object({
  garbageCollector: optional(is.made('a JvmGarbageCollector, as in JvmGarbageCollector.g1()', '_flags')),
  options: optional(is.list(is.text)),
});

const SCHEDULE = is.made('a BackupSchedule, as in BackupSchedule.daily()', 'expression');

const DATACENTER = is.object({
  backup: optional(is.object({ enabled: optional(is.flag), schedule: optional(SCHEDULE), full: optional(is.flag) })),
  name: is.text,
  nodes: optional(is.number),
  workerNodes: optional(is.whole(1)),
  nodesPerWorker: optional(is.number),
  instanceType: is.made('an InstanceType, as in new ec2.InstanceType("r8g.2xlarge")', 'isBurstable'),
  storage: is.made('a CassandraStorage, as in CassandraStorage.gp3(Size.gibibytes(500))', '_sizeGib'),
  racks: optional(is.list(RACK)),
  instanceFacts: optional(FACTS),
  memory: optional(is.size(1)),
  cpuMillis: optional(is.whole(1)),
  stopped: optional(is.flag),
  decommission: optional(is.flag),
  daemonsets: optional(is.object({ cpuMillis: optional(is.whole(0)), memory: optional(is.size(0)) })),
  heap: optional(is.size(1)),
  placement: optional(PLACEMENT),
  configuration: optional(CONFIGURATION),
  jvm: optional(JVM),
  version: optional(VERSION),
  replication: optional(is.map(is.number)),
  rebuildFrom: optional(is.text),
  cassandraYaml: optional(is.settings),
});

const POLICY = {
  schedule: SCHEDULE,
  retention: optional(is.days),
  maxBackups: optional(is.whole(1)),
  full: optional(is.flag),
  enabled: optional(is.flag),
  purge: optional(is.flag),
  concurrentTransfers: optional(is.whole(1)),
  additionalSchedules: optional(is.list(is.object({
    name: is.text,
    schedule: SCHEDULE,
    full: optional(is.flag),
    datacenters: optional(is.list(is.text)),
  }))),
  transferRate: optional(is.size(1)),
  prefix: optional(is.anyText),
};

const WORKLOAD = {
  version: VERSION,
  datacenters: is.list(DATACENTER),
  name: optional(is.text),
  clusterName: optional(is.text),
  namespace: optional(is.anyText),
  createNamespace: optional(is.flag),
  superuserSecretName: optional(is.text),
  repair: optional(is.object({ enabled: optional(is.flag) })),
  profile: optional(is.made('a CassandraProfile, as in CassandraProfile.DEVELOPMENT', '_options')),
  configuration: optional(CONFIGURATION),
  jvm: optional(JVM),
  images: optional(is.object({ cassandra: optional(is.anyText) })),
  backend: optional(is.made('a CassandraBackend, as in CassandraBackend.k8ssandra()', '_backend')),
  encryption: optional(is.object({})),
  cassandraYaml: optional(is.settings),
  cqlClients: optional(is.list(is.anyText)),
  defaults: optional(is.made('a PlatformDefaults, as in PlatformDefaults.V1', '_table')),
};

const RULE: Check = (value, at) => (RULES.some(({ id }) => id === value) ? [] : wrong(at, value, 'the id of a rule, as in RULES.md'));

const CHART = is.object({
  ...WORKLOAD,
  zones: is.list(is.filled),
  operatorNamespace: optional(is.text),
  acknowledgedWarnings: optional(is.list(RULE)),
  backup: optional(is.object({ ...POLICY, bucketName: is.filled, region: is.filled })),
});

const CLUSTER = is.object({
  ...WORKLOAD,
  host: is.made('a HostCluster', '_addManifest'),
  network: is.made('a CassandraNetwork', 'zones'),
  operator: is.made('a K8ssandraOperator', '_ready'),
  backup: optional(is.object({ ...POLICY, bucket: optional(is.made('a BackupBucket', 'bucket')) })),
  superuser: optional(is.made('a CassandraSuperuser', '_secret')),
  acceptedChanges: optional(is.list(is.text)),
});

/** Refuses, all at once, what is no value of a prop's type, or has to be known at synth. */
export const checkProps = {
  chart: (scope: Construct, props: unknown) => refuse(scope, CHART, props),
  cluster: (scope: Construct, props: unknown) => refuse(scope, CLUSTER, props),
};

function refuse(scope: Construct, check: Check, props: unknown): void {
  const problems = check(props, '');
  if (problems.length > 0) throw new ConfigurationError(scope.node.path, ...problems);
}
