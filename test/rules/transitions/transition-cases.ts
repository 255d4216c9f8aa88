import { App, JsonPatch } from 'cdk8s';
import { CassandraChart, CassandraChartProps, CassandraDatacenterOptions } from '../../../lib';
import type { GuardedSurroundings } from '../../../lib/backends/backend';
import { K8SSANDRA } from '../../../lib/backends/k8ssandra/backend';
import { judgeTransition } from '../../../lib/backends/transitions';
import { Deployed, GuardedCluster, GuardedInstallation, GuardedResource, MODEL_FORMAT, withDeployed } from '../../../lib/model/guarded-cluster';
import { describeFindings } from '../../../lib/rules/transitions';
import { GOOD, GOOD_DATACENTER } from '../rule-cases';

/** One side of a change: props of the chart, what the chart does not tell, and patches of the custom resource. */
export interface Side {
  readonly props?: Partial<CassandraChartProps>;
  readonly around?: Partial<GuardedSurroundings>;
  readonly patches?: JsonPatch[];
  /** What the stack installs, by path. */
  readonly installations?: Record<string, Omit<GuardedInstallation, 'accepted'>>;
  /** What Cassandra stands on, by logical id. */
  readonly ground?: Record<string, GuardedResource>;
  /** What CloudFormation fills in. */
  readonly deployed?: Deployed;
  /** Without any Cassandra cluster. */
  readonly alone?: boolean;
  /** What runs the cluster, in place of what the chart says. */
  readonly backend?: string;
  /** Path of the construct that accepts; every other one if it is not there. */
  readonly acceptedBy?: string;
  /** Path of the cluster's construct, if it is not "Orders". */
  readonly at?: string;
}

export interface Change {
  readonly from?: Side;
  readonly to?: Side;
  /** Whether the construct that accepts was not there before. */
  readonly isNew?: boolean;
}

/** The only datacenter, changed. */
export function dc(...changes: Array<Partial<CassandraDatacenterOptions>>): Side {
  return { props: { datacenters: changes.map((change) => ({ ...GOOD_DATACENTER, ...change })) } };
}

/** The custom resource, patched. */
export function patched(path: string, value: unknown): Side {
  return { patches: [JsonPatch.add(path, value)] };
}

export function guarded({ props, around, patches, ...side }: Side = {}): GuardedCluster {
  const { customResources: [cluster] } = new CassandraChart(new App(), 'Orders', { ...GOOD, ...props });
  cluster.addJsonPatch(...patches ?? []);
  const model = K8SSANDRA.guarded([cluster.toJson()], {
    operatorVersion: '1.32.5', instances: new Map(), madeServiceAccounts: ['orders-cassandra', 'orders-reaper'], accepted: [], ...around,
  });
  return 'backend' in side ? { ...model, backend: side.backend } : model;
}

/** What the guard says, after the model went through a template. */
export function judgeChange({ from, to }: Change): string[] {
  const stack = (side: Side = {}) => withDeployed(JSON.parse(JSON.stringify({
    format: MODEL_FORMAT,
    ground: side.ground,
    installations: side.installations && Object.fromEntries(Object.entries(side.installations).filter(([, one]) => one)
      .map(([path, one]) => [path, { ...one, accepted: acceptedAt(path, side) }])),
    clusters: side.alone ? {} : { [side.at ?? 'Orders']: { ...guarded(side), accepted: acceptedAt(side.at ?? 'Orders', side) } },
  })), side.deployed ?? {});
  return describeFindings(judgeTransition(stack(from), stack(to)));
}

function acceptedAt(path: string, { around, acceptedBy, alone, at = 'Orders', installations }: Side): readonly string[] {
  const there = acceptedBy === at ? !alone : acceptedBy !== undefined && installations?.[acceptedBy] !== undefined;
  return there && acceptedBy !== path ? [] : around?.accepted ?? [];
}

/** What a refusal says that it is accepted by. */
export function acceptanceIn(line: string): string {
  return /\(acceptedChanges: \['([^']+)'\]\)/.exec(line)?.[1] ?? '';
}

export interface TransitionCases {
  /** Changes that the rule refuses whatever was accepted. */
  readonly never?: Record<string, Change & { readonly says: RegExp }>;
  /** Changes that it refuses unless they are accepted. */
  readonly refuses?: Record<string, Change & { readonly says: RegExp }>;
  /** Changes that it has nothing to say about. */
  readonly passes: Record<string, Change>;
}

const withAccepted = (side: Side | undefined, accepted: string[], acceptedBy?: string): Side =>
  ({ ...side, acceptedBy, around: { ...side?.around, accepted } });
const accepting = (change: Change, acceptance: string, by?: string): Change => ({ ...change, to: withAccepted(change.to, [acceptance], by) });

/** One table of cases a rule. */
export function describeTransition(id: string, { never, refuses, passes }: TransitionCases): void {
  const said = (change: Change) => judgeChange(change).filter((line) => line.endsWith(`[${id}]`));

  describe(id, () => {
    for (const [name, { says, ...change }] of Object.entries(never ?? {})) {
      test(`fails: ${name}, also if it is accepted`, () => {
        expect(said(change)).toEqual([expect.stringMatching(says)]);
        for (const subject of ['orders', 'dc1', 'dc2']) expect(said(accepting(change, `${id}:${subject}`))).toEqual([expect.stringMatching(says)]);
        expect(said(change)[0]).not.toContain('acceptedChanges');
      });
    }

    for (const [name, { says, ...change }] of Object.entries(refuses ?? {})) {
      test(`fails: ${name}, unless it is accepted`, () => {
        expect(said(change)).toEqual([expect.stringMatching(says)]);
        const acceptance = acceptanceIn(said(change)[0]);
        expect(acceptance).toMatch(new RegExp(`^${id}:.`));
        const all = judgeChange(accepting(change, acceptance, said(change)[0].split(':')[0]));
        expect(all.filter((line) => line.endsWith(`[${id}]`) || line.endsWith('[accepted-changes]'))).toEqual([]);
        // What stood there before is spent.
        if (!change.isNew) expect(said({ from: withAccepted(change.from, [acceptance]), to: withAccepted(change.to, [acceptance]) })).toEqual([expect.stringMatching(/is spent/)]);
      });
    }

    for (const [name, change] of Object.entries(passes)) {
      test(`passes: ${name}`, () => expect(said(change)).toEqual([]));
    }
  });
}
