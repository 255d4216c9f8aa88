import { rebuildSource } from './rebuild-source';
import type { Rule } from '../../../rules/rule';

/** What only k8ssandra-operator, and what it deploys, ask of a cluster. */
export const RULES: readonly Rule[] = [rebuildSource];
