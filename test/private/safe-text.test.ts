import { safeText } from '../../lib/private/safe-text';

test.each<[string, string]>([
  ['an API server', 'StatefulSet.apps "orders-dc1-r1-sts" is invalid: spec.template: Invalid value: "hunter2": must be no secret'],
  ['an API server that quotes quotes', 'x: Invalid value: "a \\" hunter2": no'],
  ['a value without quotes', 'x: Invalid value: hunter2: no'],
  ['an environment', 'cannot start with CONFIG_FILE_DATA={"client_encryption_options":{"keystore_password":"hunter2"}} at all'],
  ['nested objects', 'got {"a":{"b":{"c":"hunter2"}},"d":["hunter2"]}'],
  ['a struct of Go', 'cannot use {Name:KEY Value:hunter2}'],
  ['an option of Java', 'java -Djavax.net.ssl.trustStorePassword=hunter2 -Dx=y failed'],
  ['a sentence', 'login failed for cassandra with password hunter2'],
  ['yaml', 'keystore_password: hunter2, truststore: x'], ['a header', 'Authorization: Bearer hunter2'], ['an address', 'cannot reach https://admin:hunter2@example.com/x'],
  ['a token', 'token=hunter2'], ['an access key', 'secret_access_key: "hunter2"'],
])('takes out what %s says', (_, text) => {
  expect(safeText(text)).not.toContain('hunter2');
  expect(safeText(text)).toContain('***');
});

test.each(['dG9wIHNlY3JldCBwYXNzd29yZDE=', 'AKIAIOSFODNN7EXAMPLE', 'kJ8sHd7Qm2ZpL0xVbN4tRw6Yc1Gf3UaE'])('takes out what looks like a key or a password: %s', (key) => {
  expect(safeText(`cannot use ${key} here`)).toBe('cannot use *** here');
});

test.each([
  'MountVolume.SetUp failed for volume "encryption-stores" : secret "orders-stores" not found', 'could not load superuser secret', 'K8ssandraCluster orders says no',
  'back-off 5m0s restarting failed container=cassandra pod=orders-dc1-r1-sts-0_shop(0f6f2a5e-8d8f-4d8e-9d3f-6b7d0a2c1e44)', 'CassandraDatacenter is not ready since 2026-11-21T09:00:00Z',
  '0/9 nodes are available: 3 Insufficient memory', 'cannot decommission DC dc2: keyspace shop still has replicas on it', 'PersistentVolumeClaimResizePending',
])('leaves what tells: %s', (text) => {
  expect(safeText(text)).toBe(text);
});

test('is one line, and not endless', () => {
  expect(safeText('a\n\tb')).toBe('a b');
  expect(safeText('x y '.repeat(1_000), 20)).toHaveLength(23);
  expect(safeText(undefined)).toBe('');
});
