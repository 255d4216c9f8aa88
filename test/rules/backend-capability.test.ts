import { describeRule } from './rule-cases';

/** What it refuses is tried with a backend that can do little: test/toy-backend. */
describeRule('backend-capability', {
  passes: { 'what k8ssandra-operator can do': {}, 'without repairs and backups': { repair: { enabled: false }, backup: undefined } },
});
