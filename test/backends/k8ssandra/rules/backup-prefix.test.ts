import { describeRule, GOOD } from '../../../rules/rule-cases';

const prefix = (text: string) => ({ backup: { ...GOOD.backup!, prefix: text } });

describeRule('backup-prefix', {
  fails: {
    'a path': { props: prefix('team/orders'), says: /"team\/orders"/ },
    'one character': { props: prefix('o'), says: /"o"/ },
    'a wildcard': { props: prefix('or*ers'), says: /"or\*ers"/ },
    'nothing': { props: prefix(''), says: /got ""/ },
  },
  passes: {
    'a segment': prefix('orders_eu-1.v2'),
    'the default': {},
    'a token': prefix('${Token[prefix.1]}'),
  },
});
