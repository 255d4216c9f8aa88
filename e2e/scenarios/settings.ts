import { strict as assert } from 'assert';
import * as fs from 'fs';
import * as path from 'path';
import { Scenario } from './scenario';
import { CassandraVersion } from '../../lib/model/cassandra-version';
import { comesLater, keysInObjects, lineOf } from '../../lib/model/settings';
import { run } from '../harness/process';
import * as versions from '../versions.json';

const PROGRAMS = ['Check', 'Keys'].map((name) => path.join(__dirname, '..', 'cassandra', `${name}.java`));
const PLANTED = 'planted_setting';

/** What a server makes of a value when it starts: the mode of data files stays under the name of the setting, that of index files goes elsewhere. */
function heldAs(name: string, value: unknown): unknown {
  return name === 'disk_access_mode' && value === 'mmap_index_only' ? 'standard' : value;
}

/** Real servers take every setting and Java option that the typed configuration can give to the operator, and hold the values that were meant. */
export const settings: Scenario = {
  name: 'settings',
  run: async ({ environment: { parts, folder }, step }) => {
    // Loads the whole library, which the other scenarios do not need.
    const { Renderings } = await import('../cassandra/renderings');
    const { javaArguments, jvmArguments, writeServerFiles } = await import('../cassandra/server-files');

    const stores = await makeStores(folder);
    const compiled = (release: string) => path.join(folder, 'settings', `${release}-classes`);
    const classPath = (release: string) => `${compiled(release)}:${fs.readFileSync(path.join(parts.cassandra, `${release}.classpath`), 'utf8')}`;
    const load = async (release: string, name: string, rendered: Record<string, unknown>, jvm: string[], ask: string[] = []) => {
      const files = path.join(folder, 'settings', `${release}-${name}`);
      writeServerFiles(files, lineOf(CassandraVersion.of(release)), withStores(rendered, stores), { address: '127.0.0.1', seeds: ['127.0.0.1'], datacenter: 'dc1', rack: 'r1' });
      return run('java', [...javaArguments(files, classPath(release), jvm), 'Check', ...ask], { mayFail: true, log: path.join(folder, 'logs', `settings-${release}.log`) });
    };

    for (const release of versions.cassandra) {
      await run('javac', ['-nowarn', '-cp', classPath(release), '-d', compiled(release), ...PROGRAMS]);
      const renderings = new Renderings(release);
      const all = renderings.all();
      const count = new Set(all.flatMap(({ settings: one }) => Object.keys(one))).size;
      await step(`${release} takes the ${count} settings of the typed configuration, each collector and each profile`, async () => {
        await Promise.all(all.map(async ({ name, settings: wanted, jvmOptions }) => {
          // Objects are not told as text.
          const scalars = Object.keys(wanted).filter((one) => typeof wanted[one] !== 'object');
          const { code, output, stdout } = await load(release, name, wanted, jvmArguments(jvmOptions), scalars);
          assert.equal(code, 0, `${release} ${name}: ${refusal(output)}`);
          const held = Object.fromEntries(stdout.trim().split('\n').map((line) => line.split('=')));
          assert.deepEqual(texts(held), texts(Object.fromEntries(scalars.map((one) => [one, heldAs(one, wanted[one])]))), `${release} ${name}`);
        }));
      });
      await step(`${release} refuses by name the ${renderings.refused.length} settings that the library refuses for it, and a planted one`, async () => {
        const unknown = [...renderings.refused, PLANTED];
        const { code, output } = await load(release, 'unknown', Object.fromEntries(unknown.map((one) => [one, 1])), []);
        assert.equal(code, 1);
        const [, named] = /Please remove properties \[(.*?)\]/.exec(output) ?? assert.fail(output.slice(-500));
        assert.deepEqual(named.split(', ').sort(), unknown.sort());
      });
      await step(`${release} knows the keys inside objects that the library knows, and no others`, async () => {
        const { stdout } = await run('java', ['-XX:-UsePerfData', '-cp', classPath(release), 'Keys']);
        const keys = stdout.trim().split('\n');
        assert.ok(keys.length > 60, `${keys.length} keys`);
        assert.deepEqual(keys, keysTaken(release).sort());
      });
    }

    const [newest] = versions.cassandra.slice(-1);
    await step('Java refuses an option that the library refuses', async () => {
      const option = '-XX:+UseConcMarkSweepGC';
      assert.match(new Renderings(newest).refusalOf({ options: [option] }) ?? '', /not supported by Java 17/);
      const { code, output } = await load(newest, 'java', {}, [option]);
      assert.equal(code, 1);
      assert.match(output, /Unrecognized VM option 'UseConcMarkSweepGC'/);
    });
  },
};

/** Paths of the keys inside objects that the library takes for a release: those of its line, without objects and keys that came later. */
function keysTaken(release: string): string[] {
  const version = CassandraVersion.of(release);
  const isLater = (name: string) => name.split('.').some((_, at, parts) => comesLater(version, parts.slice(0, at + 1).join('.')));
  return keysInObjects(lineOf(version)).filter((name) => !isLater(name));
}

/** Keystore and truststore, which cert-manager makes and the operator mounts. */
async function makeStores(folder: string): Promise<object> {
  const file = path.join(folder, 'stores.jks');
  const password = 'stores-of-the-check';
  await run('keytool', ['-genkeypair', '-keystore', file, '-storepass', password, '-alias', 'e2e', '-keyalg', 'EC', '-dname', 'CN=e2e']);
  return { keystore: file, keystore_password: password, truststore: file, truststore_password: password };
}

function withStores(rendered: Record<string, unknown>, stores: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(rendered).map(([name, value]) =>
    [name, name.endsWith('_encryption_options') && typeof value === 'object' ? { ...stores, ...value } : value]));
}

/** Values as Java and JSON both write them. */
function texts(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value).toLowerCase().replace(/\.0$/, '')]));
}

function refusal(output: string): string {
  return output.split('\n').filter((line) => line.startsWith('refused: ') || line.startsWith('Error')).join('\n') || output.slice(-1000);
}
