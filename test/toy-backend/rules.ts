import type { ToyModel } from './render';
import { differ, shown } from '../../lib/model/guarded-cluster';
import { defineRule } from '../../lib/rules/rule';
import { defineTransition } from '../../lib/rules/transitions/transition';

export const toyFlavour = defineRule({
  id: 'toy-flavour',
  title: 'The flavour is one that there is',
  why: 'The toy does nothing for others.',
  source: 'toy 1.0',
  * offences({ own }) {
    const { flavour } = own as ToyModel;
    if (!['sweet', 'sour'].includes(flavour)) yield { what: 'the toy has no such flavour', got: flavour, allowed: 'sweet, sour', fix: 'choose one of them' };
  },
});

export const toyFlavourKept = defineTransition({
  id: 'toy-flavour-kept',
  title: 'A ring keeps its flavour',
  why: 'the toy would start again',
  source: 'toy 1.0',
  * missteps(before, after) {
    const [old, now] = [before.extra?.flavour, after.extra?.flavour];
    if (differ(old, now)) yield { what: `the flavour changes from ${shown(old)} to ${shown(now)}`, fix: 'put it back' };
  },
});
