import { Duration, Fn, Size, Token } from 'aws-cdk-lib';
import * as fc from 'fast-check';

const circle: Record<string, unknown> = { name: 'circle' };
circle.itself = [circle];

/** So many objects in each other. */
const nested = (levels: number): unknown => Array.from({ length: levels }).reduce((inner) => ({ inner }), 1);
/** Two paths to one object on each level: 2^levels paths in all. */
const shared = (levels: number): unknown => Array.from({ length: levels }).reduce((one) => ({ one, other: one }), { num_tokens: 16 });
const throwing = () => Object.defineProperty({}, 'name', { enumerable: true, get: () => { throw new TypeError('cannot be read'); } });
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
class Odd {
  public readonly name = 'odd';
  public readonly toString = 5;
}

/** What nobody would write on purpose, and what programs make of mistakes. */
export const hostile: fc.Arbitrary<() => unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null, undefined, NaN, -0, Infinity, -Infinity, 1e15, 1e308, -1, 0, 0.1, 2 ** 53, '', ' ', '\0', '\ud800', '${Token[x.1]}', '__proto__', 'constructor',
    true, false, 10n ** 30n, Symbol('odd'), Symbol.iterator, () => 1, class {}, new Date(NaN), new Date(0), new Map([[1, 2]]), new Set([1]), /a/g,
    new Error('odd'), new Odd(), Promise.resolve(1), new Uint8Array(4), Object.freeze({}), Object.freeze([]), Object.create(null), Object.create({ name: 1 }),
    new Array(5), new Array(2 ** 32 - 1), [[[]]], [null], [undefined], circle, nested(10_000), shared(20), shared(200), 'x'.repeat(1_000_000), 'é'.repeat(300),
    new Proxy({}, {}), new Proxy([], { get: () => { throw new RangeError('odd'); } }), new Proxy({}, { ownKeys: () => { throw new TypeError('odd'); } }),
    JSON.parse('{"__proto__": {"nodes": 1}, "constructor": 5, "toString": 1}'), { unresolved: 'X' }, { unresolved: { unresolved: 1 } }, { toString: 1, valueOf: 2 },
    { resolve: 1 }, { produce: () => 1 }, { then: 1 }, { length: 3 }, { toJSON: () => { throw new TypeError('odd'); } },
    { milliseconds: 1 }, { bytes: -1 }, { isUnresolved: () => true }, { toMilliseconds: 1, toSeconds: () => { throw new RangeError(); } },
  ).map((value) => () => value),
  // These are made where they are used: already to look at them fails.
  fc.constantFrom(throwing, revoked),
  fc.constantFrom<unknown>(
    Token.asString(Fn.ref('A')), Token.asNumber(Fn.ref('A')), Token.asList(Fn.ref('A')), Fn.ref('A'), Duration.millis(0), Duration.days(1e9), Duration.millis(1.5),
    Duration.seconds(Token.asNumber(Fn.ref('A'))), Size.kibibytes(0), Size.bytes(1), Size.pebibytes(1e9), Size.gibibytes(Token.asNumber(Fn.ref('A'))),
    Size.gibibytes(NaN), Duration.minutes(Infinity), Duration.millis(NaN),
  ).map((value) => () => value),
  fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.integer(), fc.array(fc.anything(), { maxLength: 3 }), fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true, withSparseArray: true, withTypedArray: true, maxDepth: 3 })).map((value) => () => value),
);
