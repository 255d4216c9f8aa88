import * as fs from 'fs';
import * as path from 'path';

/** All instance types of the table. */
export const TYPES = Object.keys(JSON.parse(fs.readFileSync(path.join(__dirname, '../../lib/sizing/instance-table.json'), 'utf8')));
