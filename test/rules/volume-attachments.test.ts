import { Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { describeRule, withDatacenter } from './rule-cases';
import { judge } from '../../lib/rules';
import { instanceFacts } from '../../lib/sizing/instance-facts';
import { modelOf } from '../plan/models';
import { TYPES } from '../sizing/types';

const machine = (volumes: number | undefined, nodesPerWorker?: number) => withDatacenter({
  nodesPerWorker,
  instanceType: new ec2.InstanceType('q1.large'),
  instanceFacts: { vcpus: 8, memory: Size.gibibytes(64), ebs: { mbps: 2500, iops: 12000, volumes } },
});

describeRule('volume-attachments', {
  fails: {
    'an instance with room for its root volume only': { props: machine(1), says: /q1\.large cannot attach their root volume and that of each node: got 2, allowed: at most 1; use another/ },
    'volumes of two nodes': { props: machine(2, 2), says: /got 3, allowed: at most 2; lower nodesPerWorker/ },
  },
  passes: {
    'just enough': machine(2),
    'just enough for two nodes': machine(3, 2),
    'an instance of which nobody knows it': machine(undefined),
  },
});

test('places that network interfaces take are counted, the first interface aside', () => {
  const tight = (volumesShareSlots: boolean) => {
    const model = modelOf();
    const [datacenter] = model.datacenters;
    // Five addresses of each are for pods, so a pool of 12 needs three interfaces.
    const instance = {
      ...datacenter.instance!,
      ebs: { ...datacenter.instance!.ebs!, volumes: 3 },
      network: { interfaces: 4, addressesPerInterface: 6 },
      volumesShareSlots,
    };
    return judge({ ...model, datacenters: [{ ...datacenter, instance }] }).errors.filter(({ rule }) => rule === 'volume-attachments');
  };
  expect(tight(false)).toEqual([]);
  expect(tight(true)).toEqual([expect.objectContaining({ message: expect.stringMatching(/beside 2 more network interfaces.*got 4, allowed: at most 3/) })]);
});

test('the table tells which types share places', () => {
  expect(instanceFacts('r6g.2xlarge')).toMatchObject({ ebs: { volumes: 27 }, volumesShareSlots: true });
  expect(instanceFacts('r8g.2xlarge')).not.toHaveProperty('volumesShareSlots');
  expect(TYPES.filter((type) => instanceFacts(type)!.volumesShareSlots).length).toBeGreaterThan(100);
});
