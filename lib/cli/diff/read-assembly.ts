import * as fs from 'fs';
import * as path from 'path';
import { readJson } from './read-json';
import { readOrigins } from './read-tree';
import type { DiffStack } from './stack';
import type { Template } from '../../aws-resources/template';
import { CommandError } from '../exit-code';

const UNKNOWN = /^unknown-/;

/**
 * All stacks of a cloud assembly (`cdk.out`), including those of its stages and nested stacks.
 *
 * @throws CommandError if the folder is not an assembly
 */
export function readAssembly(folder: string): DiffStack[] {
  const stacks = stacksIn(folder);
  const origins = readOrigins(folder, stacks);
  return stacks.map((stack) => ({ ...stack, origins: origins.get(stack) }));
}

function stacksIn(folder: string): DiffStack[] {
  const manifest = path.join(folder, 'manifest.json');
  if (!fs.existsSync(manifest)) {
    throw new CommandError(`${folder} is not a cloud assembly: it has no manifest.json. Run "cdk synth --output <folder>" for each version of the app`);
  }
  const artifacts = Object.entries<any>(readJson(manifest).artifacts ?? {});
  return artifacts.flatMap(([id, { type, environment, displayName, properties }]) => {
    if (type === 'cdk:cloud-assembly') return stacksIn(path.join(folder, properties.directoryName));
    if (type !== 'aws:cloudformation:stack') return [];
    const [account, region] = String(environment).replace(/^aws:\/\//, '').split('/').map((part) => (UNKNOWN.test(part) ? undefined : part));
    const template: Template = readJson(path.join(folder, properties.templateFile));
    const stack = { name: properties.stackName ?? id, account, region, path: displayName ?? id, template };
    return [stack, ...nestedIn(folder, stack, assetsOf(folder, id))];
  });
}

/** Nested stacks are assets of their parent, identified by the hash in their URL. */
function nestedIn(folder: string, parent: DiffStack, assets: ReadonlyMap<string, string>): DiffStack[] {
  return Object.entries(parent.template.Resources ?? {}).filter(([, { Type }]) => Type === 'AWS::CloudFormation::Stack').flatMap(([id, { Properties }]) => {
    const [hash] = JSON.stringify(Properties?.TemplateURL ?? '').match(/[0-9a-f]{64}/) ?? [];
    const file = hash && assets.get(hash);
    if (!file || !fs.existsSync(path.join(folder, file))) return [];
    const nested = { ...parent, name: `${parent.name}/${id}`, template: readJson(path.join(folder, file)) as Template };
    return [nested, ...nestedIn(folder, nested, assets)];
  });
}

function assetsOf(folder: string, artifact: string): Map<string, string> {
  const file = path.join(folder, `${artifact}.assets.json`);
  const files = fs.existsSync(file) ? Object.entries<any>(readJson(file).files ?? {}) : [];
  return new Map(files.map(([hash, { source }]) => [hash, source.path]));
}
