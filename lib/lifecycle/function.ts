import * as fs from 'fs';
import * as path from 'path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from '../host/acknowledge';

/** Definition of one of our functions. */
export interface OwnFunctionProps {
  /** Name of its bundle. */
  readonly bundle: string;
  readonly description: string;
  /** Its permissions, in addition to writing its log. */
  readonly rights: iam.PolicyStatement[];
  readonly timeout: Duration;
  readonly environment?: Record<string, string>;
  /** Where it runs; outside any VPC by default. */
  readonly network?: { readonly vpc: ec2.IVpc; readonly subnets: ec2.ISubnet[]; readonly securityGroup: ec2.ISecurityGroup };
}

/** One of our functions: its own role with access to its own log and nothing else, code that the package contains, no layer. */
export class OwnFunction extends Construct {
  public readonly function: lambda.Function;
  public readonly role: iam.Role;
  private readonly rights: iam.PolicyDocument;

  constructor(scope: Construct, id: string, props: OwnFunctionProps) {
    super(scope, id);
    const logGroup = new logs.LogGroup(this, 'Log', { retention: logs.RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.DESTROY });
    this.rights = new iam.PolicyDocument({
      statements: [
        new iam.PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] }),
        ...(props.network ? [interfacesOfLambda()] : []),
        ...props.rights,
      ],
    });
    this.role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      // Inline, so that the permissions exist as soon as the role does.
      inlinePolicies: { Rights: this.rights },
    });
    this.function = new lambda.Function(this, 'Function', {
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(bundleOf(props.bundle)),
      description: props.description,
      role: this.role.withoutPolicyUpdates(),
      logGroup,
      timeout: props.timeout,
      memorySize: 256,
      environment: props.environment,
      ...(props.network && {
        vpc: props.network.vpc,
        vpcSubnets: { subnets: props.network.subnets },
        securityGroups: [props.network.securityGroup],
      }),
    });
    if (props.network) {
      acknowledge(this.role, { 'AwsSolutions-IAM5[Resource::*]': 'Network interfaces of a function in a VPC are made by Lambda, under names that nobody knows before' });
    }
  }

  /** More permissions, which it also has as soon as its role exists. */
  public addRights(...statements: iam.PolicyStatement[]): void {
    this.rights.addStatements(...statements);
  }
}

/**
 * Permissions that Lambda needs to attach a function to a VPC (AWS Lambda Developer Guide, "Giving Lambda functions access to resources in an Amazon
 * VPC").
 */
function interfacesOfLambda(): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions: [
      'ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets', 'ec2:DeleteNetworkInterface',
      'ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses',
    ],
    resources: ['*'],
  });
}

function bundleOf(name: string): string {
  const folder = path.join(__dirname, 'bundles', name);
  if (!fs.existsSync(path.join(folder, 'index.js'))) {
    throw new Error(`the code of the function "${name}" is not bundled: run "npm run bundle" in the repository of cdk-eks-cassandra`);
  }
  return folder;
}
