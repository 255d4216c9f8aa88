/**
 * Synthesizes the quickstart example with the CDK CLI and tells what was made. Needs no AWS account and no network.
 */
import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { CassandraClusterPlan, ServiceQuotaNeed } from '../lib';
import { clusterFacts, datacenterFacts } from '../lib/plan/describe-plan';

const STACK = 'CassandraQuickstart';
const OUT = 'cdk.out';
const LIMIT_RESOURCES = 500;

interface Template {
  readonly Resources: Record<string, { readonly Type: string; readonly Properties?: Record<string, any> }>;
}

function main(): void {
  const started = Date.now();
  // The CLI leaves what an earlier synth wrote, which may be of another library or example.
  for (const name of filesOfStack()) fs.rmSync(name, { recursive: true });
  const synth = spawnSync(process.execPath, [require.resolve('aws-cdk/bin/cdk'), 'synth', '--quiet', '--no-notices'], { stdio: 'inherit' });
  if (synth.status !== 0) process.exit(synth.status ?? 1);

  const templateFile = path.join(OUT, `${STACK}.template.json`);
  const template = read<Template>(templateFile);
  const written = filesOfStack();
  const plans = written.filter((name) => name.endsWith('.plan.json')).map((name) => read<CassandraClusterPlan>(name));
  const lines = [
    '',
    `One stack, ${STACK}, synthesized in ${((Date.now() - started) / 1000).toFixed(1)} s`,
    ...plans.flatMap(describeCluster),
    ...describeCosts(template, plans),
    ...describeQuotas(written.filter((name) => name.endsWith('.quotas.json')).flatMap((name) => read<ServiceQuotaNeed[]>(name))),
    ...describeFiles(templateFile, template, written.filter((name) => name.includes('.plan.'))),
  ];
  console.log(lines.join('\n'));
}

function filesOfStack(): string[] {
  if (!fs.existsSync(OUT)) return [];
  return fs.readdirSync(OUT).filter((name) => name.startsWith(`${STACK}.`)).map((name) => path.join(OUT, name));
}

function read<T>(file: string): T {
  return JSON.parse(fs.readFileSync(file, 'utf8')) as T;
}

function describeCluster(plan: CassandraClusterPlan): string[] {
  return [
    '',
    `Cassandra cluster ${plan.clusterName} (Apache Cassandra ${plan.version})`,
    ...plan.datacenters.flatMap((datacenter) => [
      row(`datacenter ${datacenter.name}`, `${datacenter.nodes} nodes in ${datacenter.racks.length} racks`),
      ...datacenterFacts(datacenter, plan).map(([about, text]) => row(about, text)),
    ]),
    ...clusterFacts(plan).map(([about, text]) => row(about, text)),
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
    ...datacenters.map(({ name, nodes, volume: { sizeGib, type } }) =>
      row(`volumes of ${name}`, `${sizeGib === undefined ? '?' : nodes * sizeGib} GiB of EBS${type ? ` (${type})` : ''}`)),
    row('system nodes', `${systemNodes} instances`),
    row('EKS', `${count('AWS::EKS::Cluster')} control plane`),
    row('NAT gateways', `${count('AWS::EC2::NatGateway')}, and what flows through them`),
    row('S3', `buckets: ${count('AWS::S3::Bucket')}; by what they hold`),
    row('KMS', `keys: ${count('AWS::KMS::Key')}`),
    row('CloudWatch', 'control plane logs and flow logs, by volume'),
  ];
}

function describeQuotas(needs: readonly ServiceQuotaNeed[]): string[] {
  return [
    '',
    'Quotas of the AWS account (README, "Deploy")',
    ...needs.map(({ service, code, name, needed, newAccount }) => row(`${service} ${code}`, `${needed} ${name}${needed > newAccount ? `; new accounts start with ${newAccount}` : ''}`)),
  ];
}

function describeFiles(file: string, template: Template, plans: string[]): string[] {
  const resources = Object.keys(template.Resources).length;
  return [
    '',
    ...plans.map((name, at) => row(at === 0 ? 'plan' : '', name)),
    row('template', `${file}: ${resources} resources of ${LIMIT_RESOURCES}, ${Math.round(fs.statSync(file).size / 1024)} KB`),
    row('deploy', 'npx cdk bootstrap && npx cdk deploy --no-rollback   (with AWS credentials; a first deployment that fails can then be repaired by the next)'),
    '',
  ];
}

function row(label: string, text: string): string {
  return `  ${label.padEnd(18)} ${text}`;
}

main();
