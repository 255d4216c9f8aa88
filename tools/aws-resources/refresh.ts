/** `npm run resources:refresh`: writes lib/aws-resources/resource-table.json from AWS's service specification and resource-types.ts. */
import * as fs from 'fs';
import * as path from 'path';
import { makeTable, textOf } from './make-table';

const TABLE = path.join(__dirname, '../../lib/aws-resources/resource-table.json');

const table = makeTable();
fs.writeFileSync(TABLE, textOf(table));
console.log(`${Object.keys(table).length} resource types`);
