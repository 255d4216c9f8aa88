/** Writes RULES.md. */
import * as fs from 'fs';
import * as path from 'path';
import { rulesDocument } from './render';

fs.writeFileSync(path.join(__dirname, '../../RULES.md'), rulesDocument());
