import { awscdk, javascript } from 'projen';
import { layerZones, PLAIN_FOLDERS } from './projenrc/layers';

/** Peers, each at the lowest version that our tests run on. */
const PEERS = {
  // 2.276 is the first release whose kubectl handler installs charts from OCI registries with Helm 4
  // (kubectl layers v33 and newer), which mirrors in private registries need.
  'aws-cdk-lib': '2.276.0',
  // aws-cdk-lib asks for 10.5.0, cdk-nag 3 for 10.5.1.
  'constructs': '10.5.1',
  // First releases that we tested; both have no 1.x line to stay compatible with.
  'cdk8s': '2.70.106',
  'cdk8s-plus-27': '2.9.5',
};

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-eks-cassandra',
  description: 'Typed constructs for Apache Cassandra on Amazon EKS: cluster, workers, IAM, backups and operator in one CloudFormation stack',
  author: 'cdk-eks-cassandra maintainers',
  authorAddress: 'maintainers@cdk-eks-cassandra.dev',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-eks-cassandra/cdk-eks-cassandra.git',
  license: 'Apache-2.0',
  copyrightOwner: 'The cdk-eks-cassandra authors',
  keywords: ['cassandra', 'eks', 'kubernetes', 'k8ssandra', 'cdk8s', 'operator', 'medusa', 'reaper'],
  stability: 'experimental',
  defaultReleaseBranch: 'main',
  projenrcTs: true,
  projenVersion: '~0.103.25',
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.16.0',

  // Sources and output share lib/: what a newcomer reads in the repository is what the package holds.
  srcdir: 'lib',
  libdir: 'lib',
  sampleCode: false,
  lambdaAutoDiscover: false,
  edgeLambdaAutoDiscover: false,
  singletonLambdaAutoDiscover: false,
  lambdaExtensionAutoDiscover: false,
  integrationTestAutoDiscover: false,
  github: false,
  release: false,
  depsUpgrade: false,
  buildWorkflow: false,

  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0', // jsii 6 does not know TypeScript 7
  typecheckTests: false, // with all other programs, below
  docgen: true,
  publishToPypi: { distName: 'cdk-eks-cassandra', module: 'cdk_eks_cassandra' },
  publishToMaven: {
    javaPackage: 'io.github.cdkekscassandra',
    mavenGroupId: 'io.github.cdkekscassandra',
    mavenArtifactId: 'cdk-eks-cassandra',
  },
  publishToNuget: { dotNetNamespace: 'CdkEksCassandra', packageId: 'CdkEksCassandra' },
  publishToGo: { moduleName: 'github.com/cdk-eks-cassandra/cdk-eks-cassandra-go', packageName: 'cdkekscassandra' },

  cdkVersion: PEERS['aws-cdk-lib'],
  constructsVersion: PEERS.constructs,
  peerDeps: [`cdk8s@^${PEERS.cdk8s}`, `cdk8s-plus-27@^${PEERS['cdk8s-plus-27']}`],
  devDeps: [
    `cdk8s@${PEERS.cdk8s}`,
    `cdk8s-plus-27@${PEERS['cdk8s-plus-27']}`,
    // Clusters of the deprecated alpha module are accepted and tested; its types occur in no signature.
    '@aws-cdk/aws-eks-v2-alpha@2.240.0-alpha.0',
    '@aws-cdk/lambda-layer-kubectl-v35@^2.2.2',
    // npm's "latest" of aws-cdk is an accidental 3.0.0 that cannot read today's cloud assemblies.
    'aws-cdk@2.1148.1',
    'cdk-nag@^3.0.2',
    // Synthesizes examples/gitops. The last line of releases that is content with our constructs; nothing of its `import` is used.
    'cdk8s-cli@2.204.9',
    'fast-check@^4.10.2',
    'yaml@^2.8.0',
    '@aws-cdk/cloudformation-diff@^2.187.5',
    // Makes the table of AWS resource types (`npm run resources:refresh`).
    '@aws-cdk/aws-service-spec@^0.1.208',
    // Bundles the code of our functions; whoever installs the package gets the bundles and needs no esbuild.
    'esbuild@^0.28',
    'tsconfig-paths@^4.2.0',
  ],

  jestOptions: {
    jestVersion: '^30',
    configFilePath: 'jest.config.json',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: {
      collectCoverage: false,
      // Tests of handlers speak to real servers: on a busy machine that takes its time.
      testTimeout: 30_000,
      // By default one processor is left idle, which is half of two.
      maxWorkers: '100%',
      // The sources and not what an earlier build left beside them.
      moduleFileExtensions: ['ts', 'js', 'json', 'node'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/', '/cdk.out/'],
      moduleNameMapper: { '^cdk-eks-cassandra$': '<rootDir>/lib' },
      // CDK's built-in template validator costs a second in each test file; test/validation.test.ts keeps it on.
      setupFiles: ['<rootDir>/test/setup.ts'],
      globalSetup: '<rootDir>/test/global-setup.ts',
    },
  },
  eslintOptions: {
    dirs: ['lib'],
    devdirs: ['test', 'examples', 'bench', 'tools', 'e2e'],
    commandOptions: { fix: false },
  },
  tsconfigDev: { compilerOptions: { rootDir: '..', paths: { 'cdk-eks-cassandra': ['../lib'] }, isolatedModules: true } as javascript.TypeScriptCompilerOptions },
  gitignore: ['/node_modules', '/lib/**/*.js', '/lib/**/*.d.ts', '/cdk.out*/', 'cdk.out/', '.DS_Store', '/bench/out/', '/.jsii.tabl.json'],
});

