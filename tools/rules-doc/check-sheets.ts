/**
 * Compares the committed ids with those of the sheets of measurements in the folder that is given. "--write" takes them over.
 * Without the sheets there is nothing to compare; that each id is mapped is a unit test.
 */
import * as fs from 'fs';
import * as path from 'path';
import { idsOfSheets } from './sheets';

const COMMITTED = path.join(__dirname, 'row-ids.json');
const [folder, ...flags] = process.argv.slice(2);

if (!folder || !fs.existsSync(folder)) {
  console.log(`row ids: not compared, there are no sheets in ${folder ?? 'no folder'}`);
} else {
  const wanted = `${JSON.stringify(idsOfSheets(folder), undefined, 2)}\n`;
  if (flags.includes('--write')) fs.writeFileSync(COMMITTED, wanted);
  const same = fs.readFileSync(COMMITTED, 'utf8') === wanted;
  console.log(same ? 'row ids: as in the sheets' : 'row ids: tools/rules-doc/row-ids.json is not what the sheets have');
  process.exitCode = same ? 0 : 1;
}
