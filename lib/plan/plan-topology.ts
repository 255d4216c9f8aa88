import type { CassandraClusterPlan, CassandraDatacenterPlan, RackPlan } from './cluster-plan';
import { zoneName } from './describe-plan';
import { accent } from './plan-style';
import { cut, svg } from './svg';
import { words } from './words';

const GAP = 16;
const ZONE_HEAD = 62;
const ZONE_PAD = 12;
const RACK_HEAD = 34;
const RACK_PAD = 12;
const RACK_GAP = 10;
/** From this width on a rack has room to say how many of its nodes are seeds. */
const WIDE_RACK = 260;

/** What a node looks like. */
interface Tile {
  readonly size: number;
  readonly gap: number;
  readonly radius: number;
  /** Whether there is room for the number that Kubernetes gives its pod. */
  readonly numbered: boolean;
}

/** Where a rack is drawn, and how its nodes look. */
interface Place {
  readonly left: number;
  readonly top: number;
  readonly height: number;
  readonly tile: Tile;
}

/** From roomy to dense; the first that needs few lines is taken. */
const TILES: readonly Tile[] = [
  { size: 46, gap: 8, radius: 9, numbered: true },
  { size: 34, gap: 6, radius: 7, numbered: true },
  { size: 14, gap: 4, radius: 3, numbered: false },
];
const MOST_LINES = [1, 3];

/** The zones as columns. Each datacenter has its own height in all of them, so that its racks stand side by side. */
export class Topology {
  public readonly height: number;
  private readonly column: number;
  private readonly rows: Array<{ readonly top: number; readonly height: number; readonly tile: Tile }> = [];

  constructor(private readonly plan: CassandraClusterPlan, private readonly left: number, private readonly top: number, width: number) {
    const count = Math.max(1, plan.zones.length);
    this.column = (width - (count - 1) * GAP) / count;
    let next = top + ZONE_HEAD;
    for (const datacenter of plan.datacenters) {
      const tile = this.tileFor(datacenter);
      const height = Math.max(0, ...plan.zones.map((_, zone) => this.cellHeight(datacenter, zone, tile)));
      this.rows.push({ top: next, height, tile });
      next += height + RACK_GAP;
    }
    this.height = next - RACK_GAP + ZONE_PAD - top;
  }

  public draw(): string[] {
    const { zones, datacenters } = this.plan;
    return zones.flatMap((_, zone) => [...this.zone(zone), ...datacenters.flatMap((datacenter, at) => this.racks(datacenter, at, zone))]);
  }

  private zone(position: number): string[] {
    const zone = this.plan.zones[position];
    const left = this.columnLeft(position);
    const room = zone.subnetAddresses === undefined ? '' : ` of ${words.number(zone.subnetAddresses)}`;
    const facts = `${words.count(zone.nodes, 'node')} · ${words.number(zone.addresses)}${room} addresses`;
    return [
      svg.box(left, this.top, this.column, this.height, 14, 'panel'),
      svg.text(left + 18, this.top + 28, 16, zoneName(zone, position), 'ink b', this.column - 36),
      svg.text(left + 18, this.top + 48, 12, facts, 'soft', this.column - 36),
    ];
  }

  private racks(datacenter: CassandraDatacenterPlan, at: number, zone: number): string[] {
    const { top, height, tile } = this.rows[at];
    const racks = datacenter.racks.filter((rack) => rack.zone === zone);
    let next = top;
    return racks.map((rack) => {
      // A rack alone in its zone is as high as its neighbours.
      const own = racks.length === 1 ? height : this.rackHeight(rack, tile);
      const drawn = this.rack(datacenter.name, rack, accent(at), { left: this.columnLeft(zone) + ZONE_PAD, top: next, height: own, tile });
      next += own + RACK_GAP;
      return drawn;
    });
  }

  private rack(datacenter: string, rack: RackPlan, tint: string, { left, top, height, tile }: Place): string {
    const width = this.column - 2 * ZONE_PAD;
    const letters = width / 18;
    const seeds = words.count(rack.seeds, 'seed');
    return svg.group('rack', `Rack ${rack.name} of datacenter ${datacenter}, ${seeds}`,
      svg.box(left, top, width, height, 10, 'card'),
      svg.pair(left + RACK_PAD, top + 23, 13, [cut(datacenter, letters), `${tint} tag h`], [cut(rack.name, letters), 'ink']),
      svg.text(left + width - RACK_PAD, top + 23, 12, `${words.count(rack.nodes, 'node')}${width < WIDE_RACK ? '' : ` · ${seeds}`}`, 'soft e'),
      ...Array.from({ length: rack.nodes }, (_, at) => this.node(rack, at, left + RACK_PAD, top + RACK_HEAD, tile, tint)));
  }

  private node(rack: RackPlan, at: number, left: number, top: number, { size, gap, radius, numbered }: Tile, tint: string): string {
    const perLine = this.perLine({ size, gap });
    const x = left + at % perLine * (size + gap);
    const y = top + Math.floor(at / perLine) * (size + gap);
    return svg.group('cassandra-node', `Node ${at} of rack ${rack.name}`,
      svg.box(x, y, size, size, radius, `${tint} node`),
      ...(numbered ? [svg.text(x + size / 2, y + size / 2 + 4.5, 13, String(at), `${tint} tag b m`)] : []));
  }

  private tileFor({ racks }: CassandraDatacenterPlan): Tile {
    const most = Math.max(0, ...racks.map(({ nodes }) => nodes));
    return TILES[MOST_LINES.findIndex((lines, at) => most <= lines * this.perLine(TILES[at]))] ?? TILES[TILES.length - 1];
  }

  private cellHeight({ racks }: CassandraDatacenterPlan, zone: number, tile: Tile): number {
    const heights = racks.filter((rack) => rack.zone === zone).map((rack) => this.rackHeight(rack, tile));
    return heights.reduce((sum, height) => sum + height, 0) + Math.max(0, heights.length - 1) * RACK_GAP;
  }

  private rackHeight({ nodes }: RackPlan, { size, gap }: Tile): number {
    return RACK_HEAD + Math.ceil(nodes / this.perLine({ size, gap })) * (size + gap) - gap + RACK_PAD;
  }

  private perLine({ size, gap }: Pick<Tile, 'size' | 'gap'>): number {
    return Math.max(1, Math.floor((this.column - 2 * ZONE_PAD - 2 * RACK_PAD + gap) / (size + gap)));
  }

  private columnLeft(zone: number): number {
    return this.left + zone * (this.column + GAP);
  }
}
