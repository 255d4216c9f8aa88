/**
 * Any text as one value of another language. What is pasted into a statement, a command or a file goes through here: a password may hold quotes,
 * the name of a folder spaces.
 */
export const quote = {
  /** A literal of CQL. */
  cql: (text: string) => `'${text.replace(/'/g, "''")}'`,
  /** One word of a POSIX shell. */
  shell: (text: string) => `'${text.replace(/'/g, "'\\''")}'`,
  /** A literal of JavaScript or TypeScript. */
  script: (text: string) => JSON.stringify(text),
  /** A value of YAML on one line: JSON, without the characters that YAML wants escaped and JSON does not. */
  yaml: (value: unknown) => JSON.stringify(value).replace(/[\u007f-\u00a0\u2028\u2029\ufeff\uffff]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
  /** A value of a Java properties file. */
  property: (text: string) => text.replace(/[\\\r\n\t\f]|^ |[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
  /** A value of a file that Python's configparser reads: it knows no escapes, so that a line's end cannot be written. */
  ini: (value: unknown) => {
    const text = String(value);
    if (/[\r\n]/.test(text) || text !== text.trim()) throw new Error(`no value of an ini file: ${JSON.stringify(text)}`);
    return text;
  },
};
