import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { objectsOfTemplate, readDocuments, validateDocuments } from '../../../tools/crds-check/documents';
import { isPlaceholder } from '../../../tools/crds-check/placeholders';
import { OperatorVersion } from '../../../tools/crds-check/schemas';

const TASK = { apiVersion: 'a.example/v1', kind: 'Task', metadata: { name: 't' }, spec: { size: 1 } };

function version(name: string, size: object): OperatorVersion {
  const spec = { type: 'object', properties: { size } } as const;
  return { name, definitions: [{ apiVersion: TASK.apiVersion, kind: 'Task', schema: { type: 'object', properties: { apiVersion: {}, kind: {}, spec } } }] };
}

const VERSIONS = [version('old', { type: 'integer' }), version('new', { type: 'integer', maximum: 1 })];

const folder = mkdtempSync(join(tmpdir(), 'documents-'));

afterAll(() => rmSync(folder, { recursive: true }));

function write(files: Record<string, string>): void {
  Object.entries(files).forEach(([name, content]) => writeFileSync(join(folder, name), content));
}

test('objects are read from YAML, JSON, lines of JSON and templates', () => {
  const manifest = JSON.stringify([TASK]);
  write({
    'a.yaml': `---\n${JSON.stringify(TASK)}\n---\n# nothing\n`,
    'b.json': JSON.stringify({ kind: 'List', apiVersion: 'v1', items: [TASK] }),
    'c.jsonl': `${JSON.stringify(TASK)}\n${JSON.stringify(TASK)}\n`,
    'd.template.json': JSON.stringify({ Resources: { A: { Type: 'Custom::AWSCDK-EKS-KubernetesResource', Properties: { Manifest: manifest } } } }),
    'e.json': '{"version":"48.0.0"}',
    'f.txt': 'kind: Task',
  });

  const documents = readDocuments(folder);

  expect(documents.map(({ source }) => source.slice(folder.length + 1))).toEqual(['a.yaml', 'b.json', 'c.jsonl', 'c.jsonl', 'd.template.json']);
  expect(documents.every(({ manifest: { kind } }) => kind === 'Task')).toBe(true);
});

test('values of the deployment become placeholders', () => {
  const stack = new Stack(new App(), 'Stack');
  const cluster = eks.Cluster.fromClusterAttributes(stack, 'Cluster', {
    clusterName: 'c',
    kubectlProvider: eks.KubectlProvider.fromKubectlProviderAttributes(stack, 'Kubectl', { serviceToken: 'arn:aws:lambda:eu-central-1:1:function:f' }),
  });
  const bucket = new s3.Bucket(stack, 'Bucket');
  new eks.KubernetesManifest(stack, 'Manifest', { cluster, manifest: [{ ...TASK, spec: { size: 2, bucket: `${bucket.bucketName}-x`, count: 3 } }] });

  const [object] = objectsOfTemplate(Template.fromStack(stack).toJSON()) as unknown as { spec: { bucket: string } }[];

  expect(object.spec).toEqual({ size: 2, bucket: expect.stringMatching(/-x$/), count: 3 });
  expect(isPlaceholder(object.spec.bucket)).toBe(true);
});

test('a document must be valid in every version that knows its kind', () => {
  const { checked, invalid } = validateDocuments([{ source: 'f', manifest: { ...TASK, spec: { size: 2 } } as never }], VERSIONS);

  expect(checked).toBe(1);
  expect(invalid).toMatchObject([{ source: 'f', version: 'new', violations: [{ path: 'spec.size' }] }]);
});

test('objects of others are not counted', () => {
  const others = [{ apiVersion: 'v1', kind: 'Secret' }, { apiVersion: 'apps/v1', kind: 'Deployment' }];

  expect(validateDocuments(others.map((manifest) => ({ source: 'f', manifest })), VERSIONS)).toEqual({ checked: 0, invalid: [] });
});

test('an unknown kind or version of a group of ours is refused', () => {
  const unknown = [{ ...TASK, kind: 'Tusk' }, { ...TASK, apiVersion: 'a.example/v2' }];

  expect(validateDocuments(unknown.map((manifest) => ({ source: 'f', manifest })), VERSIONS).invalid.map(({ violations }) => violations[0].problem))
    .toEqual(['no operator version defines a.example/v1 Tusk', 'no operator version defines a.example/v2 Task']);
});
