import { strict as assert } from 'assert';
import * as fs from 'fs';
import { assertOnlyDataLeft, leftovers } from './leftovers';
import { destroy, ready } from './quickstart-stack';
import { Scenario } from './scenario';
import { Cdk } from '../harness/cdk';
import { Environment } from '../harness/environment';

const SEEDS = ['1', '2'];
const MORE_SEEDS = ['3', '4', '5', '6'];

/** The emulator provisions in another order than usual, where the template lets it: nothing may depend on luck. */
function shuffled(seeds: string[], name: string, full = false): Scenario {
  const chart: [string, string][] = [
    ['import { BackupSchedule,', 'import { BackupSchedule, CertManagerInstallation,'],
    ['defaults: PlatformDefaults.V1,', 'defaults: PlatformDefaults.V1,\n  certManager: CertManagerInstallation.helmChart(),'],
  ];
  return {
    name,
    full,
    run: async ({ environment, step }) => {
      for (const [at, seed] of seeds.entries()) {
        // cert-manager comes from the add-on of EKS, and every other time from its own chart.
        const cdk = new Cdk(environment, 'examples/quickstart/app.ts').edit(...(at % 2 === 0 ? [] : chart));
        await cdk.bootstrap();
        const before = await leftovers(environment);
        await withSeed(environment, seed, async () => {
          await step(`seed ${seed}, cert-manager from ${at % 2 === 0 ? 'its add-on' : 'its chart'}: cdk deploy`, () => cdk.deploy());
          await step(`seed ${seed}: CassandraDatacenter is ready`, () => ready(environment));
          await step(`seed ${seed}: cdk destroy`, () => destroy(environment, cdk));
          await step(`seed ${seed}: only data is left`, async () => assertOnlyDataLeft(await leftovers(environment, before)));
        });
      }
    },
  };
}

export const order = shuffled(SEEDS, 'order');
export const moreOrders = shuffled(MORE_SEEDS, 'more-orders', true);

/** The check can fail: without the dependency on the operator, the cluster's custom resource comes before its definition. */
export const plantedFault: Scenario = {
  name: 'planted-fault',
  run: async ({ environment, step }) => {
    const cdk = new Cdk(environment, 'examples/quickstart/app.ts').edit(['', `
import { CfnResource } from 'aws-cdk-lib';
for (const one of stack.node.findAll()) {
  if (CfnResource.isCfnResource(one) && /Orders\\/.*K8ssandraCluster/.test(one.node.path)) one.addDeletionOverride('DependsOn');
}
`]);
    await cdk.bootstrap();
    await step('a missing dependency is found when the operator comes late', () => withSeed(environment, 'last:PlatformOperator', async () => {
      const { code, output } = await cdk.deploy({ mayFail: true });
      assert.notEqual(code, 0);
      assert.match(output, /no matches for kind|not found/);
    }));
    await destroy(environment, cdk);
  },
};

async function withSeed(environment: Environment, seed: string, work: () => Promise<void>): Promise<void> {
  fs.writeFileSync(environment.seedFile, seed);
  try {
    await work();
  } finally {
    fs.rmSync(environment.seedFile);
  }
}
