import { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { TemplateResource } from '../aws-resources/template';

/**
 * Of all resources below some constructs what changes instances when it changes. Metadata, policies for their deletion and the order in which
 * they come do not.
 */
export function instancesIn(stack: Stack, constructs: readonly IConstruct[]): object[] {
  return constructs.flatMap(({ node }) => node.findAll()).filter(CfnResource.isCfnResource).flatMap((resource) => {
    const { Resources } = stack.resolve(resource._toCloudFormation()) as { readonly Resources: Record<string, TemplateResource & { readonly UpdatePolicy?: unknown }> };
    return Object.entries(Resources).map(([id, { Type, Properties, UpdatePolicy }]) => ({ id, Type, Properties, UpdatePolicy }));
  });
}
