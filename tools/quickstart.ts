/**
 * Synthesizes the quickstart example with the CDK CLI and tells what was made. Needs no AWS account and no network.
 */
import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { CassandraClusterPlan, CassandraDatacenterPlan, ResourcePlan } from '../lib';

const STACK = 'CassandraQuickstart';
const OUT = 'cdk.out';
const LIMIT_RESOURCES = 500;

interface Template {
  readonly Resources: Record<string, { readonly Type: string; readonly Properties?: Record<string, any> }>;
}

function main(): void {
  const started = Date.now();
  const synth = spawnSync(process.execPath, [require.resolve('aws-cdk/bin/cdk'), 'synth', '--quiet', '--no-notices'], { stdio: 'inherit' });
  if (synth.status !== 0) process.exit(synth.status ?? 1);

  const templateFile = path.join(OUT, `${STACK}.template.json`);
  const template = read<Template>(templateFile);
  const plans = fs.readdirSync(OUT).filter((name) => name.startsWith(`${STACK}.`) && name.endsWith('.plan.json'))
    .flatMap((name) => read<CassandraClusterPlan[]>(path.join(OUT, name)));
  const lines = [
    '',
    `One stack, ${STACK}, synthesized in ${((Date.now() - started) / 1000).toFixed(1)} s`,
    ...plans.flatMap(describeCluster),
    ...describeCosts(template, plans),
    ...describeTemplate(templateFile, template),
  ];
  console.log(lines.join('\n'));
}

function read<T>(file: string): T {
  return JSON.parse(fs.readFileSync(file, 'utf8')) as T;
}

function describeCluster(plan: CassandraClusterPlan): string[] {
  const { backup } = plan;
  return [
    '',
    `Cassandra cluster ${plan.clusterName} (Apache Cassandra ${plan.version})`,
    ...plan.datacenters.flatMap(describeDatacenter),
    row('repair', plan.repair ? 'Reaper, every keyspace' : 'none'),
    row('backup', backup
      ? `cron "${backup.cron}" UTC, kept ${backup.maxAgeDays ? `${backup.maxAgeDays} days` : 'for ever'}, to S3 under ${backup.prefix ?? '(known at deployment)'}/`
      : 'none'),
  ];
}

function describeDatacenter(datacenter: CassandraDatacenterPlan): string[] {
  const racks = datacenter.racks.map(({ name, nodes, availabilityZone }, at) =>
    `${name} = ${availabilityZone ?? `zone ${at + 1} of the region`} (${nodes} ${nodes === 1 ? 'node' : 'nodes'})`);
  return [
    row(`datacenter ${datacenter.name}`, `${datacenter.nodes} nodes in ${racks.length} racks`),
    ...racks.map((rack, at) => row(at === 0 ? 'racks' : '', rack)),
    row('node', `${datacenter.instanceType ?? 'a type known at deployment'}: ${show(datacenter.machine)}, of which pods can have ${show(datacenter.allocatable)}`),
    row('pod', `${show(datacenter.pod)} requested; Cassandra ${show(datacenter.cassandra)}, heap ${gib(datacenter.heapMib)}`),
    row('volume', `${datacenter.volumeGib ?? '?'} GiB a node, StorageClass ${datacenter.storageClassName}, kept when the cluster goes`),
  ];
}

function describeCosts(template: Template, plans: CassandraClusterPlan[]): string[] {
  const all = Object.values(template.Resources);
  const count = (type: string) => all.filter(({ Type }) => Type === type).length;
  const systemNodes = all.filter(({ Type }) => Type === 'AWS::EKS::Nodegroup')
    .reduce((sum, { Properties }) => sum + Number(Properties?.ScalingConfig?.DesiredSize ?? 0), 0);
  const datacenters = plans.flatMap(({ datacenters: list }) => list);
  return [
    '',
    'What costs money',
    ...datacenters.map(({ name, nodes, instanceType }) => row(`workers of ${name}`, `${nodes} x ${instanceType ?? 'instance'}, always on`)),
    ...datacenters.map(({ name, nodes, volumeGib }) => row(`volumes of ${name}`, `${volumeGib === undefined ? '?' : nodes * volumeGib} GiB of EBS`)),
    row('system nodes', `${systemNodes} instances`),
    row('EKS', `${count('AWS::EKS::Cluster')} control plane`),
    row('NAT gateways', `${count('AWS::EC2::NatGateway')}, and what flows through them`),
    row('S3', `${count('AWS::S3::Bucket')} buckets, by what they hold`),
    row('KMS', `${count('AWS::KMS::Key')} keys`),
    row('CloudWatch', 'control plane logs and flow logs, by volume'),
  ];
}

function describeTemplate(file: string, template: Template): string[] {
  const resources = Object.keys(template.Resources).length;
  return [
    '',
    row('template', `${file}: ${resources} resources of ${LIMIT_RESOURCES}, ${Math.round(fs.statSync(file).size / 1024)} KB`),
    row('deploy', 'npx cdk bootstrap && npx cdk deploy --no-rollback   (with AWS credentials; a first deployment that fails can then be repaired by the next)'),
    '',
  ];
}

function row(label: string, text: string): string {
  return `  ${label.padEnd(18)} ${text}`;
}

function show(resources: ResourcePlan | undefined): string {
  return resources ? `${+(resources.cpuMillis / 1000).toFixed(2)} vCPU, ${gib(resources.memoryMib)}` : 'unknown';
}

function gib(mib: number): string {
  return `${+(mib / 1024).toFixed(1)} GiB`;
}

main();
