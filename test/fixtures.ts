import { KubectlV35Layer } from '@aws-cdk/lambda-layer-kubectl-v35';
import { App, Size, Stack, StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct } from 'constructs';
import {
  CassandraClusterOptions, CassandraDatacenterOptions, CassandraPlatform, CassandraPlatformProps, CassandraStorage, CassandraVersion,
} from '../lib';

/** A layer that stands for kubectl where no test looks at it: the real one is 37 MB to stage. */
export function kubectlLayer(scope: Construct): lambda.ILayerVersion {
  return lambda.LayerVersion.fromLayerVersionArn(scope, 'KubectlLayer', 'arn:aws:lambda:eu-west-1:111122223333:layer:kubectl:1');
}

/** The real layer, whose class name tells its version. */
export function realKubectlLayer(scope: Construct): lambda.ILayerVersion {
  return new KubectlV35Layer(scope, 'KubectlLayer');
}

export const DATACENTER: CassandraDatacenterOptions = {
  name: 'dc1',
  nodes: 3,
  instanceType: new ec2.InstanceType('r8g.xlarge'),
  storage: CassandraStorage.gp3(Size.gibibytes(200)),
};

export const CLUSTER: CassandraClusterOptions = { version: CassandraVersion.V5_0_6, datacenters: [DATACENTER] };

export function testStack(props: StackProps & { context?: Record<string, unknown> } = {}): Stack {
  const { context, ...stackProps } = props;
  // Copies of the assets would be 40 MB an app, which no test of these looks at.
  return new Stack(new App({ context: { 'aws:cdk:disable-asset-staging': true, ...context } }), 'Test', { terminationProtection: true, ...stackProps });
}

export function testPlatform(stack: Stack, props: Partial<CassandraPlatformProps> = {}): CassandraPlatform {
  return new CassandraPlatform(stack, 'Platform', { kubernetesVersion: eks.KubernetesVersion.V1_35, kubectlLayer: kubectlLayer(stack), ...props });
}

/** A Kubernetes object as it stands in a template; CloudFormation functions in it read as `<Ref X>` or `<GetAtt X.Y>`. */
export interface Deployed {
  readonly logicalId: string;
  readonly dependsOn: string[];
  readonly object: any;
}

/** All Kubernetes objects of a template, by "Kind/name". */
export function kubernetesObjects(template: Template): Record<string, Deployed> {
  const objects: Record<string, Deployed> = {};
  for (const [logicalId, resource] of Object.entries(template.findResources('Custom::AWSCDK-EKS-KubernetesResource'))) {
    for (const object of JSON.parse(flatten(resource.Properties.Manifest))) {
      objects[`${object.kind}/${object.metadata.name}`] = { logicalId, dependsOn: [resource.DependsOn ?? []].flat(), object };
    }
  }
  return objects;
}

/** A CloudFormation value as text. */
export function flatten(value: any): string {
  if (typeof value === 'string') return value;
  if ('Fn::Join' in value) return value['Fn::Join'][1].map(flatten).join(value['Fn::Join'][0]);
  if ('Ref' in value) return `<Ref ${value.Ref}>`;
  if ('Fn::GetAtt' in value) return `<GetAtt ${value['Fn::GetAtt'].join('.')}>`;
  return `<${JSON.stringify(value).replace(/"/g, '')}>`;
}

/** Everything that must be there before a resource, directly or not. */
export function everythingBefore(template: Template, logicalId: string): Set<string> {
  const resources = template.toJSON().Resources as Record<string, any>;
  const before = new Set<string>();
  const visit = (id: string) => {
    for (const next of [resources[id].DependsOn ?? []].flat().concat(references(resources[id].Properties, resources))) {
      if (!before.has(next)) {
        before.add(next);
        visit(next);
      }
    }
  };
  visit(logicalId);
  return before;
}

function references(value: any, resources: Record<string, any>): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => references(one, resources));
  if (typeof value !== 'object' || value === null) return [];
  const own = [value.Ref, value['Fn::GetAtt']?.[0]].filter((id) => typeof id === 'string' && id in resources);
  return [...own, ...Object.values(value).flatMap((one) => references(one, resources))];
}

/** What a synth would refuse in the app of a construct, each with its path. */
export function findings(construct: IConstruct): string[] {
  return construct.node.root.node.findAll().flatMap(({ node }) => node.validate().map((message) => `${node.path}: ${message}`));
}

/** For `expect(refused(...)).toThrow(...)`: makes a construct and throws what a synth of its app would refuse, as the synth does. */
export function refused(make: () => IConstruct | { readonly stack: IConstruct }): () => void {
  return () => {
    const made = make();
    const all = findings('stack' in made ? made.stack as IConstruct : made);
    if (all.length > 0) throw new Error(all.join('\n'));
  };
}
