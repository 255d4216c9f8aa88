import type { Proof } from './proofs';

/** What this library does about one thing that is known to go wrong. */
export type Answer =
  | { readonly kind: 'rule'; readonly rules: readonly string[]; readonly note?: string }
  | { readonly kind: 'made' | 'absent' | 'right'; readonly note: string; readonly proof: Proof }
  | { readonly kind: 'none'; readonly note: string };

/** One thing that goes wrong: its id in the sheets of measurements, what it is, and the answer to it. */
export type Row = readonly [id: string, subject: string, answer: Answer];

/** A rule refuses it or warns about it. */
export const rule = (...rules: string[]): Answer => ({ kind: 'rule', rules });
/** A rule refuses what of it can be written with this library. */
export const ruleNote = (note: string, ...rules: string[]): Answer => ({ kind: 'rule', rules, note });
/** It cannot be written: the library makes that part itself, or a type allows nothing else. */
export const made = (note: string, proof: Proof): Answer => ({ kind: 'made', note, proof });
/** The library does not offer it. Whoever writes it with the typed resources or a patch is on his own. */
export const absent = (note: string, proof: Proof): Answer => ({ kind: 'absent', note, proof });
/** Nothing is wrong with it, and the library takes or does it. */
export const right = (note: string, proof: Proof): Answer => ({ kind: 'right', note, proof });
/** No rule is possible: it is not known when the app is synthesized. */
export const none = (note: string): Answer => ({ kind: 'none', note });