project.package.addField('overrides', {
  // 1.13.0 misses its platform packages, and jest 30 asks for it.
  'unrs-resolver': '1.12.2',
});
// One file holds the whole library. What is imported from deeper paths would be a second copy of its classes, for which `instanceof` fails.
project.package.addField('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  './package.json': './package.json',
  // What tools of jsii read.
  './.jsii': './.jsii',
});
// Sources would be type-checked with the flags of whoever installs the package: it carries declarations only.
project.npmignore!.addPatterns('*.ts', '!*.d.ts', '/examples/', '/bench/', '/tools/', '/cdk.json', '/cdk.out/', '/.ci/', '/e2e/', '/CONTRIBUTING.md', '/jest.config.json', '/tsconfig.all.json', '/.jsii.tabl.json', '/.cfnlintrc.yaml');

project.package.addEngine('npm', '>= 10');

const tsNode = 'ts-node --transpile-only --prefer-ts-exts --project examples/tsconfig.json --require tsconfig-paths/register';
const bundle = project.addTask('bundle', {
  description: 'Bundles the code of our functions into lib/lifecycle/bundles, the same bytes for the same sources',
  exec: `${tsNode} tools/bundle-handlers.ts`,
});

// Output of deleted sources would be packed, and tests would still find it.
project.preCompileTask.exec('git clean -fdXq lib');
project.preCompileTask.spawn(bundle);
project.compileTask.exec('ts-node -T -P tools/tsconfig.json tools/slim-compiled.ts');
// `npm run build` is for this repository: other languages are checked by `npm run languages`.
project.packageTask.reset();
project.packageTask.spawn(project.tasks.tryFind('package:js')!);

project.addTask('quickstart', {
  description: 'Synthesizes the quickstart example with the CDK CLI and tells what was made',
  exec: `${tsNode} tools/quickstart.ts`,
  receiveArgs: true,
});
project.addTask('catalogue:refresh', {
  description: 'Refreshes the table of instance types from saved answers of `aws ec2 describe-instance-types --output json` (a file, or a folder of them)',
  exec: `${tsNode} tools/instance-catalogue/refresh.ts`,
  receiveArgs: true,
});
project.addTask('resources:refresh', {
  description: 'Refreshes the table of resource types, which properties replace them, from the service specification of AWS',
  exec: `${tsNode} tools/aws-resources/refresh.ts`,
});

