import type { CassandraClusterPlan, CassandraDatacenterPlan } from './cluster-plan';
import { DETAILS_HEIGHT, details } from './plan-details';
import { STYLE } from './plan-style';
import { Topology } from './plan-topology';
import { svg } from './svg';
import { words } from './words';
import { FIRST_START_LIMIT_MINUTES } from '../sizing/durations';

const WIDTH = 1200;
const MARGIN = 32;
const HEADER = 100;
const GAP = 28;

/**
 * One picture of a plan, for light and dark: above, the zones as columns with the racks of all datacenters and every node in its rack, so that the
 * loss of a zone can be seen; below, what there is to know of each datacenter.
 */
export function planSvg(plan: CassandraClusterPlan): string {
  const topology = new Topology(plan, MARGIN, HEADER, WIDTH - 2 * MARGIN);
  const below = HEADER + topology.height + GAP;
  const height = Math.ceil(below + plan.datacenters.length * (DETAILS_HEIGHT + GAP) - GAP + MARGIN);
  const what = summary(plan);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    `<title>${svg.escape(`Cassandra cluster ${plan.clusterName}: ${what}`)}</title>`,
    `<style>${STYLE}</style>`,
    svg.box(0, 0, WIDTH, height, 0, 'page'),
    ...header(plan, what),
    ...topology.draw(),
    ...plan.datacenters.flatMap((datacenter: CassandraDatacenterPlan, at) =>
      details(datacenter, at, MARGIN, below + at * (DETAILS_HEIGHT + GAP), WIDTH - 2 * MARGIN)),
    '</svg>',
    '',
  ].join('\n');
}

function summary({ datacenters, zones }: CassandraClusterPlan): string {
  const nodes = datacenters.reduce((sum, datacenter) => sum + datacenter.nodes, 0);
  return `${words.count(nodes, 'node')} in ${words.count(datacenters.length, 'datacenter')} over ${words.count(zones.length, 'zone')}`;
}

function repairText({ repair, repairedBy }: CassandraClusterPlan): string {
  if (!repair) return 'No repair';
  return repairedBy === undefined ? 'Repaired' : `Repaired by ${repairedBy}`;
}

function header(plan: CassandraClusterPlan, what: string): string[] {
  const right = WIDTH - MARGIN;
  const { firstStartMinutes, quorumWithoutAnyZone, datacenters } = plan;
  const quorum = quorumWithoutAnyZone ? 'QUORUM answers without any one zone' : 'QUORUM is lost with a zone';
  return [
    svg.text(MARGIN, 54, 28, plan.clusterName, 'ink h', 760),
    svg.text(MARGIN, 80, 14, `Apache Cassandra ${plan.version} · ${what}`, 'soft', 760),
    svg.text(right, 52, 14, `First start about ${words.duration(firstStartMinutes)}`, `${firstStartMinutes > FIRST_START_LIMIT_MINUTES ? 'bad' : 'ink'} e`),
    datacenters.length > 1
      ? svg.text(right, 78, 14, quorum, `${quorumWithoutAnyZone ? 'good' : 'bad'} e`)
      : svg.text(right, 78, 14, repairText(plan), 'soft e'),
  ];
}
