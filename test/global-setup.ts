import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { bundleHandlers } from '../tools/bundle-handlers';

/** What must be there before tests run. */
export default function setUp(): void {
  // Constructs whose code runs in Lambda need it bundled before a test synthesizes them; `npm run mutate` has done it for all its runs.
  if (!process.env.MUTATION) bundleHandlers();
  // Each app of a test leaves its assembly with copies of all assets in the temporary folder, some 40 MB: ours goes with the run.
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-eks-cassandra-tests-'));
  process.env.TMPDIR = folder;
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
}
