import { dc, describeTransition, Side } from './transition-cases';
import type { GuardedLeaving, GuardedRackInstances } from '../../../lib/model/guarded-cluster';

/** Instances of three racks, as [there are, its nodes need]. */
const racks = (...counts: Array<[number, number]>): GuardedRackInstances[] => counts.map(([instances, needed], at) => ({ rack: `r${at + 1}`, instances, needed }));
const leaves = (leaving: Partial<GuardedLeaving>): Side => ({ ...dc({}), around: { leaving: [{ name: 'dc2', workers: 3, ...leaving }] } });
const stands = (rackInstances?: GuardedRackInstances[], foreignWorkers = false): Side => ({
  ...dc({}, { name: 'dc2' }), around: { instances: new Map([['dc2', { foreignWorkers, rackInstances }]]) },
});
const THREE = racks([1, 1], [1, 1], [1, 1]);
const ours = { foreignWorkers: false, rackInstances: THREE };

describeTransition('leaving-kept', {
  never: {
    'fewer instances in a rack': { from: stands(THREE), to: leaves({ ...ours, rackInstances: racks([1, 1], [0, 1], [1, 1]) }), says: /"dc2" leaves and rack "r2" keeps 0 of 1 instances/ },
    'a rack less': { from: stands(THREE), to: leaves({ ...ours, rackInstances: THREE.slice(0, 2) }), says: /rack "r3" keeps 0 of 1 instances/ },
    'instances of others from now on': { from: stands(THREE), to: leaves({ foreignWorkers: true }), says: /loses its instances, which others shall make/ },
    'instances of its own from now on': { from: stands(undefined, true), to: leaves(ours), says: /gets instances of its own, on which its nodes are not/ },
    'a rack less, later': { from: leaves(ours), to: leaves({ ...ours, rackInstances: THREE.slice(1) }), says: /rack "r1" keeps 0 of 1 instances/ },
    'instances that no node needed, later': {
      from: leaves({ ...ours, rackInstances: racks([2, 1], [1, 1], [1, 1]) }), to: leaves(ours), says: /rack "r1" keeps 1 of 2 instances/,
    },
    'instances of others, later': { from: leaves(ours), to: leaves({ foreignWorkers: true }), says: /loses its instances/ },
    'fewer when it comes back': { from: leaves({ ...ours, rackInstances: racks([2, 2], [1, 1], [1, 1]) }), to: stands(THREE), says: /rack "r1" keeps 1 of 2 instances/ },
    'fewer, in a template of the first releases': { from: leaves({ workers: 3 }), to: leaves({ workers: 2 }), says: /keeps instances for 2 of 3 nodes/ },
  },
  passes: {
    'all of them stay': { from: stands(THREE), to: leaves(ours) },
    'instances that no node needs go with the first step': { from: stands(racks([2, 1], [1, 1], [1, 1])), to: leaves(ours) },
    'instances of others': { from: stands(undefined, true), to: leaves({ foreignWorkers: true }) },
    'what a template of the first releases did not tell': { from: leaves({ workers: 3 }), to: leaves(ours) },
    'it is gone': { from: leaves(ours), to: dc({}) },
    'it comes back without instances that no node needed': { from: leaves({ ...ours, rackInstances: racks([2, 1], [1, 1], [1, 1]) }), to: stands(THREE) },
    'it comes back as it was': { from: leaves(ours), to: stands(THREE) },
  },
});

describeTransition('leaving-back', {
  refuses: { 'back again': { from: leaves(ours), to: stands(THREE), says: /"dc2" leaves and comes back: .*If the operator has not begun/ } },
  passes: { 'another one comes': { from: leaves(ours), to: dc({}, { name: 'dc3' }) } },
});
