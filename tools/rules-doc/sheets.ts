import * as fs from 'fs';
import * as path from 'path';

/** Ids of all rows of the sheets of measurements, by sheet and section. Sections whose rows have no names count them. */
export type RowIds = Readonly<Record<string, readonly string[]>>;

/** The ids as the sheets in `folder` have them. */
export function idsOfSheets(folder: string): RowIds {
  const [refusals, operator, eks] = ['refusals.md', 'k8ssandra.md', 'eks.md'].map((name) => fs.readFileSync(path.join(folder, name), 'utf8'));
  return {
    'refusals 1': tableRows(section(refusals, '## 1. ')).map(([first]) => first),
    'refusals 2': tableRows(section(refusals, '## 2. ')).flatMap(([first]) => severalIds(first)),
    'refusals 3': counted('F', section(refusals, '## 3. ').match(/^\d+\. /gm)),
    'operator 3.1': counted('W', tableRows(section(operator, '### 3.1 '))),
    'operator 3.2': counted('R', section(operator, '### 3.2 ').match(/^- /gm)),
    'operator 3.3': counted('K', tableRows(section(operator, '### 3.3 '))),
    'operator 3.4': counted('C', section(operator, '### 3.4 ').match(/^- /gm)),
    'operator 3.5': tableRows(section(operator, '### 3.5 ')).map(([first]) => first),
    'operator 9': tableRows(section(operator, '## 9. ')).map(([first]) => `P${first}`),
    'eks 9': counted('E', section(eks, '## 9. ').match(/^\d+\. /gm)),
    'eks 10': counted('N', section(eks, '## 10. ').match(/^- /gm)),
  };
}

/** From a heading to the next of its own or a higher level. */
function section(sheet: string, heading: string): string {
  const start = sheet.indexOf(`\n${heading}`);
  if (start < 0) throw new Error(`the sheet has no section "${heading.trim()}"`);
  const level = heading.indexOf(' ');
  const rest = sheet.slice(start + 1 + heading.length);
  const end = rest.search(new RegExp(`^#{1,${level}} `, 'm'));
  return end < 0 ? rest : rest.slice(0, end);
}

/** Cells of the rows of all tables, without heads. */
function tableRows(text: string): string[][] {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => {
    const isHead = lines[at + 1]?.startsWith('|---') ?? false;
    return line.startsWith('|') && !line.startsWith('|---') && !isHead ? [line.split('|').slice(1, -1).map((cell) => cell.trim())] : [];
  });
}

/** "a-b / -c" is a-b and a-c. */
function severalIds(cell: string): string[] {
  const parts = cell.replace(/^del of rec-/, 'del-').split(' / ');
  return parts.map((part) => (part.startsWith('-') ? parts[0].replace(/-[^-]*$/, part) : part));
}

function counted(letter: string, rows: readonly unknown[] | null): string[] {
  return (rows ?? []).map((_, at) => `${letter}${at + 1}`);
}
