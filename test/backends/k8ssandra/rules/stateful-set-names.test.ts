import { describeRule, withDatacenter } from '../../../rules/rule-cases';

const long = (length: number) => 'x'.repeat(length);
// "orders" + "dc1" + rack + "sts" and three dashes: 15 characters and the rack's.
const rackOf = (length: number) => withDatacenter({ racks: [{ name: 'r1' }, { name: 'r2' }, { name: long(length) }] });

describeRule('stateful-set-names', {
  fails: {
    'a name of 61 characters': { props: rackOf(61 - 15), says: /61 characters/ },
    'a long clusterName': { props: { clusterName: long(58), ...withDatacenter({ racks: [{ name: 'r1' }] }) }, says: /rack "r1".*69 characters/ },
  },
  passes: {
    'a name of 60 characters': rackOf(60 - 15),
    'a clusterName that is shortened by cleaning': { clusterName: `${long(45)} ${'.'.repeat(30)}` },
  },
});
