/** Writes RULES.md and docs/measured-rows.md. */
import * as fs from 'fs';
import * as path from 'path';
import { MEASURED_FILE, measuredDocument, RULES_FILE, rulesDocument } from './render';

const ROOT = path.join(__dirname, '../..');
fs.writeFileSync(path.join(ROOT, RULES_FILE), rulesDocument());
fs.writeFileSync(path.join(ROOT, MEASURED_FILE), measuredDocument());
