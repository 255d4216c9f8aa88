import { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { TemplateResource } from '../aws-resources/template';

type Resources = Record<string, TemplateResource & { readonly UpdatePolicy?: unknown }>;

/**
 * Of all resources below some constructs what changes instances when it changes. Metadata, policies for their deletion and the order in which
 * they come do not.
 */
export function instancesIn(stack: Stack, constructs: readonly IConstruct[]): object[] {
  return constructs.flatMap(({ node }) => node.findAll()).filter(CfnResource.isCfnResource).flatMap((resource) => {
    // A resource may leave itself out of the template.
    const resources: Resources = stack.resolve(resource._toCloudFormation()).Resources ?? {};
    return Object.entries(resources).map(([id, { Type, Properties, UpdatePolicy }]) => ({ id, Type, Properties, UpdatePolicy }));
  });
}
