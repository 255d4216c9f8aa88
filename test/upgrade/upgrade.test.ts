import * as fs from 'fs';
import * as path from 'path';
import { upgradeFindings } from './upgrade';
import { EXAMPLE_NAMES, exampleTemplates, Template } from '../examples/example';

const FROZEN = path.join(__dirname, 'frozen');
const FREEZE = process.env.FREEZE_TEMPLATES === '1';
const WAY_OUT = `
A stack that runs with the frozen template would lose or restart something. Change the library so that it does not: keep construct ids, put new
defaults into a new PlatformDefaults. If it must be, and no release has been made with it: run "npm run freeze:anew".`;

const stacks = EXAMPLE_NAMES.flatMap((name) => exampleTemplates(name));

describe.each(stacks.map(({ stackName, template }) => [stackName, normalised(template)] as const))('%s', (stackName, template) => {
  const file = path.join(FROZEN, `${stackName}.template.json`);
  const frozen: Template | undefined = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;

  test('loses, replaces and restarts nothing when it is upgraded from the frozen template', () => {
    const findings = frozen ? upgradeFindings(frozen, template) : [];
    if (findings.length > 0) throw new Error(`${findings.join('\n')}\n${WAY_OUT}`);
    if (FREEZE) fs.writeFileSync(file, `${JSON.stringify(template, undefined, 1)}\n`);
    else if (!frozen) throw new Error(`${stackName} has no frozen template: run "npm run freeze" and commit it`);
  });

  test('is frozen with all that it has', () => {
    const added = Object.keys(template.Resources).filter((id) => !FREEZE && !(id in (frozen?.Resources ?? {})));
    if (added.length > 0) throw new Error(`not yet protected: ${added.join(', ')}. Run "npm run freeze" and commit what it writes`);
  });
});

test('no template is frozen for an example that is gone', () => {
  expect(fs.readdirSync(FROZEN).sort()).toEqual(stacks.map(({ stackName }) => `${stackName}.template.json`).sort());
});

describe('a change that is planted', () => {
  const [{ template }] = exampleTemplates('quickstart');
  const id = (type: string, at = 0) => Object.keys(template.Resources).filter((key) => template.Resources[key].Type === type)[at];

  /** What is found when the quickstart changes so. */
  function changed(change: (resources: Record<string, any>) => void): string[] {
    const after = JSON.parse(JSON.stringify(template));
    change(after.Resources);
    return upgradeFindings(template, after);
  }

  function inManifest(kind: string, from: string, to: string): string[] {
    return changed((resources) => {
      const manifests = Object.values(resources).filter(({ Type, Properties }) =>
        Type === 'Custom::AWSCDK-EKS-KubernetesResource' && JSON.stringify(Properties.Manifest).includes(`\\"kind\\":\\"${kind}\\"`));
      expect(manifests).toHaveLength(1);
      const text = JSON.stringify(manifests[0].Properties.Manifest);
      expect(text).toContain(from);
      manifests[0].Properties.Manifest = JSON.parse(text.replace(from, to));
    });
  }

  test('fails: a logical id is renamed', () => {
    const bucket = id('AWS::S3::Bucket');
    expect(changed((resources) => {
      resources.Renamed = resources[bucket];
      delete resources[bucket];
    })).toEqual([expect.stringMatching(`${bucket} .*leaves the stack and stays`)]);
  });

  test('fails: a subnet has another mask', () => {
    const subnet = id('AWS::EC2::Subnet');
    expect(changed((resources) => { resources[subnet].Properties.CidrBlock = '10.0.0.0/20'; }))
      .toEqual(expect.arrayContaining([
        expect.stringMatching(`${subnet}.* is replaced by another one, because of CidrBlock`),
        expect.stringMatching('Nodegroup.* is replaced by another one, because of ClusterName, Subnets'), // and all that lives in it
      ]));
  });

  test('fails: a rack moves to another zone', () => {
    const group = id('AWS::AutoScaling::AutoScalingGroup');
    const subnet = id('AWS::EC2::Subnet', 1);
    expect(changed((resources) => { resources[group].Properties.VPCZoneIdentifier = [{ Ref: subnet }]; }))
      .toEqual([expect.stringMatching(`${group}.* cannot change so, because of VPCZoneIdentifier: instances move`)]);
  });

  test('fails: a rack has fewer nodes', () => {
    const group = id('AWS::AutoScaling::AutoScalingGroup');
    expect(changed((resources) => { resources[group].Properties.MinSize = '0'; })).toEqual([expect.stringContaining('changes MinSize from "1" to "0"')]);
  });

  test('fails: the parameters of a StorageClass change', () => {
    expect(inManifest('StorageClass', 'gp3', 'io2'))
      .toEqual([expect.stringContaining('because of StorageClass cassandra-orders-dc1 parameters')]);
  });

  test('fails: Cassandra gets another heap', () => {
    expect(inManifest('K8ssandraCluster', 'heap_max_size', 'heap_maximum')).toEqual([expect.stringContaining('K8ssandraCluster orders changes at')]);
  });

  test('fails: an object has another name', () => {
    expect(inManifest('MedusaBackupSchedule', 'orders-dc1-backup', 'nightly')).toEqual([expect.stringContaining('it is another object now')]);
  });

  test('fails: the operator has another version', () => {
    const chart = id('Custom::AWSCDK-EKS-HelmChart');
    expect(changed((resources) => { resources[chart].Properties.Version = '9.9.9'; })).toEqual([expect.stringContaining('changes Version')]);
  });

  test('fails: workers have another image', () => {
    const launchTemplate = id('AWS::EC2::LaunchTemplate', 1);
    expect(changed((resources) => { resources[launchTemplate].Properties.LaunchTemplateData.ImageId = 'ami-1'; }))
      .toEqual([expect.stringContaining('changes LaunchTemplateData.ImageId')]);
  });

  test('fails: a bucket is no longer kept', () => {
    const bucket = id('AWS::S3::Bucket');
    expect(changed((resources) => { resources[bucket].DeletionPolicy = 'Delete'; })).toEqual([expect.stringContaining('no longer kept')]);
  });

  test('passes: resources are added, code and tags change', () => {
    expect(changed((resources) => {
      resources.More = { Type: 'AWS::SNS::Topic' };
      resources[id('AWS::Lambda::Function')].Properties.Code.S3Key = 'another.zip';
      resources[id('AWS::EC2::VPC')].Properties.Tags.push({ Key: 'a', Value: 'b' });
    })).toEqual([]);
  });
});

/** Without what differs between machines and releases and means nothing here: hashes of assets. */
function normalised({ Resources }: Template): Template {
  return JSON.parse(JSON.stringify({ Resources }).replace(/[0-9a-f]{64}/g, '<asset>'));
}
