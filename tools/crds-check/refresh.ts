/** `npm run crds:table`: writes lib/crds/schema/schema-table.json from definitions of the operators (../shared/crds, CRDS_DIR or a named folder). */
import * as fs from 'fs';
import * as path from 'path';
import { crdsFolder, loadOperatorVersions } from './schemas';
import { makeTable, textOf } from './table';

const TABLE = path.join(__dirname, '../../lib/crds/schema/schema-table.json');

const folder = crdsFolder(process.argv[2]);
const versions = loadOperatorVersions(folder);
if (!versions) throw new Error(`${folder} holds no custom resource definitions: name a folder that does, as argument or in CRDS_DIR`);
const table = makeTable(versions);
fs.writeFileSync(TABLE, textOf(table));
console.log(`${Object.keys(table.kinds).length} kinds, ${table.nodes.length} parts`);
