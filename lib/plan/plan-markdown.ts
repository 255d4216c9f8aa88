import type { CassandraClusterPlan, CassandraDatacenterPlan } from './cluster-plan';
import { clusterFacts, datacenterFacts, Fact, zoneName } from './describe-plan';
import { words } from './words';

/** A plan for people to read and to review. `picture` is the file name of its picture. */
export function planMarkdown(plan: CassandraClusterPlan, picture: string): string {
  return [
    `# Cassandra cluster ${text(plan.clusterName)}`,
    '',
    `Apache Cassandra ${plan.version}, ${words.count(plan.datacenters.length, 'datacenter')}, ${words.count(nodes(plan), 'node')}. Sizes and times are estimates.`,
    '',
    `![Zones, racks and nodes of ${text(plan.clusterName)}](${encodeURI(picture)})`,
    '',
    ...table(['', ''], merge(clusterFacts(plan))),
    '',
    '## Zones',
    '',
    ...table(['Zone', ...plan.datacenters.map(({ name }) => name)], plan.zones.map((zone, at) => [
      zoneName(zone, at), ...plan.datacenters.map((datacenter) => racksIn(at, datacenter)),
    ])),
    ...plan.datacenters.flatMap((datacenter) => [
      '', `## Datacenter ${text(datacenter.name)}`, '', ...table(['', words.count(datacenter.nodes, 'node')], merge(datacenterFacts(datacenter, plan))),
    ]),
    '',
  ].join('\n');
}

function nodes({ datacenters }: CassandraClusterPlan): number {
  return datacenters.reduce((sum, datacenter) => sum + datacenter.nodes, 0);
}

function racksIn(zone: number, { racks }: CassandraDatacenterPlan): string {
  return racks.filter((rack) => rack.zone === zone).map((rack) => `${rack.name}: ${words.count(rack.nodes, 'node')}, ${words.count(rack.seeds, 'seed')}`).join(', ') || '-';
}

/** Facts without a subject go on with the one before. */
function merge(facts: readonly Fact[]): Fact[] {
  return facts.reduce<Fact[]>((merged, [about, said]) => {
    const last = merged[merged.length - 1];
    return about === '' && last ? [...merged.slice(0, -1), [last[0], `${last[1]}, ${said}`]] : [...merged, [about, said]];
  }, []);
}

function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(text).join(' | ')} |`);
}

function text(value: string): string {
  return value.replace(/[\\|<>*_`[\]]/g, (character) => (character === '_' ? character : `\\${character}`));
}
