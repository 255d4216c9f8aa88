import { Token } from 'aws-cdk-lib';
import { holdsNumberToken } from '../../lib/input/number-token';

// The digits of a token count those before it; the first of an app have others than the later ones.
test('a number that is not known yet is found in a text, the first of an app as well as a late one', () => {
  const texts = Array.from({ length: 3000 }, () => `${Token.asNumber({ Ref: 'Size' })}Gi`);
  expect(texts.filter((text) => !holdsNumberToken(text))).toEqual([]);
});

test.each(['500Gi', '-1.5e+289', '-1.9e+289Gi', '1.8881545897087503e+289', '', 'e+289'])('a text without one is none: %s', (text) => {
  expect(holdsNumberToken(text)).toBe(false);
});
