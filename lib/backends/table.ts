import type { Backend } from './backend';
import { K8SSANDRA } from './k8ssandra/backend';

/** Every backend that there is, for what judges templates of all of them. */
export const BACKENDS: readonly Backend[] = [K8SSANDRA];
