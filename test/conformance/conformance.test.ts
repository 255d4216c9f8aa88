import { readFileSync } from 'fs';
import { join } from 'path';
import { render } from '../../lib/crds/rendering/render';
import { checkTypes } from '../../tools/crds-check/check';
import { readDocuments, validateDocuments } from '../../tools/crds-check/documents';
import { fullValue } from '../../tools/crds-check/full-documents';
import { crdsFolder, loadOperatorVersions, OperatorVersion } from '../../tools/crds-check/schemas';
import { makeTable, textOf } from '../../tools/crds-check/table';
import { validateManifest } from '../../tools/crds-check/validate';

const VERSIONS = loadOperatorVersions(crdsFolder());

// A clone without the operators' definitions passes, and says what it did not do.
if (!VERSIONS) console.warn(`conformance was NOT RUN: no custom resource definitions in ${crdsFolder()}`);

(VERSIONS ? describe : describe.skip)('conformance', () => {
  const versions = VERSIONS as OperatorVersion[];
  const report = VERSIONS && checkTypes(VERSIONS);

  test('our types agree with every operator version', () => {
    expect(report!.versions.map(({ name, findings }) => [name, findings])).toEqual(versions.map(({ name }) => [name, []]));
    expect(report!.extra).toEqual([]);
  });

  test('what has every property is rendered to a valid document', () => {
    expect(report!.versions.flatMap(({ rendering }) => rendering)).toEqual([]);
  });

  test('the table by which objects are checked at synth is what the definitions say: run "npm run crds:table"', () => {
    expect(textOf(makeTable(versions))).toBe(readFileSync(join(__dirname, '../../lib/crds/schema/schema-table.json'), 'utf8'));
  });

  test('no exclusion outlives its reason', () => {
    expect(report!.stale).toEqual([]);
  });

  test('the documents of the tests are valid', () => {
    const { checked, invalid } = validateDocuments(readDocuments(join(__dirname, 'documents')), versions);

    expect(checked).toBeGreaterThanOrEqual(14);
    expect(invalid).toEqual([]);
  });

  test('without the table of names the same document is refused', () => {
    const definition = versions.flatMap(({ definitions }) => definitions).find(({ kind }) => kind === 'K8ssandraCluster')!;
    const { spec } = report!.kinds.find(({ kind }) => kind === 'K8ssandraCluster')!;
    const { apiVersion, kind } = definition;
    const untold = render(fullValue(spec, definition.schema.properties!.spec));

    expect(validateManifest({ apiVersion, kind, spec: untold }, definition).map(({ path }) => path)).toEqual(expect.arrayContaining([
      'spec.cassandra.config.jvmOptions.heapMaxSize',
      'spec.cassandra.datacenters[0].containers[0].ports[0].hostIp',
      'spec.reaper.serviceAccountName',
    ]));
  });
});
