import * as fs from 'fs';
import * as path from 'path';
import { attachCustomSynthesis, CfnResource, ISynthesisSession, Stack } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import { ServiceQuotaNeed } from './service-quota-need';
import { pathInStack } from '../cassandra/plan-files';
import { CassandraClusterPlan } from '../plan/cluster-plan';
import { instanceFacts } from '../sizing/instance-facts';

/** What the quotas are computed from. */
export interface QuotaFacts {
  readonly plans: readonly CassandraClusterPlan[];
  readonly systemNodes: { readonly instanceType: string; readonly count: number };
  /** Constructs whose resources count. */
  readonly scopes: readonly IConstruct[];
}

/** Root volumes of workers and system nodes, by default. */
const ROOT_GIB = 50;
/** Three custom resources at once (test/examples/side-by-side.test.ts), each with up to three functions, and the one that copies a password. */
const EXECUTIONS = 10;

/**
 * Quotas of an account and region that the platform needs. Codes and usual values: Service Quotas, read in November 2026; new accounts were seen
 * with 5 and 16 vCPUs and 10 concurrent executions.
 */
export function quotaNeeds({ plans, systemNodes, scopes }: QuotaFacts): ServiceQuotaNeed[] {
  const all = plans.flatMap(({ datacenters }) => datacenters);
  const made = new Set(scopes.flatMap((scope) => scope.node.findAll()));
  const count = (type: string) => [...made].filter((one) => CfnResource.isCfnResource(one) && one.cfnResourceType === type).length;
  const ofType = (type: string) => all.filter(({ volume }) => volume.type === type);
  const gib = (type: string) => ofType(type).reduce((sum, { nodes, volume }) => sum + nodes * (volume.sizeGib ?? 0), 0);
  const roots = (all.reduce((sum, { workers }) => sum + workers, 0) + systemNodes.count) * ROOT_GIB;
  const needs: ServiceQuotaNeed[] = [
    { service: 'ec2', code: 'L-1216C47A', name: 'Running On-Demand Standard instances, in vCPUs', needed: vcpus(all, systemNodes), newAccount: 5 },
    { service: 'ec2', code: 'L-0263D0A3', name: 'Elastic IP addresses', needed: count('AWS::EC2::EIP'), newAccount: 5 },
    { service: 'vpc', code: 'L-F678F1CE', name: 'VPCs per Region', needed: count('AWS::EC2::VPC'), newAccount: 5 },
    { service: 'vpc', code: 'L-FE5A380F', name: 'NAT gateways per Availability Zone', needed: count('AWS::EC2::NatGateway') > 0 ? 1 : 0, newAccount: 5 },
    { service: 'lambda', code: 'L-B99A9384', name: 'Concurrent executions', needed: EXECUTIONS, newAccount: 10 },
    { service: 'ebs', code: 'L-7A658B76', name: 'Storage of gp3 volumes, in TiB', needed: tebibytes(gib('gp3') + roots), newAccount: 50 },
    { service: 'ebs', code: 'L-09BD8365', name: 'Storage of io2 volumes, in TiB', needed: tebibytes(gib('io2')), newAccount: 20 },
  ];
  return needs.filter(({ needed }) => needed > 0);
}

/** All instances, and one more while the largest is replaced: an instance counts until it is terminated. Types that are not known are left out. */
function vcpus(datacenters: readonly CassandraClusterPlan['datacenters'][number][], systemNodes: QuotaFacts['systemNodes']): number {
  const groups = [
    ...datacenters.map(({ instance, workers }) => ({ each: (instance?.cpuMillis ?? 0) / 1000, count: workers })),
    { each: instanceFacts(systemNodes.instanceType)?.vcpus ?? 0, count: systemNodes.count },
  ];
  return groups.reduce((sum, { each, count }) => sum + each * count, 0) + Math.max(...groups.map(({ each }) => each));
}

function tebibytes(gib: number): number {
  return Math.ceil(gib / 102.4) / 10;
}

/** Writes the quotas beside the template of the platform's stack: `<stack>.<path>.quotas.json` and `.md`. */
export function writeQuotas(platform: Construct, needs: () => ServiceQuotaNeed[]): void {
  attachCustomSynthesis(platform, {
    onSynthesize: ({ assembly }: ISynthesisSession) => {
      const name = path.join(assembly.outdir, `${Stack.of(platform).artifactId}.${pathInStack(platform)}.quotas`);
      fs.writeFileSync(`${name}.json`, `${JSON.stringify(needs(), undefined, 2)}\n`);
      fs.writeFileSync(`${name}.md`, markdown(needs()));
    },
  });
}

function markdown(needs: readonly ServiceQuotaNeed[]): string {
  return [
    '# Quotas of the AWS account',
    '',
    'What this platform needs, other users of the account and region left out. Compare each with',
    '`aws service-quotas get-service-quota --service-code <service> --quota-code <code>`, and ask for more with `request-service-quota-increase`.',
    '',
    '| service | code | quota | needed | new accounts start with |',
    '|---|---|---|---|---|',
    ...needs.map(({ service, code, name, needed, newAccount }) => `| ${service} | ${code} | ${name} | ${needed} | ${newAccount} |`),
    '',
  ].join('\n');
}
