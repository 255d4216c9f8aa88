import * as fs from 'fs';
import * as path from 'path';
import * as cdk from 'aws-cdk-lib';
import * as ts from 'typescript';

const EXAMPLES = path.join(__dirname, '..', '..', 'examples');

/** Names of all examples. */
export const EXAMPLE_NAMES = fs.readdirSync(EXAMPLES).filter((name) => fs.existsSync(path.join(EXAMPLES, name, 'app.ts')));

/** aws-cdk-lib's own switches, as `cdk init` turns them on. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
export const RECOMMENDED_FLAGS: Record<string, unknown> = require('aws-cdk-lib/recommended-feature-flags.json');

export interface ExampleOptions {
  readonly context?: Record<string, unknown>;
  /** Where all of its stacks go; the examples themselves leave that open. */
  readonly env?: cdk.Environment;
}

/** Runs an example as it stands and hands out its App, which it keeps for itself. */
export function exampleApp(name: string, options: ExampleOptions = {}): cdk.App {
  const apps: cdk.App[] = [];
  class ExampleApp extends cdk.App {
    constructor(props: cdk.AppProps = {}) {
      // Staging would copy kubectl, 60 MB, for each app.
      super({ ...props, context: { ...props.context, ...options.context, 'aws:cdk:disable-asset-staging': true } });
      apps.push(this);
    }
  }
  class ExampleStack extends cdk.Stack {
    constructor(scope: cdk.App, id: string, props: cdk.StackProps = {}) {
      super(scope, id, { ...props, env: options.env ?? props.env });
    }
  }
  const library = Object.create(cdk, { App: { value: ExampleApp }, Stack: { value: ExampleStack } });
  run(path.join(EXAMPLES, name, 'app.ts'), (id) => id === 'aws-cdk-lib' ? library : require(id)); // eslint-disable-line @typescript-eslint/no-require-imports
  return apps[0];
}

/** The stacks of an example, those of its stages too, with the templates that they become. What CDK Pipelines makes is left out: it is not ours. */
export function exampleTemplates(name: string, options: ExampleOptions = {}): { stackName: string; template: Template }[] {
  const isPipeline = ({ Resources }: Template) => Object.values(Resources).some(({ Type }) => Type === 'AWS::CodePipeline::Pipeline');
  return exampleApp(name, options).synth().stacksRecursively.map(({ stackName, template }) => ({ stackName, template }))
    .filter(({ template }) => !isPipeline(template));
}

export interface Template {
  readonly Resources: Record<string, { readonly Type: string; readonly Properties?: any; readonly DependsOn?: string | string[] }>;
  readonly Outputs?: Record<string, unknown>;
}

function run(file: string, load: (id: string) => unknown): void {
  const { outputText } = ts.transpileModule(fs.readFileSync(file, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  new Function('require', 'exports', outputText)(load, {});
}
