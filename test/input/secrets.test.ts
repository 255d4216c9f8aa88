import { PropCheck } from '../../lib/input/check';
import { shownAt } from '../../lib/input/shown';

test.each(['superuserSecretName', 'password', 'apiToken', 'users[0].credentials', 'helm.PASSPHRASE', 'containers[0].env[2].value', 'tls.privateKey'])('what stands at %s is not shown', (at) => {
  expect(shownAt(at, 'hunter2')).toBe('a text');
  expect(shownAt(at, 42_424_242)).toBe('a number');
  expect(shownAt(at, ['hunter2'])).toBe('a list');
  expect(shownAt('datacenters[0].name', 'hunter2')).toBe('hunter2');
});

test.each(['secretsProvider', 'tokens.numTokens', 'cassandraYaml.num_tokens', 'env[0].name'])('what stands at %s is no secret', (at) => {
  expect(shownAt(at, 'externl')).toBe('externl');
  expect(shownAt(at, 0.5)).toBe(0.5);
});

test('the finding of a wrong value holds none of it', () => {
  const check = new PropCheck();
  check.struct('CassandraClusterProps', { superuserSecretName: 42_424_242 }, '');
  const told = JSON.stringify(check.problems);
  expect(told).toContain('superuserSecretName');
  expect(told).not.toContain('42424242');
});
