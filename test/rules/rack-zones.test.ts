import { describeRule, withDatacenter } from './rule-cases';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];

describeRule('rack-zones', {
  fails: {
    'more racks than zones': {
      props: { availabilityZones: ZONES.slice(0, 2), ...withDatacenter({ racks: [{ name: 'r1' }, { name: 'r2' }, { name: 'r3', availabilityZone: 'eu-west-1b' }] }) },
      says: /more racks than there are availability zones: got 3, allowed: at most 2/,
    },
    'zones of two regions': { props: { availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-central-1c'] }, says: /in several regions.*got "eu-west-1, eu-central-1"/ },
    'no racks': { props: withDatacenter({ racks: [] }), says: /no racks/ },
    'a zone that the network does not have': {
      props: withDatacenter({ racks: [{ name: 'r1', availabilityZone: 'eu-west-1f' }] }),
      says: /"eu-west-1f", allowed: eu-west-1a, eu-west-1b, eu-west-1c/,
    },
  },
  warns: {
    'two racks in one zone': {
      props: withDatacenter({ racks: [{ name: 'r1', availabilityZone: ZONES[0] }, { name: 'r2', availabilityZone: ZONES[0] }, { name: 'r3', availabilityZone: ZONES[1] }] }),
      says: /in one availability zone: got "eu-west-1a"/,
    },
  },
  passes: {
    'racks of the zones by default': {},
    'a Local Zone beside zones of its region': { availabilityZones: ['us-west-2a', 'us-west-2b', 'us-west-2-lax-1a'] },
    'racks in another order than the zones': withDatacenter({ racks: [...ZONES].reverse().map((availabilityZone, at) => ({ name: `r${at + 1}`, availabilityZone })) }),
    'zones that only the deployment knows': { availabilityZones: ['${Token[zone.1]}', '${Token[zone.2]}', '${Token[zone.3]}'] },
  },
});
