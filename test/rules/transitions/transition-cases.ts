import { App, JsonPatch } from 'cdk8s';
import { CassandraChart, CassandraChartProps, CassandraDatacenterProps } from '../../../lib';
import { guardedCluster, GuardedSurroundings } from '../../../lib/backends/k8ssandra/guarded-cluster';
import type { GuardedCluster, GuardedInstallation } from '../../../lib/model/guarded-cluster';
import { describeFindings, judgeTransition } from '../../../lib/rules/transitions';
import { GOOD, GOOD_DATACENTER } from '../rule-cases';

/** One side of a change: props of the chart, what the chart does not tell, and patches of the custom resource. */
export interface Side {
  readonly props?: Partial<CassandraChartProps>;
  readonly around?: Partial<GuardedSurroundings>;
  readonly patches?: JsonPatch[];
  /** What the stack installs, by path. */
  readonly installations?: Record<string, Omit<GuardedInstallation, 'accepted'>>;
  /** Without any Cassandra cluster. */
  readonly alone?: boolean;
}

export interface Change {
  readonly from?: Side;
  readonly to?: Side;
}

/** The only datacenter, changed. */
export function dc(...changes: Array<Partial<CassandraDatacenterProps>>): Side {
  return { props: { datacenters: changes.map((change) => ({ ...GOOD_DATACENTER, ...change })) } };
}

/** The custom resource, patched. */
export function patched(path: string, value: unknown): Side {
  return { patches: [JsonPatch.add(path, value)] };
}

export function guarded({ props, around, patches }: Side = {}): GuardedCluster {
  const { k8ssandraCluster } = new CassandraChart(new App(), 'Orders', { ...GOOD, ...props });
  k8ssandraCluster.addJsonPatch(...patches ?? []);
  return guardedCluster(k8ssandraCluster.toJson(), {
    operatorVersion: '1.32.5', workers: {}, madeServiceAccounts: ['orders-cassandra', 'orders-reaper'], accepted: [], ...around,
  });
}

/** What the guard says, after the model went through a template. */
export function judgeChange({ from, to }: Change): string[] {
  const stack = (side: Side = {}) => JSON.parse(JSON.stringify({
    format: 1,
    installations: side.installations && Object.fromEntries(Object.entries(side.installations).filter(([, one]) => one)
      .map(([path, one]) => [path, { ...one, accepted: side.around?.accepted ?? [] }])),
    clusters: side.alone ? {} : { Orders: guarded(side) },
  }));
  return describeFindings(judgeTransition(stack(from), stack(to)));
}

export interface TransitionCases {
  /** Changes that the rule refuses whatever was accepted. */
  readonly never?: Record<string, Change & { readonly says: RegExp }>;
  /** Changes that it refuses unless they are accepted. */
  readonly refuses?: Record<string, Change & { readonly says: RegExp }>;
  /** Changes that it has nothing to say about. */
  readonly passes: Record<string, Change>;
}

const accepting = (change: Change, rule: string): Change => ({ ...change, to: { ...change.to, around: { ...change.to?.around, accepted: [rule] } } });

/** One table of cases a rule. */
export function describeTransition(id: string, { never, refuses, passes }: TransitionCases): void {
  const said = (change: Change) => judgeChange(change).filter((line) => line.endsWith(`[${id}]`));

  describe(id, () => {
    for (const [name, { says, ...change }] of Object.entries(never ?? {})) {
      test(`fails: ${name}, also if it is accepted`, () => {
        expect(said(change)).toEqual([expect.stringMatching(says)]);
        expect(said(accepting(change, id))).toEqual([expect.stringMatching(says)]);
        expect(said(change)[0]).not.toContain('acceptedChanges');
      });
    }

    for (const [name, { says, ...change }] of Object.entries(refuses ?? {})) {
      test(`fails: ${name}, unless it is accepted`, () => {
        expect(said(change)).toEqual([expect.stringMatching(says)]);
        expect(said(change)[0]).toContain(`acceptedChanges: ['${id}']`);
        expect(said(accepting(change, id))).toEqual([]);
      });
    }

    for (const [name, change] of Object.entries(passes)) {
      test(`passes: ${name}`, () => expect(said(change)).toEqual([]));
    }
  });
}
