import { describeTransition, judgeChange, patched, Side } from './transition-cases';
import { CassandraCertificates, InternodeEncryption, InternodeEncryptionProps } from '../../../lib';
import { GOOD_DATACENTER } from '../rule-cases';

const certificates = CassandraCertificates.fromCertManager({ password: { secretName: 'pw' } });
const { BETWEEN_DATACENTERS, BETWEEN_RACKS } = InternodeEncryption;
const unknown = patched('/spec/cassandra/config', { cassandraYaml: { server_encryption_options: { internode_encryption: { Ref: 'Scope' } } } });
const internode = (props: Omit<InternodeEncryptionProps, 'certificates'> = {}): Side => ({ props: { encryption: { internode: { certificates, ...props } } } });
const oneRack = (side: Side): Side => ({
  props: { ...side.props, datacenters: [{ ...GOOD_DATACENTER, racks: [{ name: 'r1', availabilityZone: 'eu-west-1a' }] }] },
});
const twoDatacenters = (side: Side): Side => ({ props: { ...side.props, datacenters: [GOOD_DATACENTER, { ...GOOD_DATACENTER, name: 'dc2' }] } });

/** docs/encryption.md: each step synthesizes, and none is refused, there and back. */
const STEPS: Side[] = [{}, internode({ scope: BETWEEN_DATACENTERS, optional: true }), internode({ optional: true }), internode()];

describeTransition('internode-encryption', {
  refuses: {
    'turned on at once': { to: internode(), says: /"dc1" goes from "none" to "all", which cuts off peers in the same rack.*BETWEEN_DATACENTERS with optional/ },
    'turned on at once, optionally: nodes that restart last cannot read what the first ones send': { to: internode({ optional: true }), says: /to "all optional"/ },
    'turned off at once': { from: internode(), to: {}, says: /from "all" to "none"/ },
    'a step left out': { from: STEPS[1], to: STEPS[3], says: /from "dc optional" to "all"/ },
    'between racks': { to: internode({ scope: BETWEEN_RACKS }), says: /cuts off peers in another rack/ },
  },
  passes: {
    ...Object.fromEntries(STEPS.slice(1).map((to, at) => [`step ${at + 1}`, { from: STEPS[at], to }])),
    ...Object.fromEntries(STEPS.slice(1).map((from, at) => [`step ${at + 1}, back`, { from, to: STEPS[at] }])),
    'from the start': { from: internode(), to: internode() },
    'between racks, if there is one': { from: oneRack({}), to: oneRack(internode({ scope: BETWEEN_RACKS })) },
    'a scope that only the deployment knows': { to: unknown },
    'a template that does not tell': { from: unknown, to: internode() },
  },
});

test('fails: between datacenters, if there are two, for which there are no steps', () => {
  const said = judgeChange({ from: twoDatacenters({}), to: twoDatacenters(internode({ scope: BETWEEN_DATACENTERS, optional: true })) });
  const expected = (name: string) => expect.stringMatching(new RegExp(`"${name}".*cuts off peers in another datacenter.*no step between nothing and everything`));
  expect(said).toEqual([expected('dc1'), expected('dc2')]);
});
