import { dc, guarded, judgeChange, Side } from './transition-cases';
import { judgeTransition } from '../../../lib/backends/transitions';
import { describeFindings } from '../../../lib/rules/transitions';

const accepting = (side: Side, ...accepted: string[]): Side => ({ ...side, around: { accepted } });
const TWO = dc({}, { name: 'dc2' });
const PLATFORM = { installations: { 'Platform/Operator': { kind: 'k8ssandra-operator', version: '1.32.5' } } } as const;

describe('an acceptance', () => {
  test('accepts the one thing that it names', () => {
    expect(judgeChange({ from: TWO, to: accepting(dc({}), 'datacenter-removed:dc2') })).toEqual([]);
    expect(judgeChange({ from: dc({}, { name: 'dc2' }, { name: 'dc3' }), to: accepting(dc({}), 'datacenter-removed:dc2') }))
      .toEqual([expect.stringMatching(/datacenter "dc3" is removed.*\(acceptedChanges: \['datacenter-removed:dc3'\]\)/)]);
  });

  test('that is left behind accepts nothing, and does no harm', () => {
    const left = (side: Side) => accepting(side, 'datacenter-removed:dc2');
    expect(judgeChange({ from: left(dc({})), to: left(dc({})) })).toEqual([]);
    expect(judgeChange({ from: left(TWO), to: left(dc({})) })).toEqual([expect.stringMatching(/'datacenter-removed:dc2' stood in acceptedChanges before and is spent: take it out, deploy/)]);
  });

  test('fails if there is no such thing, also if it has a name that every object knows', () => {
    for (const name of ['dc9', 'constructor', '__proto__', 'toString']) {
      expect(judgeChange({ from: TWO, to: accepting(TWO, `datacenter-removed:${name}`) })).toEqual([
        `Orders: acceptedChanges names "datacenter-removed:${name}", but there is no "${name}": an acceptance is for one change of one thing, and this one accepts nothing; `
        + 'name \'datacenter-removed:dc1\' or \'datacenter-removed:dc2\' [accepted-changes]',
      ]);
    }
  });

  test('fails where it cannot count: a datacenter at the platform, an operator at a Cassandra cluster', () => {
    const at = (path: string) => judgeTransition(
      { format: 2, installations: { Operator: { kind: 'k8ssandra-operator', accepted: [] } }, clusters: { Orders: guarded() } },
      {
        format: 2,
        installations: { Operator: { kind: 'k8ssandra-operator', accepted: path === 'Operator' ? ['datacenter-removed:dc1'] : [] } },
        clusters: { Orders: guarded({ around: { accepted: path === 'Orders' ? ['operator-release:k8ssandra-operator'] : [] } }) },
      },
    ).map(({ at: place, rule }) => [place, rule]);
    expect(at('Operator')).toEqual([['Operator', 'accepted-changes']]);
    expect(at('Orders')).toEqual([['Orders', 'accepted-changes']]);
  });

  test('of a new cluster is not judged: nothing of it was there before', () => {
    expect(judgeChange({ from: { alone: true }, to: accepting({}, 'size-alone:dc1') })).toEqual([]);
  });

  test('of a cluster that is gone is given anywhere else in the stack', () => {
    const gone = (accepted: string) => judgeChange({ from: PLATFORM, to: accepting({ ...PLATFORM, alone: true }, accepted) });
    expect(gone('cluster-removed:orders')).toEqual([]);
    expect(gone('cluster-removed:users')).toEqual([
      expect.stringMatching(/^Orders: .*\[cluster-removed\]$/),
      expect.stringMatching(/there is no "users".*name 'cluster-removed:orders' or .*\[accepted-changes\]$/),
    ]);
    const operatorOfOthers = judgeTransition({ format: 2, clusters: { Orders: guarded() } }, { format: 2, clusters: {}, accepted: { Operator: ['cluster-removed:orders'] } });
    expect(operatorOfOthers).toEqual([]);
  });
});

describe('formats', () => {
  test('in format 1 an acceptance was the name of a rule: all of them are spent', () => {
    const old = { format: 1, clusters: { Orders: guarded(accepting(TWO, 'datacenter-removed')) } };
    const now = { format: 2, clusters: { Orders: guarded(accepting(dc({}), 'datacenter-removed:dc2')) } };
    expect(judgeTransition(old, now)).toEqual([]);
    expect(judgeTransition(old, { ...now, clusters: { Orders: guarded(dc({})) } }).map(({ rule }) => rule)).toEqual(['datacenter-removed']);
  });

  test('fails for a model of a later release, with the version that reads it', () => {
    const later = { format: 3, readableFrom: '2.7.0', clusters: {} };
    expect(describeFindings(judgeTransition(later, { format: 2, clusters: { Orders: guarded() } })))
      .toEqual([expect.stringMatching(/written in format 3, .*deploy with version >= 2\.7\.0 \[model-format\]$/)]);
  });
});