project.addTask('rules:doc', { description: 'Writes RULES.md and docs/measured-rows.md from the rules', exec: `${tsNode} tools/rules-doc/generate.ts` });
project.addTask('props:types', {
  description: 'Writes lib/input/prop-types.ts from the public interfaces',
  exec: 'ts-node -T -P tools/tsconfig.json tools/prop-types/index.ts',
});
project.addTask('examples:synth', {
  description: 'Synthesizes all examples into cdk.out/examples',
  steps: [{ spawn: bundle.name }, { exec: `${tsNode} tools/synth-examples.ts`, receiveArgs: true }],
});
project.addTask('crds:check', {
  description: 'Compares our types, or what is rendered from them, with the operators\' released CRDs',
  exec: 'ts-node -T --prefer-ts-exts -P tools/tsconfig.json tools/crds-check/index.ts',
  receiveArgs: true,
});
project.addTask('crds:table', {
  description: 'Writes lib/crds/schema/schema-table.json, by which custom resources are checked, from the operators\' released CRDs',
  exec: 'ts-node -T --prefer-ts-exts -P tools/tsconfig.json tools/crds-check/refresh.ts',
  receiveArgs: true,
});
project.addTask('mutate', {
  description: 'Changes the sources in one place after another, and tells which changes no test sees; --ci does a fixed 20 of the 100',
  exec: 'ts-node -T -P tools/tsconfig.json tools/mutate.ts',
  receiveArgs: true,
});
// What the docs generator writes for the whole library would be a file of a megabyte; ours is cut into pages that forges render.
const docgen = project.tasks.tryFind('docgen')!;
docgen.reset('ts-node -T -P tools/tsconfig.json tools/docgen.ts');
docgen.exec('ts-node -T -P tools/tsconfig.json tools/rosetta-fixture.ts');
for (const generated of ['/API.md', '/docs/api/*', '/docs/crds/*', '/docs/measured-rows.md', '/RULES.md', '/test/upgrade/api.jsii.gz', '/rosetta/default.ts-fixture']) project.annotateGenerated(generated);
project.addTask('docs:compile', {
  description: 'Compiles the code blocks of README and docstrings, with what rosetta/default.ts-fixture gives them',
  // All in one program: each by itself would read the declarations of AWS CDK again.
  exec: 'jsii-rosetta extract --compile --fail --batch --output dist/tabl.json',
});
const frozenApi = 'ts-node -T -P tools/tsconfig.json tools/frozen-api.ts';
project.tasks.tryFind('compat')!.reset(frozenApi);
project.addTask('freeze', {
  description: 'Freezes what examples and public API have got since, so that it is protected; refuses what an upgrade may not do',
  env: { FREEZE_TEMPLATES: '1' },
  steps: [{ exec: 'jest test/upgrade' }, { exec: frozenApi }, { exec: `${frozenApi} --freeze` }],
});
project.addTask('freeze:anew', {
  description: 'Freezes examples and public API as they are now, whatever that breaks: for what no release has been made with',
  env: { FREEZE_TEMPLATES: '1' },
  steps: [{ exec: 'rm -f test/upgrade/frozen/*.json test/upgrade/api.jsii.gz' }, { exec: 'jest test/upgrade' }, { exec: `${frozenApi} --freeze` }],
});
project.addTask('bench', {
  description: 'Measures synthesis, import, memory and size against plain AWS CDK; --quick measures less often',
  steps: [
    { spawn: 'pre-compile' },
    { spawn: 'compile' },
    { exec: 'ts-node -T -P bench/tsconfig.json bench/run.ts', receiveArgs: true },
  ],
});
project.addTask('languages', {
  description: 'Generates the sources of all languages that the library is published for',
  steps: ['python', 'java', 'dotnet', 'go'].map((language) => ({ exec: `jsii-pacmak --code-only --target ${language} --outdir dist/languages` })),
});

