import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { stringify } from 'yaml';
import { ExitCode, run } from '../../../tools/crds-check/cli';

let printed: string[];
let folder: string;

beforeEach(() => {
  printed = [];
  folder = plantedFolder();
  jest.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
  jest.spyOn(console, 'error').mockImplementation((line: string) => void printed.push(line));
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** A folder with one operator version that defines ClientConfig with one more field than ours. */
function plantedFolder(): string {
  const planted = mkdtempSync(join(tmpdir(), 'crds-'));
  const spec = {
    type: 'object',
    properties: { contextName: { type: 'string' }, kubeConfigSecret: { type: 'object', properties: { name: { type: 'string' } } }, planted: { type: 'string' } },
  };
  const schema = { openAPIV3Schema: { type: 'object', required: ['spec'], properties: { apiVersion: {}, kind: {}, metadata: {}, spec } } };
  mkdirSync(join(planted, 'k8ssandra-operator-9.9.9'));
  writeFileSync(join(planted, 'k8ssandra-operator-9.9.9', 'crds.yaml'), stringify({
    kind: 'CustomResourceDefinition',
    spec: { group: 'config.k8ssandra.io', names: { kind: 'ClientConfig' }, versions: [{ name: 'v1beta1', served: true, schema }] },
  }));
  return planted;
}

function documentWith(spec: object): string {
  const file = join(folder, 'document.yaml');
  writeFileSync(file, stringify({ apiVersion: 'config.k8ssandra.io/v1beta1', kind: 'ClientConfig', metadata: { name: 'west' }, spec }));
  return file;
}

test('says that it was not run, and fails, where there are no definitions', () => {
  expect(run(['/does/not/exist'])).toBe(ExitCode.NOT_RUN);
  expect(printed).toEqual([expect.stringContaining('was not run: /does/not/exist')]);
});

test('fails with a list of what differs', () => {
  expect(run([folder])).toBe(ExitCode.FINDINGS);
  expect(printed).toContain('k8ssandra-operator-9.9.9: 1 differences, 0 rendering faults');
  expect(printed).toContain('  missing field: ClientConfig spec.planted: ClientConfigSpec has no property for it');
  expect(printed).toContain('extra kind: Reaper: no version defines reaper.k8ssandra.io/v1alpha1');
});

test('lists documents that are refused, with their files', () => {
  const file = documentWith({ contextname: 'west' });

  expect(run([folder, '--documents', file])).toBe(ExitCode.FINDINGS);
  expect(printed).toEqual(expect.arrayContaining([
    `1 custom resources in ${file}: 1 refusals`,
    `  ClientConfig "west" in ${file}, refused by k8ssandra-operator-9.9.9:`,
    '    spec.contextname: unknown field',
  ]));
});

test('documents that are valid are counted, and none at all are a finding', () => {
  const file = documentWith({ contextName: 'west' });

  run([folder, '--documents', file]);
  expect(printed).toContain(`1 custom resources in ${file}: valid`);
  run([folder, '--documents', join(folder, 'k8ssandra-operator-9.9.9')]);
  expect(printed).toContain('  there was nothing to validate: is this the right place?');
});
