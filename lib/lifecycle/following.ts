import { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { TemplateResource } from '../aws-resources/template';

type Resources = Record<string, TemplateResource & { readonly UpdatePolicy?: unknown }>;

/**
 * The parts of all resources below some constructs that affect instances when they change. Metadata, deletion policies and the order of resources do
 * not.
 */
export function instancesIn(stack: Stack, constructs: readonly IConstruct[]): object[] {
  return constructs.flatMap(({ node }) => node.findAll()).filter(CfnResource.isCfnResource).flatMap((resource) => {
    // A resource may omit itself from the template.
    const resources: Resources = stack.resolve(resource._toCloudFormation()).Resources ?? {};
    return Object.entries(resources).map(([id, { Type, Properties, UpdatePolicy }]) => ({ id, Type, Properties, UpdatePolicy }));
  });
}