const e2e = 'ts-node --transpile-only --prefer-ts-exts --project e2e/tsconfig.json e2e/main.ts';
project.addTask('e2e', { description: 'Deploys the examples for real, on this machine (e2e/README.md)', exec: `${e2e} run`, receiveArgs: true });
project.addTask('e2e:full', { description: 'All end-to-end scenarios, the rare ones too', exec: `${e2e} full`, receiveArgs: true });
project.addTask('e2e:up', { description: 'Brings the end-to-end environment up and leaves it', exec: `${e2e} up` });
project.addTask('e2e:shell', { description: 'A shell, or a command, in the end-to-end environment', exec: `${e2e} shell`, receiveArgs: true });
project.addTask('e2e:down', { description: 'Takes the end-to-end environment down', exec: `${e2e} down` });

// Tests are compiled by esbuild: test/transform.js.
project.deps.removeDependency('ts-jest');
project.jest!.config.transform = { '^.+\\.ts$': '<rootDir>/test/transform.js' };

project.eslint!.addRules({
  'import/no-restricted-paths': ['error', { zones: layerZones() }],
  // The examples import the library by its name, as users do.
  'import/no-unresolved': ['error', { ignore: ['^cdk-eks-cassandra$'] }],
  'max-len': ['error', { code: 150, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true }],
});
project.eslint!.addOverride({
  files: PLAIN_FOLDERS.map((folder) => `lib/${folder}/**/*.ts`),
  rules: {
    'no-restricted-imports': ['error', {
      patterns: [{
        group: ['aws-cdk-lib', 'aws-cdk-lib/*', '@aws-cdk/*', 'constructs', 'cdk8s', 'cdk8s-plus-27', 'cdk8s-plus-27/*'],
        message: 'this folder is plain data and functions (docs/architecture.md)',
      }],
    }],
  },
});

/** Programs beside the library: each folder runs from its sources. */
for (const folder of ['examples', 'tools', 'bench', 'e2e']) {
  new javascript.TypescriptConfig(project, {
    fileName: `${folder}/tsconfig.json`,
    compilerOptions: {
      target: 'ES2022',
      lib: ['es2022'],
      module: 'CommonJS',
      moduleResolution: javascript.TypeScriptModuleResolution.NODE10,
      ignoreDeprecations: '6.0',
      esModuleInterop: true,
      resolveJsonModule: true,
      strict: true,
      noEmit: true,
      rootDir: '..',
      types: ['node'],
      paths: { 'cdk-eks-cassandra': ['../lib'] },
    } as javascript.TypeScriptCompilerOptions,
    include: ['**/*.ts'],
  });
}

/** All sources as one program: each folder by itself would read the declarations of AWS CDK again, for the compiler as for ESLint. */
new javascript.TypescriptConfig(project, {
  fileName: 'tsconfig.all.json',
  extends: javascript.TypescriptConfigExtends.fromPaths(['./tsconfig.json']),
  compilerOptions: {
    // As the programs beside the library run; jsii compiles it as a module of Node.
    module: 'CommonJS',
    moduleResolution: javascript.TypeScriptModuleResolution.NODE10,
    ignoreDeprecations: '6.0',
    isolatedModules: true,
    noEmit: true,
    rootDir: '.',
    paths: { 'cdk-eks-cassandra': ['./lib'] },
  } as javascript.TypeScriptCompilerOptions,
  include: ['lib', 'test', 'examples', 'tools', 'bench', 'e2e', 'projenrc'].map((folder) => `${folder}/**/*.ts`).concat('.projenrc.ts'),
  exclude: ['node_modules', '**/*.d.ts', 'bench/out'],
});
project.testTask.prependExec(
  'tsc --noEmit --incremental --tsBuildInfoFile node_modules/.cache/all.tsbuildinfo -p tsconfig.all.json', { name: 'Type-check' },
);
const eslintFile = project.tryFindObjectFile('.eslintrc.json')!;
eslintFile.addDeletionOverride('parserOptions.projectService');
eslintFile.addOverride('parserOptions.project', './tsconfig.all.json');

project.synth();
