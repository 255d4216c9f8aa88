import { CassandraVersion } from '../../lib';

test('facts of the lines', () => {
  const facts = ({ line, javaVersion, maintainedUntil, hasGuardrails, hasTries }: CassandraVersion) =>
    [line, javaVersion, maintainedUntil, hasGuardrails, hasTries];
  expect(facts(CassandraVersion.V4_0_17)).toEqual(['4.0', 11, '5.1', false, false]);
  expect(facts(CassandraVersion.V4_1_9)).toEqual(['4.1', 11, '5.2', true, false]);
  expect(facts(CassandraVersion.V5_0_6)).toEqual(['5.0', 17, '5.3', true, true]);
});

test('a published release is the constant', () => {
  expect(CassandraVersion.of('5.0.6')).toBe(CassandraVersion.V5_0_6);
  expect(CassandraVersion.of('5.0.99').isPublished).toBe(false);
});

test('compares lines, not patches', () => {
  expect(CassandraVersion.V4_1_0.isAtLeast(4, 1)).toBe(true);
  expect(CassandraVersion.V4_1_12.isAtLeast(5, 0)).toBe(false);
  expect(CassandraVersion.V5_0_1.isAtLeast(4, 1)).toBe(true);
});

for (const version of ['5.0', '3.11.17', '6.0.0', 'v5.0.6', '5.0.6-ubi']) {
  test(`fails for ${version}, when it is asked for facts`, () => expect(() => CassandraVersion.of(version).javaVersion).toThrow('[cassandra-version]'));
}
