/**
 * Writes rosetta/default.ts-fixture: what the examples in docstrings and README take as given when they are compiled, here and wherever the
 * package is documented. The names of this library come from its assembly, so that no example has to import them.
 *
 * It imports from three packages. jsii-rosetta keeps the assemblies of three in memory: with a fourth it would read that of AWS CDK anew for each
 * name.
 */
import * as fs from 'fs';

const { name, types } = JSON.parse(fs.readFileSync('.jsii', 'utf8')) as { name: string; types: Record<string, { name: string; namespace?: string }> };
const names = Object.values(types).filter(({ namespace }) => namespace === undefined).map((type) => type.name).sort();

fs.mkdirSync('rosetta', { recursive: true });
fs.writeFileSync('rosetta/default.ts-fixture', `// Written by tools/rosetta-fixture.ts.
import { Annotations, App, Duration, RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { ${['crds', ...names].join(', ')} } from '${name}';

/** Comes from @aws-cdk/lambda-layer-kubectl-v35, which the user brings. */
declare class KubectlV35Layer extends lambda.LayerVersion {
  constructor(scope: Construct, id: string);
}

class Example extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    /// here
  }
}
`);
