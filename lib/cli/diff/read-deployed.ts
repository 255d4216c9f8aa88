import { templateIn } from './read-template';
import type { DiffStack } from './stack';
import type { Template } from '../../aws-resources/template';
import type { Output } from '../output';
import { AwsChoice, awsConfiguration, awsProblem, awsSdk } from '../user-modules';

/** The currently deployed stacks, without those that do not exist yet. @throws CommandError if CloudFormation cannot be queried */
export async function readDeployed(
  stacks: readonly DiffStack[], options: AwsChoice, output: Output,
): Promise<DiffStack[]> {
  const sdk = awsSdk('client-cloudformation');
  const found: DiffStack[] = [];
  for (const [at, stack] of stacks.filter(({ name }) => !name.includes('/')).entries()) {
    output.progress(`reading ${stack.name} (${at + 1})`);
    const client = new sdk.CloudFormationClient(awsConfiguration({ ...options, region: options.region ?? stack.region }));
    try {
      found.push(...await deployed(sdk, client, { ...stack, origins: undefined }, stack.name));
    } catch (error) {
      throw awsProblem(`the template of stack ${stack.name} cannot be read`, error);
    } finally {
      client.destroy();
    }
  }
  return found;
}

async function deployed(sdk: any, client: any, stack: DiffStack, id: string): Promise<DiffStack[]> {
  const template = await templateOf(sdk, client, id);
  if (!template) return [];
  const children = Object.entries(template.Resources ?? {}).filter(([, { Type }]) => Type === 'AWS::CloudFormation::Stack');
  const nested: DiffStack[] = [];
  for (const [logicalId] of children) {
    const { StackResourceDetail: detail } = await client.send(new sdk.DescribeStackResourceCommand({ StackName: id, LogicalResourceId: logicalId }));
    nested.push(...await deployed(sdk, client, { ...stack, name: `${stack.name}/${logicalId}` }, detail.PhysicalResourceId));
  }
  return [{ ...stack, template }, ...nested];
}

async function templateOf(sdk: any, client: any, id: string): Promise<Template | undefined> {
  try {
    // The original template, so that neither side has macros or transforms applied.
    const { TemplateBody } = await client.send(new sdk.GetTemplateCommand({ StackName: id, TemplateStage: 'Original' }));
    return TemplateBody === undefined || TemplateBody === '' ? undefined : templateIn(TemplateBody, `stack ${id}`);
  } catch (error) {
    // CloudFormation has no specific code for this error.
    if (/does not exist/.test((error as Error).message)) return undefined;
    throw error;
  }
}
