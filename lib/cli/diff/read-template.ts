import * as fs from 'fs';
import { readJson } from './read-json';
import type { Template } from '../../aws-resources/template';
import { CommandError } from '../exit-code';

/** Reads a template file: the template itself, or the output of `aws cloudformation get-template`. @throws CommandError if it is neither, or YAML */
export function readTemplateFile(file: string): Template {
  const text = fs.readFileSync(file, 'utf8');
  if (!/^\s*[{["]/.test(text)) throw new CommandError(isYaml(file));
  const content = readJson(file);
  return templateIn(content?.TemplateBody ?? content, file);
}

/** A template as CloudFormation returns it: an object, or its text. @throws CommandError if it is not a template, or YAML */
export function templateIn(body: unknown, from: string): Template {
  const template = typeof body === 'string' ? parse(body, from) : body;
  if (typeof template !== 'object' || template === null || !('Resources' in template)) {
    throw new CommandError(`${from} holds no CloudFormation template: it has no Resources`);
  }
  return template as Template;
}

function parse(text: string, from: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandError(isYaml(from));
  }
}

function isYaml(from: string): string {
  return `${from} holds a template in YAML, and only JSON can be compared. Templates of CDK are JSON: ask with --output json (aws cloudformation get-template), `
    + 'or convert the file (yq -o json)';
}
