import type { Check } from './check';
import { datacenterThere } from './datacenter-there';
import { kubernetesVersion } from './kubernetes-version';
import { leavingBegun } from './leaving-begun';
import { replicasLeft } from './replicas-left';
import { restartPending } from './restart-pending';
import { restoreRunning } from './restore-running';
import { ringBusy } from './ring-busy';

/** All checks before a change, in the order in which they are reported. */
export const CHECKS: readonly Check[] = [datacenterThere, leavingBegun, restoreRunning, replicasLeft, ringBusy, restartPending, kubernetesVersion];
