import { formatIpv4Range, parseIpv4Range, rangesOverlap } from '../../lib/private/cidr';

test.each(['0.0.0.0/0', '10.0.0.0/16', '172.20.128.0/17', '255.255.255.255/32', '203.0.113.4/30'])('%s is read and written', (text) => {
  expect(formatIpv4Range(parseIpv4Range(text)!)).toBe(text);
});

test.each(['', '10.0.0.0', '10.0.0.0/33', '10.0.0.1/16', '10.0.256.0/24', '10.0.0/16', '::/0', ' 10.0.0.0/16', '10.0.0.0/16 '])('"%s" is no range', (text) => {
  expect(parseIpv4Range(text)).toBeUndefined();
});

test.each([
  ['10.0.0.0/16', '10.0.255.0/24', true],
  ['10.0.255.0/24', '10.0.0.0/16', true],
  ['10.0.0.0/16', '10.0.0.0/16', true],
  ['10.0.0.0/16', '10.1.0.0/16', false],
  ['0.0.0.0/0', '172.20.0.0/16', true],
])('%s and %s overlap: %p', (one, other, overlap) => {
  expect(rangesOverlap(parseIpv4Range(one)!, parseIpv4Range(other)!)).toBe(overlap);
});
