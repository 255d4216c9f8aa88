import { cleanName } from '../../lib/private/names';

// What cass-operator 1.30.3 was seen to make of names.
test.each([
  ['orders', 'orders'],
  ['1cluster', 'cluster'],
  ['my.cluster', 'mycluster'],
  ['My Prod Cluster', 'myprodcluster'],
  ['My_C', 'my-c'],
  ['rack_a', 'rack-a'],
  ['RackA', 'racka'],
  ['rack a', 'racka'],
  ['a.1b', 'ab'],
  ['-x-', 'x'],
  ['123', ''],
])('%s runs as %s', (name, cleaned) => {
  expect(cleanName(name)).toBe(cleaned);
});

test('a valid name is not touched, and cleaning twice is cleaning once', () => {
  for (const name of ['a', 'a-b', 'x0', 'orders-eu-1']) expect(cleanName(name)).toBe(name);
  for (const name of ['My_C.d', '9 lives', '__a__']) expect(cleanName(cleanName(name))).toBe(cleanName(name));
});
