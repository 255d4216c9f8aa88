/** Writes lib/input/prop-types.ts from the public interfaces. A test fails as long as it differs. */
import { writeFileSync } from 'fs';
import { join } from 'path';
import { propTypes } from './write';

writeFileSync(join(__dirname, '../../lib/input/prop-types.ts'), propTypes());
