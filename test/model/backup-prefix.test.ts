import * as fc from 'fast-check';
import { backupPrefixProblem } from '../../lib/model/backup-prefix';

test('what is accepted is one segment of two or more, without wildcards and variables', () => {
  fc.assert(fc.property(fc.string({ maxLength: 70 }), (prefix) => {
    if (backupPrefixProblem(prefix)) return;
    expect(prefix).toMatch(/^[^/*?$\s]{2,63}$/);
  }), { numRuns: 2000 });
});

test('names of Cassandra clusters are accepted', () => {
  fc.assert(fc.property(fc.stringMatching(/^[a-z][a-z0-9-]{0,30}[a-z0-9]$/), (name) => {
    expect(backupPrefixProblem(name)).toBeUndefined();
  }));
});

test.each(['', 'x', 'a/b', '/ab', 'ab/', 'a*b', 'a?b', '${a}', '-ab', '.ab'])('fails for %p', (prefix) => {
  expect(backupPrefixProblem(prefix)).toMatchObject({ rule: 'backup-prefix', got: prefix });
});
