import { describeRule, withDatacenter } from '../../../rules/rule-cases';

const racks = (...names: string[]) => withDatacenter({ racks: names.map((name) => ({ name })) });

describeRule('rack-names', {
  fails: {
    'one character': { props: racks('a', 'r2', 'r3'), says: /"a"/ },
    'a space': { props: racks('rack a', 'r2', 'r3'), says: /"rack a"/ },
    'a leading digit': { props: racks('1a', 'r2', 'r3'), says: /"1a"/ },
    'equal after cleaning': { props: racks('rack_a', 'rack-a', 'r3'), says: /"rack_a" and "rack-a".*both called "rack-a"/ },
    'equal but for case': { props: racks('RackA', 'racka', 'r3'), says: /both called "racka"/ },
    'equal': { props: racks('r1', 'r1', 'r3'), says: /both called "r1"/ },
  },
  passes: {
    'upper case and underscores, all different': racks('Rack_A', 'Rack_B', 'Rack_C'),
  },
});
