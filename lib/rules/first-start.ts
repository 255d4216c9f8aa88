import { defineRule } from './rule';
import { FIRST_START_LIMIT_MINUTES, firstStartMinutes } from '../sizing/durations';

export const firstStart = defineRule({
  id: 'first-start',
  title: 'A new cluster starts within the time that the deployment waits',
  why: 'The operator starts nodes one after another, and a CloudFormation custom resource must respond within an hour. After that, a first deployment fails.',
  source: 'Cassandra\'s consistent range movement: nodes join one after another; CloudFormation\'s ServiceTimeout; minutes a node are an estimate (docs/sizing.md)',
  * offences(model) {
    const minutes = firstStartMinutes(model);
    if (minutes <= FIRST_START_LIMIT_MINUTES) return;
    yield {
      level: 'warning',
      what: `the first start of Cassandra cluster "${model.name}" may take longer than the deployment waits`,
      got: `about ${minutes} minutes`,
      allowed: `${FIRST_START_LIMIT_MINUTES} minutes`,
      fix: 'deploy it first with fewer nodes and then with all, or with --no-rollback and once more; acknowledge it when the cluster runs',
    };
  },
});
