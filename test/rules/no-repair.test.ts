import { describeRule } from './rule-cases';

describeRule('no-repair', {
  warns: { 'repair off': { props: { repair: { enabled: false } }, says: /"orders" is not repaired/ } },
  passes: { 'repair by default': {}, 'repair on': { repair: { enabled: true } } },
});
