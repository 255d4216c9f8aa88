import { execFileSync } from 'child_process';
import { parse } from 'yaml';
import { quote } from '../../e2e/harness/quote';

const NASTY = [
  "it's", 'say "hi"', '$HOME ${HOME} $(id) `id`', 'a\\b\\\\c\\', '%s %(x)s #{x} {{x}}', "$& $' $`", '-- ; /* */ # comment', ': yes', '- x', '&a *a !b', 'true', '007', '~',
  'a=b:c', 'ä € \u{1f600}', '\u2028\u2029\u0085\u00a0\ufeff', '</a>&amp;', '',
];
/** Not in a file whose values are stripped, or end with the line. */
const SPACES = [' leading', 'trailing ', 'tab\there', 'two\nlines', 'carriage\rreturn'];

/** Java's way to read a value: Properties.load, after the first "=". */
function readProperty(line: string): string {
  return line.replace(/^\s+/, '').replace(/\\(u([0-9a-fA-F]{4})|.)/g, (_, one, code) => (code ? String.fromCharCode(parseInt(code, 16)) : one));
}

describe.each([...NASTY, ...SPACES].map((text) => [text]))('%j, pasted', (text) => {
  test('into CQL is one literal that ends where it should', () => {
    const literal = quote.cql(text);

    expect(literal).toMatch(/^'([^']|'')*'$/);
    expect(literal.slice(1, -1).replace(/''/g, "'")).toBe(text);
  });

  test('into a shell command is one word', () => {
    expect(execFileSync('sh', ['-c', `printf '<%s>' ${quote.shell(text)}`], { encoding: 'utf8' })).toBe(`<${text}>`);
  });

  test('into a script is that text', () => {
    expect(new Function(`return ${quote.script(text)};`)()).toBe(text);
  });

  test.each(['1.1', '1.2'] as const)('into a line of YAML %s is that text', (version) => {
    const line = `key: ${quote.yaml(text)}`;

    expect(line.split(/[\n\r\u0085\u2028\u2029]/)).toHaveLength(1);
    expect(parse(`${line}\nother: 1\n`, { version })).toEqual({ key: text, other: 1 });
  });

  test('into a properties file is that text', () => {
    const line = quote.property(text);

    expect(line).toMatch(/^[ -~]*$/);
    expect(readProperty(line)).toBe(text);
  });
});

test.each(NASTY.filter((text) => text.trim() === text).map((text) => [text]))('%j, pasted into a file that configparser reads, stays as it is', (text) => {
  expect(quote.ini(text)).toBe(text);
});

test.each(SPACES.filter((text) => text.trim() !== text || /[\r\n]/.test(text)))('%j is refused for a file that configparser reads', (text) => {
  expect(() => quote.ini(text)).toThrow(/no value of an ini file/);
});
