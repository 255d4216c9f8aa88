import * as fs from 'fs';
import * as path from 'path';
import { resourceFacts, resourceTable } from '../../lib/aws-resources/resource-table';
import { valuesAt } from '../../lib/aws-resources/template';
import { makeTable, textOf } from '../../tools/aws-resources/make-table';
import { EXAMPLE_NAMES, exampleApp } from '../examples/example';

test('the table is what the specification of AWS and resource-types.ts say: npm run resources:refresh', () => {
  const committed = fs.readFileSync(path.join(__dirname, '../../lib/aws-resources/resource-table.json'), 'utf8');
  expect(committed).toBe(textOf(makeTable()));
});

test.each(EXAMPLE_NAMES)('every type of resource that example "%s" emits is in the table, with what depends on it', (name) => {
  // GIVEN the example with all of its templates, nested stacks and stages included
  const { directory } = exampleApp(name).synth();
  const templates = fs.readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.template.json'))
    .map((file) => JSON.parse(fs.readFileSync(path.join(directory, file), 'utf8')));

  // WHEN
  const all = templates.flatMap(({ Resources }) => Object.values<any>(Resources).map(({ Type }) => Type as string));
  // Those of CDK Pipelines are no resources of this library.
  const types = new Set(all.filter((type) => !/^AWS::Code(Pipeline|Build)::/.test(type)));

  // THEN
  expect(types.size).toBeGreaterThan(5);
  expect([...types].filter((type) => !resourceFacts(type))).toEqual([]);
});

test.each([
  ['AWS::EKS::Cluster', 'KubernetesNetworkConfig'],
  ['AWS::EKS::Cluster', 'ResourcesVpcConfig.SubnetIds'],
  ['AWS::EKS::Cluster', 'EncryptionConfig'],
  ['AWS::EKS::Cluster', 'Name'],
  ['AWS::EC2::VPC', 'CidrBlock'],
  ['AWS::EC2::Subnet', 'AvailabilityZone'],
  ['AWS::EKS::Nodegroup', 'InstanceTypes'],
  ['AWS::EKS::AccessEntry', 'PrincipalArn'],
  ['AWS::S3::Bucket', 'BucketName'],
  ['AWS::SecretsManager::Secret', 'Name'],
])('%s: a change of %s replaces it', (type, property) => {
  expect(resourceFacts(type)!.replaced).toContain(property);
});

test('paths lead below lists and stop at functions of CloudFormation', () => {
  const properties = { A: [{ B: 1 }, { B: 2 }], C: { 'Fn::If': ['x', 1, 2] } };
  expect(valuesAt(properties, ['A', 'B'])).toEqual([1, 2]);
  expect(valuesAt(properties, ['C', 'D', 'E'])).toEqual([{ 'Fn::If': ['x', 1, 2] }]);
  expect(valuesAt(properties, ['X', 'D'])).toEqual([]);
});

test.each(['constructor', '__proto__', 'AWS::DynamoDB::Table'])('%s is no type of ours', (type) => {
  expect(resourceFacts(type)).toBeUndefined();
});

test('it fits into a function', () => {
  expect(JSON.stringify(resourceTable()).length).toBeLessThan(16_000);
});
