import { describeRule } from './rule-cases';

describeRule('no-backup', {
  warns: { 'no backups': { props: { backup: undefined }, says: /"orders" has no backups/ } },
  passes: { backups: {} },
});
