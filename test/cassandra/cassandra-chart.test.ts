import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Fn, Size, Token } from 'aws-cdk-lib';
import * as cdk8s from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { CassandraChart, CassandraStorage } from '../../lib';
import { cdk8sSynth } from '../../tools/cdk8s-synth';
import { validateDocuments } from '../../tools/crds-check/documents';
import { crdsFolder, loadOperatorVersions } from '../../tools/crds-check/schemas';
import { GOOD, GOOD_DATACENTER } from '../rules/rule-cases';

const ROOT = path.join(__dirname, '../..');

describe('values that only AWS CDK can replace', () => {
  test('fails where cdk8s writes the chart, and tells where', () => {
    const app = new cdk8s.App({ outdir: fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-')) });
    new CassandraChart(app, 'Orders', { ...GOOD, backup: { ...GOOD.backup!, bucketName: Fn.importValue('Bucket') } });
    expect(() => app.synth()).toThrow(/K8ssandraCluster "orders" contains an AWS CDK token.*got "spec.medusa.storageProperties.bucketName".*\[unresolved-token\]/);
  });

  test('are refused in the middle of a text as well', () => {
    const app = new cdk8s.App({ outdir: fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-')) });
    const storage = CassandraStorage.gp3(Size.gibibytes(Token.asNumber({ Ref: 'Size' })));
    new CassandraChart(app, 'Orders', { ...GOOD, datacenters: [{ ...GOOD_DATACENTER, storage }] });
    expect(() => app.synth()).toThrow(/contains an AWS CDK token.*cassandraDataVolumeClaimSpec.resources.requests.storage".*\[unresolved-token\]/);
  });

  test('are nothing to fear where there are none', () => {
    expect(new CassandraChart(new cdk8s.App(), 'Orders', GOOD).node.validate()).toEqual([]);
  });
});

describe('warnings', () => {
  const risky = { ...GOOD, backup: undefined };
  const warnings = (props: object) => new CassandraChart(new cdk8s.App(), 'Orders', { ...risky, ...props }).warnings;

  test('are reported until they are acknowledged by id', () => {
    expect(warnings({})).toEqual([expect.stringContaining('[no-backup]')]);
    expect(warnings({ acknowledgedWarnings: ['no-backup'] })).toEqual([]);
  });

  test('fails for an id that no rule has', () => {
    expect(() => warnings({ acknowledgedWarnings: ['nobackup'] })).toThrow(/acknowledgedWarnings names no rule: got "nobackup", allowed: the id of a rule, as in RULES.md; did you mean "no-backup"/);
  });
});

test('the GitOps example writes YAML that the operators take, with the CLI of cdk8s', () => {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'gitops-'));
  cdk8sSynth(path.join(ROOT, 'examples/gitops'), outdir);
  const objects = fs.readdirSync(outdir).flatMap((file) => parseAllDocuments(fs.readFileSync(path.join(outdir, file), 'utf8')).map((one) => one.toJS()));
  expect(objects.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['Namespace', 'StorageClass', 'ServiceAccount', 'NetworkPolicy', 'K8ssandraCluster', 'MedusaBackupSchedule']));
  const { cassandra } = objects.find(({ kind }) => kind === 'K8ssandraCluster').spec;
  expect(cassandra.datacenters[0].racks[0].nodeAffinityLabels).toMatchObject({ 'karpenter.sh/nodepool': 'cassandra' });
  const versions = loadOperatorVersions(crdsFolder());
  if (versions) {
    const report = validateDocuments(objects.map((manifest) => ({ source: 'gitops', manifest })), versions);
    expect(report.invalid).toEqual([]);
    expect(report.checked).toBeGreaterThanOrEqual(2);
  }
  fs.rmSync(outdir, { recursive: true });
}, 120_000);
