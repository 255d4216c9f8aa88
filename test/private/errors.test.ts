import { ConfigurationError, describe as tell } from '../../lib/private/errors';

test('a problem names what, value, rule and way out', () => {
  expect(tell({ rule: 'a-rule', what: 'too few', got: 2, allowed: '3 or more', fix: 'add one' })).toBe('too few: got 2, allowed: 3 or more; add one [a-rule]');
  expect(tell({ rule: 'a-rule', what: 'missing', fix: 'give it' })).toBe('missing; give it [a-rule]');
});

test('an error names the construct, for each of its problems', () => {
  const problem = { rule: 'a-rule', what: 'wrong', fix: 'mend it' };
  expect(new ConfigurationError('Stack/Thing', problem, problem).message).toBe('Stack/Thing: wrong; mend it [a-rule]\nStack/Thing: wrong; mend it [a-rule]');
  expect(new ConfigurationError('', problem).message).toBe('wrong; mend it [a-rule]');
});
