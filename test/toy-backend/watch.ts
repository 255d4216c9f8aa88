import { Kind, Watch } from '../../lib/backends/watch';

/** Of this backend: it goes into templates. */
export const ID = 'toy';

export const RING: Kind = { group: 'toy.example.com', version: 'v1', plural: 'rings', kind: 'Ring' };
const MEMBER: Kind = { group: 'toy.example.com', version: 'v1', plural: 'members', kind: 'Member' };

export const WATCH: Watch = {
  owner: RING, children: [MEMBER], looks: [], ready: ID, probes: [{ kind: RING, spec: { release: '5.0.6', nodes: 1 } }],
};
